package org.hpsearch.exchange.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;

class ForeignJsonTest {
    @Test
    void numbersThatJsonDoesNotKnow() {
        assertEquals(
                "{\"a\": [\"NaN\", \"Infinity\", \"-Infinity\", 1.50]}",
                ForeignJson.parse("{\"a\": [NaN, Infinity, -Infinity, 1.50]}").print());
        byte[] bytes = "NaN 2".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "[NaN, 2]",
                ForeignJson.sequence(bytes, 0, bytes.length).stream()
                        .map(value -> value.print())
                        .toList()
                        .toString());
    }

    @Test
    void whatIsNoJson() {
        assertThrows(DataException.class, () -> ForeignJson.parse("{\"a\": nan}"));
        assertThrows(DataException.class, () -> ForeignJson.parse(""));
    }
}
