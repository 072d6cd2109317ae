package org.hpsearch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What has become of a run, over its end, machine, boot, namespace, processes and heartbeat.
class RunStateTest {
    private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
    private static final ProcessInfo.Process ALIVE =
            Host.process(ProcessHandle.current().pid());
    private static final ProcessInfo.Process GONE = new ProcessInfo.Process(ALIVE.pid(), ALIVE.start() - 100_000);
    private static final String HERE = Host.machine();

    private static RunState of(@Nullable ProcessInfo process, int secondsAgo) {
        return RunState.of(new Liveness(process, NOW.minusSeconds(secondsAgo), null), NOW);
    }

    private static ProcessInfo process(
            ProcessInfo.Process shim, ProcessInfo.Process program, String namespace, String boot, String machine) {
        return new ProcessInfo(shim, program, namespace, boot, machine);
    }

    @Test
    void anEndSaysIt() {
        assertEquals(RunState.FINISHED, RunState.of(Liveness.ended(new EndStatus(0, NOW)), NOW));
        assertEquals(RunState.FAILED, RunState.of(Liveness.ended(new EndStatus(1, NOW)), NOW));
        assertEquals(RunState.KILLED, RunState.of(Liveness.ended(new EndStatus(137, NOW)), NOW));
        assertEquals(RunState.STOPPED, RunState.of(Liveness.ended(new EndStatus(143, NOW).stoppedBy("halving")), NOW));
    }

    @Test
    void aProcessOfThisBootIsLookedAt() {
        String space = Host.namespace();
        String boot = Host.boot();
        assertEquals(RunState.RUNNING, of(process(ALIVE, GONE, space, boot, HERE), 9999));
        assertEquals(RunState.RUNNING, of(process(GONE, ALIVE, space, boot, HERE), 9999));
        assertEquals(RunState.LOST, of(process(GONE, GONE, space, boot, HERE), 0));
        assertEquals(RunState.LOST, of(process(GONE, ProcessInfo.Process.NONE, space, boot, HERE), 0));
    }

    @Test
    void elsewhereTheHeartbeatCounts() {
        String boot = Host.boot();
        assertEquals(RunState.RUNNING, of(process(ALIVE, ALIVE, "other", boot, HERE), 599));
        assertEquals(RunState.SILENT, of(process(ALIVE, ALIVE, "other", boot, HERE), 600));
        assertEquals(RunState.RUNNING, of(process(ALIVE, ALIVE, "other", "other", "other"), 599));
        assertEquals(RunState.RUNNING, of(process(ALIVE, ALIVE, "other", "other", "other"), -60));
        assertEquals(RunState.SILENT, of(process(ALIVE, ALIVE, "other", "other", "other"), 600));
        assertEquals(RunState.LOST, of(process(ALIVE, ALIVE, Host.namespace(), "older", HERE), 600));
        assertEquals(RunState.RUNNING, of(process(ALIVE, ALIVE, Host.namespace(), "older", HERE), 599));
    }

    @Test
    void whatCannotBeToldIsSilent() {
        assertEquals(RunState.SILENT, of(null, 0));
        assertEquals(RunState.SILENT, RunState.of(Liveness.UNKNOWN, NOW));
        assertEquals(
                RunState.SILENT, of(process(ProcessInfo.Process.NONE, ALIVE, Host.namespace(), Host.boot(), HERE), 0));
        assertEquals(
                RunState.SILENT,
                RunState.of(new Liveness(process(ALIVE, ALIVE, "other", "other", "other"), null, null), NOW));
    }

    @Test
    void words() {
        assertEquals(
                "finished, failed, killed, stopped, running, lost, silent, unread, queued",
                Arrays.stream(RunState.values()).map(RunState::word).collect(Collectors.joining(", ")));
    }
}
