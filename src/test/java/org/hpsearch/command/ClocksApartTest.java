package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Machines whose clocks are five minutes ahead of, or behind, that of the file system they share.
class ClocksApartTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private Hps right = new Hps(Path.of("none"));

    @BeforeEach
    void project() throws IOException {
        right = new Hps(folder);
        Files.writeString(folder.resolve("train.sh"), "echo 'epoch 1/1 loss: 0.5'; echo $1 > m.ckpt\n");
    }

    private RunRecord train(Hps machine, String value) {
        Hps.Outcome outcome = machine.run("run", "--no-sys", "-q", "--", "sh", "train.sh", value);
        assertEquals(0, outcome.code(), outcome.err());
        Store store = new Store(folder.resolve("hps-runs"));
        return store.ids().stream()
                .map(id -> store.run(id).read())
                .filter(run -> String.valueOf(run.params().get("arg1")).contains(value))
                .findFirst()
                .orElseThrow();
    }

    private static void assertKept(RunRecord run) {
        assertEquals(1, run.checkpoints().size(), run.toString());
        Checkpoint kept = run.checkpoints().getFirst();
        assertEquals("m.ckpt", kept.path());
        Double time = kept.time();
        assertTrue(time != null && time >= 0 && time < 60, kept.toString());
    }

    @Test
    void whatAProgramWritesIsItsOwnWhereverItRuns() throws IOException {
        Path older = Files.writeString(folder.resolve("older.ckpt"), "of nobody");
        Files.setLastModifiedTime(older, FileTime.from(Instant.now().minusSeconds(60)));
        assertKept(train(right.ahead(FIVE_MINUTES), "first"));
        assertKept(train(right.ahead(FIVE_MINUTES.negated()), "second"));
        assertKept(train(right.ahead(FIVE_MINUTES), "third"));
        assertKept(train(right, "fourth"));
    }
}
