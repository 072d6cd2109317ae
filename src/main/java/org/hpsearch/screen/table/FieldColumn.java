package org.hpsearch.screen.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.hpsearch.console.Table;
import org.hpsearch.project.Direction;
import org.hpsearch.query.match.Names;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunField;
import org.hpsearch.show.table.RunTable;
import org.jspecify.annotations.Nullable;

/// A column of the query: as `hps query` prints it, for the lines of a screen.
///
/// @param name      its head
/// @param direction which values come first: in [Direction#MIN] the least
/// @param cells     key of a line → what a person reads
/// @param ranks     key of a line → a number that is the greater the later its value comes in [Direction#MIN]
public record FieldColumn(String name, Direction direction, Map<String, Table.Cell> cells, Map<String, Double> ranks) {
    public FieldColumn {
        cells = Map.copyOf(cells);
        ranks = Map.copyOf(ranks);
    }

    /// The columns of these names.
    ///
    /// @param runs the table of the same runs
    public static List<FieldColumn> of(RowValues values, RunTable runs, List<String> names) {
        Table table = runs.of(names);
        List<FieldColumn> columns = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            Map<String, Table.Cell> cells = new HashMap<>();
            for (int i = 0; i < values.rows().size(); i++) {
                cells.put(key(values.rows().get(i)), table.rows().get(i).get(column));
            }
            Target target = target(values.names(), runs, names.get(column));
            columns.add(new FieldColumn(
                    names.get(column),
                    direction(target),
                    cells,
                    target == null ? ranks(cells) : ranks(values, names.get(column), target)));
        }
        return columns;
    }

    /// Null for a column that is made of texts.
    private static @Nullable Target target(Names names, RunTable runs, String name) {
        return runs.isAge(name) ? new Target.Own(RunField.STARTED) : names.target(name);
    }

    private static Direction direction(@Nullable Target target) {
        return switch (target) {
            case Target.Metric metric when metric.ranking() == Direction.MAX -> Direction.MAX;
            case Target.Own own when own.field() == RunField.STARTED -> Direction.MAX;
            case null, default -> Direction.MIN;
        };
    }

    private static Map<String, Double> ranks(RowValues values, String name, Target target) {
        int[] classes = values.classes(target);
        Map<String, Double> ranks = new HashMap<>();
        for (int i = 0; i < classes.length; i++) {
            Row row = values.rows().get(i);
            if (target instanceof Target.Metric) {
                ranks.put(key(row), values.number(row, name));
            } else if (classes[i] >= 0) {
                ranks.put(key(row), (double) classes[i]);
            }
        }
        return ranks;
    }

    private static Map<String, Double> ranks(Map<String, Table.Cell> cells) {
        List<String> texts = new ArrayList<>(
                new TreeSet<>(cells.values().stream().map(Table.Cell::full).toList()));
        texts.remove("");
        Map<String, Double> ranks = new HashMap<>();
        cells.forEach((key, cell) -> {
            int rank = texts.indexOf(cell.full());
            if (rank >= 0) {
                ranks.put(key, (double) rank);
            }
        });
        return ranks;
    }

    private static String key(Row row) {
        return new TableLine.Run(row, 0).key();
    }

    /// What stands in a line.
    public Table.Cell cell(TableLine line) {
        return Objects.requireNonNullElse(cells.get(line.key()), Table.Cell.of(""));
    }

    /// What a line is ordered by; NaN where it has no value.
    public double rank(TableLine line) {
        return Objects.requireNonNullElse(ranks.get(line.key()), Double.NaN);
    }
}
