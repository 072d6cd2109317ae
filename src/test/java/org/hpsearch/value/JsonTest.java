package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    private static Value parse(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDocumentHasItsKeysSortedOneALine() {
        assertEquals(
                """
                {
                  "a": [1, "x", null],
                  "b": {
                    "c": 1e-3,
                    "d": {}
                  },
                  "list": [
                    {
                      "n": true
                    },
                    2
                  ]
                }
                """,
                Json.document(parse("{\"list\":[{\"n\":true},2],\"b\":{\"d\":{},\"c\":1e-3},\"a\":[1,\"x\",null]}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1e-3          | 1e-3",
                "-0.0          | -0.0",
                "0.1000        | 0.1000",
                "1E5           | 1E5",
                "1e999         | \"1e999\"",
                "[ ]           | []",
                "{ }           | {}",
                "\"\\u00fc\"   | \"ü\"",
                "\"\\ud800\"   | \"\\ud800\"",
                "\"\\u0001\\n\"| \"\\u0001\\n\"",
                "\"\\/\"       | \"/\"",
                "{\"b\":1,\"a\":2,\"b\":3} | {\"a\": 2, \"b\": 3}",
            })
    void valuesOnOneLine(String text, String line) {
        assertEquals(line, Json.line(parse(text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``       | is empty",
                "{        | line 1, column 2: Unexpected end-of-input: expected close marker for Object",
                "[1,      | line 1, column 4: Unexpected end-of-input within/between Array entries",
                "1 2      | has more after its end",
                "{\"a\" 1}| line 1, column 6: Unexpected character",
            })
    void whatIsNoJsonIsRefusedWithThePlace(String text, String message) {
        assertEquals(
                message, assertThrows(DataException.class, () -> parse(text)).getMessage());
    }

    @Test
    void theDepthIsLimited() {
        String deepest = "[".repeat(Json.DEEPEST) + "]".repeat(Json.DEEPEST);
        assertEquals(deepest, Json.line(parse(deepest)));
        assertThrows(DataException.class, () -> parse("[" + deepest + "]"));
        assertThrows(DataException.class, () -> parse("[".repeat(1_000_000)));
        assertThrows(DataException.class, () -> parse("{\"a\":".repeat(1_000_000)));
    }

    @Test
    void documentsFollowOneAnotherInAPartOfTheBytes() {
        byte[] bytes = "xx{\"ü\": 1}\nnull\n[2]\nyy".getBytes(StandardCharsets.UTF_8);
        List<Value> values = Json.sequence(bytes, 2, bytes.length - 2);
        assertEquals("[{\"ü\": 1}, null, [2]]", new Value.Items(values).print());
        assertEquals(List.of(), Json.sequence(bytes, 2, 2));
        assertThrows(DataException.class, () -> Json.sequence(bytes, 2, bytes.length));
        assertThrows(DataException.class, () -> Json.sequence(bytes, 2, 6));
    }

    @Test
    void valuesAreMadeByHandToo() {
        Value value = new Value.Items(List.of(
                Value.of("a"), Value.of(1L), Value.of(true), Value.nothing(), Value.Obj.of(Map.of("k", Value.of(2L)))));
        assertEquals(value, parse(Json.line(value)));
        assertEquals("[a, 1, true, null, {\"k\": 2}]", value.print());
    }
}
