package org.hpsearch.show.table;

import java.util.List;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Texts;
import org.hpsearch.value.Numbers;

/// Rounds the numbers of a column so far that distinct ones stay distinct.
final class Rounding {
    /// So many digits tell all numbers apart; the whole number may have fewer.
    private static final int MOST_DIGITS = 17;

    private Rounding() {}

    /// The cells of a column, those that were rounded with as many more digits as tell them apart.
    static List<Cell> distinct(List<Cell> column) {
        List<Cell> rounded = column.stream().filter(Rounding::isRounded).toList();
        long values = rounded.stream().map(Cell::full).distinct().count();
        int digits = Texts.DIGITS;
        while (digits < MOST_DIGITS && texts(rounded, digits) < values) {
            digits++;
        }
        if (digits == Texts.DIGITS) {
            return column;
        }
        int enough = digits;
        return column.stream()
                .map(cell -> isRounded(cell) ? new Cell(text(cell, enough), cell.full(), cell.kind()) : cell)
                .toList();
    }

    private static long texts(List<Cell> cells, int digits) {
        return cells.stream().map(cell -> text(cell, digits)).distinct().count();
    }

    private static boolean isRounded(Cell cell) {
        Double value = Numbers.parse(cell.full());
        return value != null && cell.text().equals(Texts.number(value));
    }

    private static String text(Cell cell, int digits) {
        Double value = Numbers.parse(cell.full());
        return value == null || digits == MOST_DIGITS ? cell.full() : Texts.number(value, digits);
    }
}
