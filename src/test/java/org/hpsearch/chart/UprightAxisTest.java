package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class UprightAxisTest {
    private static String ticks(List<String> values) {
        return UprightAxis.of(values).shown(0).stream()
                .map(tick -> String.format(Locale.ROOT, "%.2f %s", tick.at(), tick.text()))
                .toList()
                .toString();
    }

    @Test
    void wordsAreAtEqualDistances() {
        assertEquals("[0.00 adam, 0.50 lion, 1.00 sgd]", ticks(List.of("sgd", "adam", "", "lion", "adam")));
        assertEquals("[0.50 adam]", ticks(List.of("adam")));
    }

    @Test
    void fewNumbersHaveATickEachOnAScaleOfNumbers() {
        assertEquals("[0.00 16, 0.33 32, 1.00 64]", ticks(List.of("16", "32", "64", "16", "16")));
        assertEquals("[0.00 0.01, 0.50 0.1, 1.00 1]", ticks(List.of("1", "0.01", "1e-1", "0.1", "1")));
    }

    @Test
    void equalNumbersShareAPlace() {
        UprightAxis axis = UprightAxis.of(List.of("0.3", "3e-1", "0.1"));
        assertEquals(axis.at("0.3"), axis.at("3e-1"));
        assertTrue(Double.isNaN(axis.at("")));
    }

    @Test
    void anOutlierIsAtTheEnd() {
        List<String> values = new ArrayList<>(List.of("0.12"));
        for (int i = 0; i < 20; i++) {
            values.add(Double.toString(0.9 + i / 400.0));
        }
        UprightAxis axis = UprightAxis.of(values);
        assertEquals("≤ 0.9", axis.shown(0).getFirst().text());
        assertEquals(0, axis.at("0.12"));
        assertEquals(1, axis.at("0.9475"), 1e-9);
    }

    @Test
    void linesThroughOnePlaceAreSpreadAroundIt() {
        UprightAxis axis = UprightAxis.of(List.of("a", "a", "a", "b"));
        assertArrayEquals(new double[] {-0.036, 0, 0.036, 1}, axis.places(List.of("a", "a", "a", "b")), 1e-9);
    }
}
