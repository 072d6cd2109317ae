package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.console.Texts;
import org.hpsearch.query.Groups;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.value.Numbers;

/// Groups of runs by two fields as a table: a row a value of the first, a column a value of the second, in each cell
/// the mean of a metric ± its standard deviation (n-1).
final class PivotTable {
    /// Stands where there are runs, but none with a number.
    private static final String NO_NUMBER = "-";

    private final RowValues values;
    private final Groups groups;

    /// @param values of the best run of each group
    PivotTable(RowValues values, Groups groups) {
        this.values = values;
        this.groups = groups;
    }

    /// What the cells are, in a line.
    static String about(Groups groups, String metric) {
        int numbers = 0;
        boolean none = false;
        for (Groups.Group group : groups.groups()) {
            Groups.Spread spread = group.metrics().get(metric);
            numbers += spread == null ? 0 : spread.count();
            none |= spread == null;
        }
        String of = numbers == groups.runs() ? "" : numbers + " of ";
        return metric + ": mean \u00b1 standard deviation over " + of + Texts.count(groups.runs(), "run", "runs")
                + (of.isEmpty() ? "" : ", the others have no number")
                + (none ? "; " + NO_NUMBER + ": no run there has one" : "");
    }

    /// @param row    the name of the first field
    /// @param column the name of the second field
    /// @param metric the metric in the cells
    Table of(String row, String column, String metric) {
        int[] rows = values.classes(row);
        int[] columns = values.classes(column);
        List<String> rowTexts = texts(row, rows);
        List<String> columnTexts = texts(column, columns);
        List<List<Cell>> cells = new ArrayList<>();
        for (String text : rowTexts) {
            List<Cell> line = new ArrayList<>(List.of(Cell.of(text)));
            columnTexts.forEach(ignored -> line.add(Cell.of("")));
            cells.add(line);
        }
        for (int i = 0; i < rows.length; i++) {
            int at = rows[i] < 0 ? rowTexts.size() - 1 : rows[i];
            int across = columns[i] < 0 ? columnTexts.size() - 1 : columns[i];
            cells.get(at).set(1 + across, cell(groups.groups().get(i).metrics().get(metric)));
        }
        List<Column> heads = new ArrayList<>(List.of(new Column(row, false)));
        columnTexts.forEach(text -> heads.add(new Column(column + "=" + text, true)));
        return new Table(heads, cells);
    }

    /// The values in their order, then `(none)` where a run has none.
    private List<String> texts(String name, int[] classes) {
        List<String> texts = new ArrayList<>(
                values.distinct(name).stream().map(RowValues.Shared::text).toList());
        if (Arrays.stream(classes).anyMatch(number -> number < 0)) {
            texts.add(GroupTables.NO_VALUE);
        }
        return texts;
    }

    private static Cell cell(Groups.@org.jspecify.annotations.Nullable Spread spread) {
        if (spread == null || Double.isNaN(spread.mean())) {
            return new Cell(NO_NUMBER, "", Cell.Kind.PLAIN);
        }
        String std = Double.isNaN(spread.std()) ? "" : " ± " + Texts.number(spread.std(), 2);
        String full = Double.isNaN(spread.std()) ? "" : " ± " + Numbers.print(spread.std());
        return new Cell(Texts.number(spread.mean()) + std, Numbers.print(spread.mean()) + full, Cell.Kind.PLAIN);
    }
}
