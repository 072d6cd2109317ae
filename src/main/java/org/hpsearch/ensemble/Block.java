package org.hpsearch.ensemble;

/// Some rows of predictions, column by column; filled again and again.
final class Block {
    /// Most rows.
    static final int SIZE = 2048;

    /// Ids of the rows; where there are none, they are the rows' numbers and this is not filled.
    final String[] ids;

    /// Column × row: numbers, or the codes of class labels.
    final double[][] values;

    /// Rows that are filled.
    int rows;

    Block(int columns) {
        ids = new String[SIZE];
        values = new double[columns][SIZE];
    }

    /// The column of the greatest value of a row, the first of equal ones.
    int greatest(int row) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i][row] > values[best][row] ? i : best;
        }
        return best;
    }

    /// A view of the rows of another block, whose columns are to be set.
    Block(int columns, Block other) {
        ids = other.ids;
        values = new double[columns][];
        rows = other.rows;
    }
}
