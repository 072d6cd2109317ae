package org.hpsearch.query.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The numbers of a query.
class BoundTest {
    @Test
    void numbersInAnySpelling() {
        StringBuilder table = new StringBuilder();
        for (String typed :
                List.of("1e-3", ".5", "+5", "5.", "-0", "inf", "-Infinity", "NaN", "*", "x", "", "007", "0x1")) {
            table.append(typed)
                    .append(' ')
                    .append(Bound.number(typed))
                    .append(' ')
                    .append(Bound.low(typed))
                    .append(' ')
                    .append(Bound.high(typed))
                    .append('\n');
        }
        assertEquals("""
            1e-3 1e-3 1e-3 1e-3
            .5 0.5 0.5 0.5
            +5 5 5 5
            5. 5.0 5.0 5.0
            -0 -0 -0 -0
            inf Infinity Infinity Infinity
            -Infinity -Infinity -Infinity -Infinity
            NaN null null null
            * null -Infinity Infinity
            x null null null
             null null null
            007 null null null
            0x1 null null null
            """, table.toString());
    }

    @Test
    void whatHasToBeANumber() {
        Query.Clause clause = new Query.Clause("loss", new Query.Any(), 0);
        assertEquals(
                new Query.Between("-Infinity", false, "0.5", true),
                Bound.required(new Query.Between("*", false, ".5", true), clause, "loss:[* TO .5]"));
        assertEquals(
                new Query.Between("1", true, "Infinity", false),
                Bound.required(new Query.Between("1", true, "*", false), clause, "loss:[1 TO *]"));
        assertThrows(
                QueryException.class,
                () -> Bound.required(new Query.Between("a", true, "1", true), clause, "loss:[a TO 1]"));
        assertThrows(QueryException.class, () -> Bound.required("nan", clause, "loss=nan"));
    }
}
