package org.hpsearch.query.defaults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.value.Fields;
import org.junit.jupiter.api.Test;

/// The runs that a default holds for.
class ConditionTest {
    private static Condition list(String... experiments) {
        return new Condition("", "", List.of(experiments));
    }

    @Test
    void asAQuery() {
        assertEquals("*", Condition.of("", "").query().print());
        assertEquals("lr:1", Condition.of("lr:1", "").query().print());
        assertEquals(
                "run.experiment=\"my vae\"", Condition.of("", "my vae").query().print());
        assertEquals(
                "run.experiment=vae AND (lr:1 OR n:2)",
                Condition.of("lr:1 OR n:2", "vae").query().print());
        assertEquals(
                "(run.experiment=gan OR run.experiment=vae) AND lr:1",
                new Condition("lr:1", "", List.of("vae", "gan", "vae")).query().print());
        assertThrows(QueryException.class, () -> Condition.of("lr:(", "").query());
    }

    @Test
    void whatIsWrittenIsReadBack() {
        for (Condition condition : List.of(
                Condition.of("", ""), Condition.of("lr:1", ""), Condition.of("lr:1", "vae"), list("b", "a", "b"))) {
            assertEquals(
                    condition,
                    Condition.parse(condition.write(new Fields.Writer()).done()));
        }
        assertEquals(true, Condition.of("", "").isNone());
        assertEquals(false, list("a").isNone());
        assertEquals(true, list("a").isList());
        assertEquals(false, Condition.of("", "a").isList());
    }

    @Test
    void aLongerListTakesThePlaceOfAShorterOne() {
        assertEquals(true, list("a", "b").covers(list("b")));
        assertEquals(true, list("a").covers(list("a")));
        assertEquals(false, list("a").covers(list("a", "b")));
        assertEquals(false, list("a", "b").covers(Condition.of("", "a")));
        assertEquals(false, list("a", "b").covers(Condition.of("", "")));
        assertEquals(false, Condition.of("", "").covers(list("a")));
        assertEquals(true, Condition.of("lr:1", "a").covers(Condition.of("lr:1", "a")));
    }
}
