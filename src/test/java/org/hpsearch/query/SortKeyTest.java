package org.hpsearch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hpsearch.project.Direction;
import org.hpsearch.query.match.Target;
import org.junit.jupiter.api.Test;

/// What `--sort` takes, and what it says.
class SortKeyTest {
    private static String read(Target target, String... typed) {
        StringBuilder table = new StringBuilder();
        for (String one : typed) {
            SortKey key = SortKey.parse(one);
            table.append(one)
                    .append(": ")
                    .append(key.words(target))
                    .append(key.greatestFirst(target) ? ", falling" : ", rising")
                    .append(key.isBestFirst(target) ? ", best" : "")
                    .append('\n');
        }
        return table.toString();
    }

    @Test
    void aMetricThatRises() {
        assertEquals(
                """
                acc: best acc first, falling, best
                -acc: worst acc first, rising
                +acc: best acc first, falling, best
                acc:best: best acc first, falling, best
                acc:worst: worst acc first, rising
                acc:asc: least acc first, rising
                acc:DESC: greatest acc first, falling, best
                """,
                read(
                        new Target.Metric("acc", "", Direction.MAX),
                        "acc",
                        "-acc",
                        "+acc",
                        "acc:best",
                        "acc:worst",
                        "acc:asc",
                        "acc:DESC"));
    }

    @Test
    void aMetricThatFalls() {
        assertEquals("""
            loss: best loss first, rising, best
            -metric.loss: worst metric.loss first, falling
            loss:asc: least loss first, rising, best
            """, read(new Target.Metric("loss", "", Direction.MIN), "loss", "-metric.loss", "loss:asc"));
    }

    @Test
    void anAggregateRanksAsItsMetric() {
        assertEquals(
                """
                acc.last: best acc.last first, falling
                -acc.last: worst acc.last first, rising
                acc.last:asc: least acc.last first, rising
                """, read(new Target.Metric("acc", "last", Direction.MAX), "acc.last", "-acc.last", "acc.last:asc"));
    }

    @Test
    void withoutADirectionTheLeastComesFirst() {
        String expected = """
            x: least x first, rising
            -x: greatest x first, falling
            x:desc: greatest x first, falling
            a:b: least a:b first, rising
            """;
        for (Target target : List.of(
                new Target.Metric("x", "", Direction.NONE),
                new Target.Metric("x", "count", Direction.MAX),
                new Target.Metric("x", "argbest", Direction.MIN),
                new Target.Param("x"))) {
            assertEquals(expected, read(target, "x", "-x", "x:desc", "a:b"));
        }
    }
}
