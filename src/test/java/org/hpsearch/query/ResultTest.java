package org.hpsearch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunFacts;
import org.junit.jupiter.api.Test;

/// How a table says which runs it shows.
class ResultTest {
    private static String about(int rows, int total, String words, String best) {
        Row row = new Row(
                RunFacts.alone(KnownRuns.record('a', "t", "", ""), "digits", KnownRuns.NOW), Map.of(), Set.of());
        return new Result(
                        Collections.nCopies(rows, row),
                        total,
                        Optional.empty(),
                        new Result.Order(words, best),
                        List.of())
                .about();
    }

    @Test
    void allOrSomeOfTheRuns() {
        assertEquals("0 runs", about(0, 0, "newest first", ""));
        assertEquals("1 run", about(1, 1, "best acc first", "acc"));
        assertEquals("1,000 runs", about(1000, 1000, "newest first", ""));
        assertEquals("best 1 of 1,200 runs by acc", about(1, 1200, "best acc first", "acc"));
        assertEquals("0 of 3 runs, newest first", about(0, 3, "newest first", ""));
        assertEquals("2 of 3 runs", about(2, 3, "", ""));
    }
}
