package org.hpsearch.launch;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hpsearch.run.Host;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.run.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run whose hps was killed.
class RecoveryTest {
    @TempDir
    Path scratch;

    private RunFolder run;

    @BeforeEach
    void hpsWasKilled() throws IOException {
        run = new Store(scratch.resolve("hps-runs")).create(Instant.now());
        run.writeParams(Map.of());
        run.writeInfo(RunInfo.of(run.id(), "train", Invocation.of(List.of("train"), ".")));
        Files.writeString(run.file(RunFolder.OUTPUT), "epoch 1 loss: 0.5\nepoch 2 loss: 0.25\n");
        Files.writeString(run.file(RunFolder.METRICS), "step,time,metric,value\n1,0.5,loss,0.5\n");
        Files.writeString(run.file(RunFolder.EXIT), "0\n");
    }

    private void ranOn(String machine, String boot) throws IOException {
        ProcessInfo.Process gone = new ProcessInfo.Process(4_100_000, 1);
        run.writeProcess(new ProcessInfo(gone, gone, Host.namespace(), boot, machine));
    }

    @Test
    void theLogCompletesTheRowsAndTheEndIsNoted() throws IOException {
        ranOn(Host.machine(), Host.boot());
        assertTrue(Recovery.isDue(run, run.read()));
        Recovery.Outcome outcome = Recovery.complete(run, run.read());
        assertEquals(1, outcome.added());
        assertEquals(
                "step,time,metric,value\n1,0.5,loss,0.5\n2,,loss,0.25\n",
                Files.readString(run.file(RunFolder.METRICS)));
        assertEquals(RunState.FINISHED, outcome.record().state(Instant.now()));
        assertFalse(Recovery.isDue(run, run.read()));
    }

    @Test
    void theFolderOfAnotherMachineIsCompletedInMemoryAlone() throws IOException {
        ranOn("another", "boot");
        RunRecord record = Recovery.complete(run, run.read()).record();
        assertEquals(2, requireNonNull(record.metrics().summaries().get("loss")).count());
        assertEquals("step,time,metric,value\n1,0.5,loss,0.5\n", Files.readString(run.file(RunFolder.METRICS)));
        assertFalse(Files.exists(run.file(RunFolder.STATUS)));
    }

    @Test
    void aRunThatHasAnEndIsLeftAlone() throws IOException {
        ranOn(Host.machine(), Host.boot());
        Files.writeString(run.file(RunFolder.STATUS), "{\"exit\": 3}");
        assertFalse(Recovery.isDue(run, run.read()));
    }
}
