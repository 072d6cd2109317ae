package org.hpsearch.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A field of another kind than asked for counts as missing.
class FieldsTest {
    private static final Value.Obj OBJECT = (Value.Obj) Json.parse("""
        {"text": "x", "empty": "", "nul": "a\\u0000b", "number": 1.5, "whole": 3e0, "huge": 1e17, "minus": -2,
         "flag": true, "time": "2026-09-01T08:00:00Z", "texts": ["a", 1, null, "b"], "object": {"k": 1, "l": "m"},
         "nothing": null}
        """.getBytes(UTF_8));

    @Test
    void ofTheKindThatIsAskedFor() {
        assertEquals("x", Fields.text(OBJECT, "text"));
        assertEquals("", Fields.text(OBJECT, "empty", "y"));
        assertEquals(1.5, Fields.number(OBJECT, "number"));
        assertEquals(3, Fields.whole(OBJECT, "whole", 9));
        assertEquals(-2, Fields.whole(OBJECT, "minus", 9));
        assertEquals(true, Fields.flag(OBJECT, "flag"));
        assertEquals(Instant.parse("2026-09-01T08:00:00Z"), Fields.time(OBJECT, "time"));
        assertEquals(List.of("a", "b"), Fields.texts(OBJECT, "texts"));
        assertEquals(Map.of("k", "1", "l", "m"), Fields.strings(Fields.object(OBJECT, "object")));
        assertEquals("a\0b", Fields.text(OBJECT, "nul"));
    }

    @Test
    void ofAnotherKindOrMissing() {
        for (String key : List.of("number", "flag", "nothing", "object", "missing")) {
            assertEquals(null, Fields.text(OBJECT, key), key);
            assertEquals("y", Fields.text(OBJECT, key, "y"), key);
            assertEquals(List.of(), Fields.texts(OBJECT, key), key);
            assertEquals(null, Fields.time(OBJECT, key), key);
        }
        assertEquals(null, Fields.path(OBJECT, "nul"));
        assertEquals(null, Fields.time(OBJECT, "text"));
        assertEquals(null, Fields.number(OBJECT, "text"));
        assertEquals(9, Fields.whole(OBJECT, "number", 9));
        assertEquals(9, Fields.whole(OBJECT, "huge", 9), "no double tells which whole number that is");
        assertEquals(false, Fields.flag(OBJECT, "text"));
        assertEquals(Map.of(), Fields.object(OBJECT, "texts").fields());
    }

    @Test
    void nothingIsNotWritten() {
        assertEquals(
                "{\"a\": \"x\", \"l\": [], \"o\": {\"k\": 1}, \"text\": \"later\"}",
                Json.line(new Fields.Writer()
                        .put("a", "x")
                        .put("b", "")
                        .put("c", (String) null)
                        .put("d", (Value) null)
                        .put("e", Map.of())
                        .put("o", Map.of("k", Value.of(1L)))
                        .put("l", List.of())
                        .put("text", "first")
                        .put("text", "later")
                        .done()));
    }
}
