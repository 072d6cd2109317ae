package org.hpsearch.launch.again;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.run.Host;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Liveness;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.Provenance;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who made a run.
class RunOriginTest {
    @TempDir
    Path scratch;

    private static RunRecord by(String user, String host, String machine) {
        RunRecord run = RunRecord.of(RunInfo.of(WrittenRuns.id('a'), "t", Invocation.of(List.of("t"), "."))
                .by(Provenance.of(host, user, null)));
        ProcessInfo process =
                new ProcessInfo(new ProcessInfo.Process(1, 1), ProcessInfo.Process.NONE, "n", "b", machine);
        return machine.isEmpty() ? run : run.with(new Liveness(process, null, null));
    }

    @Test
    void anotherUserAnotherMachineOrUnknown() {
        Map<String, String> ada = Map.of("USER", "ada", "LOGNAME", "bob");
        assertEquals(false, RunOrigin.isForeign(by("ada", "h", Host.machine()), ada));
        assertEquals(false, RunOrigin.isForeign(by("bob", "h", Host.machine()), Map.of("LOGNAME", "bob")));
        assertEquals(true, RunOrigin.isForeign(by("bob", "h", Host.machine()), ada));
        assertEquals(true, RunOrigin.isForeign(by("ada", "h", Host.machine() + "x"), ada));
        assertEquals(true, RunOrigin.isForeign(by("ada", "h", ""), ada), "no process tells the machine");
        assertEquals(true, RunOrigin.isForeign(by("ada", "h", Host.machine()), Map.of()));
    }

    @Test
    void asASentence() {
        assertEquals("run aaaaa was made by ada on h", RunOrigin.maker(by("ada", "h", "")));
        assertEquals("run aaaaa was made on another machine", RunOrigin.maker(by("", "", "")));
    }

    @Test
    void nothingStartsWithoutConsent() throws IOException {
        WrittenRuns runs = new WrittenRuns(scratch);
        RunRecord foreign = by("eve", "h", Host.machine());
        assertThrows(
                UsageException.class,
                () -> RunOrigin.permits(runs.context(), false, foreign, runs.command("./t --token s3cr3t9 'x", "")),
                "nobody is there to be asked");
        runs.said();
        assertEquals(true, RunOrigin.permits(runs.context(), true, foreign, List.of("command: x")));
        assertEquals(
                true, RunOrigin.permits(runs.context(), false, by("ada", "h", Host.machine()), List.of("command: x")));
        assertEquals("", runs.said());
    }
}
