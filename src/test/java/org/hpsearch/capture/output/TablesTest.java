package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.line.Scanned;
import org.junit.jupiter.api.Test;

class TablesTest {
    /// The rows of a text, a line each: `axis=number` for positions, `name number` for values.
    private static String rows(String text) {
        Tables tables = new Tables();
        List<String> rows = new ArrayList<>();
        for (String line : text.split("\n")) {
            LineTokens tokens = Scanned.line(line);
            if (tokens.numbers() == 0) {
                tables.note(tokens, tokens.count());
                continue;
            }
            Tables.Row row = tables.row(tokens);
            rows.add(
                    row == null
                            ? "none"
                            : Stream.concat(
                                            row.positions().stream()
                                                    .map(one -> one.axis() + "=" + tokens.text(one.token())),
                                            row.values().stream()
                                                    .map(one -> one.name() + " " + tokens.text(one.token())))
                                    .collect(Collectors.joining(", ")));
        }
        return String.join("\n", rows) + "\n";
    }

    @Test
    void namesAboveColumns() {
        assertEquals("EPOCH=1, loss 0.5, val_acc 0.8\nEPOCH=2, loss 0.4, val_acc 0.9\n", rows("""
            epoch    loss  val_acc
                1     0.5      0.8
                2     0.4      0.9
            """));
    }

    @Test
    void aRowThatFillsFewColumnsIsNone() {
        assertEquals("ITERATION=1, dev 1.5, valid 1.6, scale 0.1, gain 0.2\nnone\n", rows("""
            Iter    dev   valid  scale   gain
               1    1.5     1.6    0.1    0.2
            [1] 1426
            """));
    }

    @Test
    void aLabelledRowOfAnotherTableIsNone() {
        assertEquals("ITERATION=1, chisq 1.5, lambda 1.6, y0 0.1, m 0.2\nnone\nnone\n", rows("""
            iter  chisq  lambda   y0      m
               1    1.5     1.6    0.1    0.2
                            y0     m
            y0              1.000
            m              -0.999  1.000
            """));
    }

    @Test
    void boxesWithPipes() {
        assertEquals("STEP=10, loss 0.5\n", rows("""
            +------+------+
            | step | loss |
            +------+------+
            |   10 |  0.5 |
            """));
    }

    @Test
    void twoLevelsOfHeaders() {
        assertEquals("ROUND=20, Out-of-bag_MSE 0.88, Out-of-bag_%Var(y) 22.34\n", rows("""
                 |      Out-of-bag   |
            Tree |      MSE  %Var(y) |
              20 |     0.88    22.34 |
            """));
    }

    @Test
    void columnsApartBySingleBlanks() {
        assertEquals("ITERATION=1, evals 12, function_value 6.5, min_std 0.3, max_std 0.4\n", rows("""
            Iterat #evals   function value  min&max std  t[m:s]
                 1     12   6.5   0.3  0.4  0:00.1
            """));
    }

    @Test
    void rowsOfClasses() {
        assertEquals(
                "cat/precision 0.9, cat/recall 0.8\naccuracy 0.85\n",
                rows("""
                                  precision    recall   support

                             cat       0.90      0.80        10
                        accuracy                 0.85        20
                    """).replace(" 0.90", " 0.9").replace(" 0.80", " 0.8"));
    }

    @Test
    void aColumnOfWholeNumbersBeforeFractionsCounts() {
        assertEquals(
                "ROUND=2, inertia 10.5, silhouette 0.5\n",
                rows("clusters  inertia  silhouette\n2            10.5         0.5\n"));
        assertEquals("leaf 2, loss 10\n", rows("leaf  loss\n2  10\n"));
    }

    @Test
    void timesOfSectionsAreNoTable() {
        assertEquals("\n", rows("""
            Section |  min time  |  avg time  |  max time  |%varavg| %total
            ---------------------------------------------------------------
            Pair    | 0.035141   | 0.035141   | 0.035141   |   0.0 | 60.21
            """));
    }

    @Test
    void whereNoHeaderFits() {
        assertEquals("none\n", rows("1 0.5\n"));
        assertEquals("none\n", rows("some sentence\n1 0.5 0.7\n"));
        assertEquals("none\n", rows("a b\n1 2 3\n"));
    }
}
