package org.hpsearch.query.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.hpsearch.query.KnownRuns;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Store;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

/// Which values pass a test in memory.
class ValueTestTest {
    private static final List<String> VALUES =
            List.of("0.3", "3e-1", "-0.0", "true", "null", "\"auto\"", "\"Big Net\"", "[0.3, \"big\"]", "[]");

    private static Value json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Query.Clause clause(String test) {
        return (Query.Clause) QueryParser.parse("f" + test);
    }

    private static String passing(String test) {
        StringBuilder passing = new StringBuilder();
        for (String json : VALUES) {
            if (ValueTest.param(clause(test).test(), json(json))) {
                passing.append(passing.isEmpty() ? "" : " ").append(json);
            }
        }
        return passing.toString();
    }

    @Test
    void parameters() {
        assertEquals(String.join(" ", VALUES), passing(":*"));
        assertEquals("0.3 3e-1 [0.3, \"big\"]", passing(":.3"));
        assertEquals("-0.0", passing(":0"));
        assertEquals("true", passing(":1"));
        assertEquals("0.3 3e-1 [0.3, \"big\"]", passing(":[0.3 TO 0.3]"));
        assertEquals("true", passing(">0.3"));
        assertEquals("0.3 3e-1 -0.0 [0.3, \"big\"]", passing("<1"));
        assertEquals("null", passing(":null"));
        assertEquals("\"Big Net\" [0.3, \"big\"]", passing(":big"));
        assertEquals("[0.3, \"big\"]", passing("=BIG"));
        assertEquals("\"Big Net\"", passing("=\"big net\""));
        assertEquals("3e-1", passing(":3e*"));
        assertEquals("\"auto\" \"Big Net\" [0.3, \"big\"]", passing(":[a TO c]"));
        assertEquals("\"Big Net\" [0.3, \"big\"]", passing(":bag~1"));
        assertEquals("\"auto\"", passing(":ato~1"));
        assertEquals("-0.0 true null \"auto\" \"Big Net\" [0.3, \"big\"]", passing("!=0.3"));
        assertEquals("0.3 3e-1 -0.0 true null \"auto\" \"Big Net\" [0.3, \"big\"]", passing(":[* TO *]"));
    }

    @Test
    void wordsOfATextAndKeywords() {
        String text = "CUDA out of memory";
        assertTrue(ValueTest.words(clause(":\"out of\"").test(), text));
        assertTrue(ValueTest.words(clause(":mem*").test(), text));
        assertTrue(ValueTest.words(clause(":memry~1").test(), text));
        assertEquals(false, ValueTest.words(clause(":\"of out\"").test(), text));
        assertEquals(false, ValueTest.words(clause("!=cuda").test(), text));
        assertEquals(true, ValueTest.keyword(clause(":Out*").test(), "out of memory"));
        assertEquals(false, ValueTest.keyword(clause(":out").test(), "out of memory"));
        assertEquals(true, ValueTest.keyword(clause("!=out").test(), "out of memory"));
    }

    @Test
    void textsOfAValue() {
        assertEquals(List.of("a", "b"), ValueTest.texts(json("[1, \"a\", [\"b\", null]]")));
        assertEquals(List.of(), ValueTest.texts(Value.of(1L)));
    }

    @Test
    void numbersOfMetrics() {
        assertEquals(true, FieldTest.number(clause(":*"), Double.NaN));
        assertEquals(false, FieldTest.number(clause("!=1"), Double.NaN));
        assertEquals(true, FieldTest.number(clause("!=1"), 2));
        assertEquals(true, FieldTest.number(clause(":[1 TO 2]"), 2));
        assertEquals(false, FieldTest.number(clause(":[1 TO 2}"), 2));
        assertEquals(true, FieldTest.number(clause(">1"), Double.POSITIVE_INFINITY));
        assertEquals(
                "'f' has numbers, and 'x' is not one",
                assertThrows(QueryException.class, () -> FieldTest.number(clause(":x"), 1))
                        .getMessage());
    }

    @Test
    void aFieldOfARunThatNoIndexHolds() {
        FieldTest fields = new FieldTest(new Store(Path.of("/nowhere")), KnownRuns.NOW, () -> ZoneOffset.UTC);
        RunRecord run = KnownRuns.record('b', "train", "", "");
        assertEquals(true, fields.passes(RunField.STARTED, clause(":2026-09-02"), run));
        assertEquals(true, fields.passes(RunField.DURATION, clause(":60"), run));
        assertEquals(false, fields.passes(RunField.SIZE, clause(":*"), run), "its files are not looked at");
        assertEquals(false, fields.passes(RunField.LOG, clause(":*"), run));
        assertEquals(List.of(List.of("train")), fields.texts(RunField.COMMAND, run));
    }
}
