package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.line.TokenPattern;

/// Rows of numbers without a header, `0 1.0 0.5`: they are a table once one of their columns has risen evenly for some
/// rows, which is the step; the others get their places as names. Used by one thread.
final class HeadlessRows {
    private static final int ROWS_OF_PROOF = 4;
    private static final int MOST_COLUMNS = 50;
    private static final double EVEN = 1e-6;

    /// No row.
    static final double[] NONE = {};

    private static final TokenPattern TOTAL = TokenPattern.of("~/ ~INT");

    private final List<double[]> rows = new ArrayList<>();
    private int step = -1;

    /// The numbers of a line that holds nothing else; of `3/100` the first. [#NONE] for any other line.
    static double[] row(LineTokens tokens) {
        double[] row = new double[tokens.numbers()];
        int cells = 0;
        for (int i = 0; i < tokens.count(); i++) {
            if (TOTAL.fits(tokens, i) && cells == 1) {
                i++;
            } else if (tokens.isNumber(i)) {
                row[cells++] = tokens.value(i);
            } else {
                return NONE;
            }
        }
        return Arrays.copyOf(row, cells);
    }

    /// Takes a row; the answer is the rows that are known to be a table's by now.
    List<double[]> take(double[] row) {
        boolean goesOn = !rows.isEmpty() && rows.getLast().length == row.length;
        if (!goesOn || step >= 0 && row[step] <= rows.getLast()[step]) {
            end();
        }
        if (row.length < 2 || row.length > MOST_COLUMNS) {
            return List.of();
        }
        rows.add(row);
        if (step >= 0) {
            rows.removeFirst();
            return List.of(row);
        }
        if (rows.size() < ROWS_OF_PROOF) {
            return List.of();
        }
        step = rising();
        List<double[]> known = List.copyOf(rows);
        rows.removeFirst();
        return step < 0 ? List.of() : known;
    }

    /// The column that counts, −1 where none is known.
    int step() {
        return step;
    }

    /// Something else was printed.
    void end() {
        rows.clear();
        step = -1;
    }

    /// The first column that rises evenly, of rows that hold fractions in another one; −1 for none.
    private int rising() {
        for (int column = 0; column < rows.getFirst().length; column++) {
            if (isEven(column) && hasFractions(column)) {
                return column;
            }
        }
        return -1;
    }

    private boolean isEven(int column) {
        double distance = rows.get(1)[column] - rows.get(0)[column];
        for (int i = 1; i < rows.size(); i++) {
            double here = rows.get(i)[column] - rows.get(i - 1)[column];
            if (!(Math.abs(here - distance) <= EVEN * Math.max(Math.abs(distance), Math.abs(rows.get(i)[column])))) {
                return false;
            }
        }
        return distance > 0;
    }

    private boolean hasFractions(int but) {
        double[] last = rows.getLast();
        for (int i = 0; i < last.length; i++) {
            if (i != but && last[i] != Math.rint(last[i])) {
                return true;
            }
        }
        return false;
    }
}
