package org.hpsearch.query.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// When two values are the same, in pairs and in columns.
class ValueClassesTest {
    private static Value value(String json) {
        return ((Value.Items) Json.parse(("[" + json + "]").getBytes(StandardCharsets.UTF_8)))
                .values()
                .getFirst();
    }

    private static String classes(String... json) {
        List<@Nullable Value> values = new ArrayList<>();
        for (String one : json) {
            values.add(one.isEmpty() ? null : value(one));
        }
        return Arrays.toString(ValueClasses.of(values));
    }

    @Test
    void equalValuesHaveOneClassInTheOrderOfTheValues() {
        assertEquals("[]", classes());
        assertEquals("[-1]", classes(""));
        assertEquals("[1, 1, 0, 1, -1]", classes("0.3", "3e-1", "0.01", "0.30", ""));
        assertEquals("[1, 0, 2]", classes("10", "9", "\"10\""));
        assertEquals("[2, 4, 1, 0, 3]", classes("\"Adam\"", "\"sgd\"", "\"adam\"", "1", "\"ADAMW\""));
    }

    @Test
    void longTextsThatDifferAtTheirEndAreTwo() {
        String prompt = "Translate. ".repeat(200);
        int[] classes =
                ValueClasses.of(List.of(Value.of(prompt + "a"), Value.of(prompt + "b"), Value.of(prompt + "a")));
        assertEquals(classes[0], classes[2]);
        assertNotEquals(classes[0], classes[1]);
    }

    @Test
    void roundingIsNoDifferenceAndWholeNumbersCountToTheDigit() {
        assertEquals("[0, 0, 1]", classes("0.3", "0.30000000000000004", "0.3001"));
        assertEquals("[0, 1]", classes("1234567890123", "1234567890124"));
        assertEquals("[0, 1]", classes("1e300", "1.1e300"));
    }

    @Test
    void pairsAgreeWithColumns() {
        List<String> all = List.of(
                "0.3",
                "3e-1",
                "0.30000000000000004",
                "1",
                "1.0",
                "true",
                "false",
                "0",
                "null",
                "\"a\"",
                "\"b\"",
                "\"B\"",
                "[1]",
                "[1.0]",
                "[1, 2]",
                "{\"x\": 1}");
        for (String one : all) {
            for (String other : all) {
                boolean pair = value(one).isSame(value(other));
                String both = classes(one, other);
                assertEquals(pair, both.equals("[0, 0]"), one + " and " + other);
            }
        }
        assertTrue(value("9007199254740993").isSame(value("9007199254740993")));
        assertFalse(value("9007199254740993").isSame(value("9007199254740992")));
    }
}
