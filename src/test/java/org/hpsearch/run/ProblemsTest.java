package org.hpsearch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static RuntimeException fault(String message) {
        RuntimeException fault = new IllegalStateException(message);
        fault.setStackTrace(new StackTraceElement[] {new StackTraceElement("Reader", "line", "Reader.java", 12)});
        return fault;
    }

    @Test
    void theFirstOfAKindIsReportedAtOnceAndAllAreCounted() {
        List<String> warnings = new ArrayList<>();
        Problems problems = new Problems(warnings::add);
        problems.bug("read a line of the output", fault("seven"));
        problems.bug("read on in log.csv", fault("eight"));
        problems.bug("read a line of the output", fault("nine"));
        assertEquals(
                List.of(
                        "hps could not read a line of the output; this is a bug in hps, please report it: "
                                + "java.lang.IllegalStateException: seven at Reader.line(Reader.java:12)",
                        "hps could not read on in log.csv; this is a bug in hps, please report it: "
                                + "java.lang.IllegalStateException: eight at Reader.line(Reader.java:12)"),
                warnings);
        assertEquals(
                List.of(
                        "hps could not read a line of the output (2 times); this is a bug in hps, please report it: "
                                + "java.lang.IllegalStateException: seven at Reader.line(Reader.java:12)",
                        warnings.getLast()),
                problems.sentences());
    }

    @Test
    void theEndOfARunKeepsThem() {
        EndStatus end = new EndStatus(3, Instant.parse("2026-11-25T10:00:00Z")).with(List.of("hps could not"));
        Value.Obj json = end.json();
        assertEquals(end, EndStatus.parse(json));
        assertEquals(
                List.of(),
                java.util.Objects.requireNonNull(EndStatus.parse(new EndStatus(0, Instant.EPOCH).json()))
                        .problems());
    }
}
