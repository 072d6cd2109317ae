package org.hpsearch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How long a run took, or takes, where the clocks of machines differ.
class RunRecordTest {
    private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
    private static final ProcessInfo.Process SOME = new ProcessInfo.Process(5, 5);

    /// @param started   seconds ago
    /// @param heartbeat seconds ago, of a run elsewhere
    private static String running(long started, long heartbeat) {
        ProcessInfo elsewhere = new ProcessInfo(SOME, SOME, "other", "other", "other");
        return duration(started, new Liveness(elsewhere, NOW.minusSeconds(heartbeat), null));
    }

    private static String ended(long started, @Nullable Instant ended) {
        return duration(started, Liveness.ended(new EndStatus(0, ended)));
    }

    private static String duration(long started, Liveness liveness) {
        RunInfo info = RunInfo.of("20260901-110000-aaaaa", "t", Invocation.of(List.of("./t"), "."))
                .by(Provenance.of("n1", "ada", NOW.minusSeconds(started)));
        return String.valueOf(RunRecord.of(info).with(liveness).duration(NOW));
    }

    @Test
    void whereTheClocksAgreeItLastsUntilNow() {
        assertEquals("PT5M", running(300, 59));
        assertEquals("PT0S", running(0, 0));
    }

    @Test
    void whereTheClocksDifferItLastsUntilTheLastHeartbeat() {
        assertEquals("PT40S", running(-300, -340), "its clock is ahead");
        assertEquals("PT40S", running(340, 300), "its clock is behind");
        assertEquals("PT0S", running(-300, 0), "dated by the file system");
    }

    @Test
    void anEndBeforeTheStartIsOfAnotherClock() {
        assertEquals("PT1M", ended(60, NOW));
        assertEquals("null", ended(-60, NOW));
        assertEquals("null", ended(60, null));
    }
}
