package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.line.TokenScanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlessRowsTest {
    private final HeadlessRows rows = new HeadlessRows();

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        1 2 0.5;[1.0, 2.0, 0.5]
        3/99 0.5G 12;[3.0, 0.5, 12.0]
        3/99 0.5 1/2;[]
        3 / 99 0.5;[]
        1 2 x;[]
        1, 2;[]
        """)
    void numbersAndNothingElse(String line, String expected) {
        LineTokens tokens = new LineTokens();
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        new TokenScanner(tokens).scan(bytes, bytes.length);
        assertEquals(expected, Arrays.toString(HeadlessRows.row(tokens)));
    }

    /// How many rows are known to be a table's after each of these.
    private List<Integer> take(double[]... table) {
        List<Integer> known = new ArrayList<>();
        for (double[] row : table) {
            known.add(rows.take(row).size());
        }
        return known;
    }

    @Test
    void aColumnThatRisesEvenlyCounts() {
        assertEquals(List.of(0, 0, 0, 4, 1), take(new double[][] {
            {5, 10, 0.5}, {4, 20, 0.4}, {3, 30, 0.3}, {2, 40, 0.2}, {1, 50, 0.1}
        }));
        assertEquals(1, rows.step());
    }

    @Test
    void theTableEndsWhereTheColumnFallsOrTheRowIsAnother() {
        take(new double[][] {{1, 0.5}, {2, 0.4}, {3, 0.3}, {4, 0.2}});
        assertEquals(0, rows.step());
        assertEquals(List.of(0), take(new double[][] {{1, 0.5}}));
        assertEquals(-1, rows.step());
        take(new double[][] {{2, 0.4}, {3, 0.3}, {4, 0.2}});
        assertEquals(0, rows.step());
        assertEquals(List.of(0), take(new double[][] {{5, 0.1, 7}}));
        assertEquals(-1, rows.step());
    }

    @Test
    void dataIsNoTable() {
        assertEquals(List.of(0, 0, 0, 0, 0), take(new double[][] {{1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}}));
        assertEquals(List.of(0, 0, 0, 0), take(new double[][] {{1, 0.5}, {3, 0.4}, {4, 0.3}, {9, 0.2}}));
        assertEquals(List.of(0, 0, 0, 0), take(new double[][] {{1}, {2}, {3}, {4}}));
        assertEquals(List.of(0, 0, 0, 0), take(new double[51], new double[51], new double[51], new double[51]));
    }

    @Test
    void somethingElseBetween() {
        take(new double[][] {{1, 0.5}, {2, 0.4}, {3, 0.3}});
        rows.end();
        assertEquals(List.of(0), take(new double[][] {{4, 0.2}}));
    }
}
