package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.project.Objective;
import org.hpsearch.project.ResumeOptions;
import org.hpsearch.query.language.NamePrefix;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.json.JsonShape;
import org.hpsearch.show.json.JsonType;
import org.hpsearch.tune.Importance;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// Which parameters mattered for a metric: those in which the runs differ, the most important one first.
///
/// @param runs how many it rests on
public record ImportanceTable(Objective objective, int runs, List<Share> shares) {
    private static final int BAR = 30;

    public ImportanceTable {
        shares = List.copyOf(shares);
    }

    /// One parameter.
    ///
    /// @param share of all importance, from 0 to 1
    /// @param runs  that have a value of it
    public record Share(String name, double share, int runs) {}

    /// Of runs that report the metric.
    public static ImportanceTable of(RowValues all, Objective objective) {
        List<Row> judged = all.rows().stream()
                .filter(row -> !Double.isNaN(all.number(row, NamePrefix.METRIC.with(objective.metric()))))
                .toList();
        RowValues values = all.of(judged);
        List<String> names = values.params().stream()
                .filter(name -> !ResumeOptions.isKnown(name))
                .filter(values::differs)
                .filter(name -> !namesEachRun(values, name))
                .toList();
        double[][] columns = new double[names.size()][];
        boolean[] choices = new boolean[names.size()];
        for (int i = 0; i < columns.length; i++) {
            String name = names.get(i);
            choices[i] = judged.stream()
                    .flatMap(row -> values.param(row, name).stream())
                    .anyMatch(effective -> !(effective.value() instanceof Value.Num));
            columns[i] = choices[i]
                    ? Arrays.stream(values.classes(NamePrefix.PARAM.with(name)))
                            .mapToDouble(each -> each < 0 ? Double.NaN : each)
                            .toArray()
                    : judged.stream()
                            .mapToDouble(row -> values.number(row, NamePrefix.PARAM.with(name)))
                            .toArray();
        }
        double[] losses = judged.stream()
                .mapToDouble(row -> values.number(row, NamePrefix.METRIC.with(objective.metric())))
                .map(objective.direction()::loss)
                .toArray();
        double[] divergences = Importance.of(columns, choices, losses);
        double sum = Arrays.stream(divergences).sum();
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            int known = (int) Arrays.stream(columns[i])
                    .filter(value -> !Double.isNaN(value))
                    .count();
            shares.add(new Share(names.get(i), sum > 0 ? divergences[i] / sum : 0, known));
        }
        shares.sort(Comparator.comparingDouble(Share::share).reversed().thenComparing(Share::name));
        return new ImportanceTable(objective, judged.size(), shares);
    }

    /// Whether a parameter is a text that most runs have to themselves, as a folder for their output.
    private static boolean namesEachRun(RowValues values, String name) {
        List<RowValues.Shared> distinct = values.distinct(NamePrefix.PARAM.with(name));
        return distinct.size() > values.rows().size() / 2
                && distinct.stream().anyMatch(shared -> Double.isNaN(shared.number()));
    }

    /// What it rests on, and how much that says.
    public String about() {
        String of = String.format(
                Locale.ROOT, "what mattered for the best tenth by %s, of %,d runs", objective.metric(), runs);
        return runs < Importance.FEW
                ? of + "; fewer than " + Importance.FEW + " runs say little: the next ones may change the order"
                : of;
    }

    /// For people: with a bar each.
    public Table table(boolean bars) {
        List<Column> columns = new ArrayList<>(
                List.of(new Column("parameter", false), new Column("importance", true), new Column("runs", true)));
        if (bars) {
            columns.add(new Column("", false));
        }
        return new Table(
                columns,
                shares.stream()
                        .map(share -> {
                            List<Cell> cells = new ArrayList<>(List.of(
                                    Cell.of(share.name),
                                    Cell.of(String.format(Locale.ROOT, bars ? "%.2f" : "%.6f", share.share)),
                                    Cell.of(Integer.toString(share.runs))));
                            if (bars) {
                                cells.add(Cell.of("█".repeat((int) Math.round(share.share * BAR))));
                            }
                            return cells;
                        })
                        .toList());
    }

    /// One object a parameter.
    public Value json() {
        JsonShape<Share> shape = shape(objective.metric());
        return new Value.Items(shares.stream().<Value>map(shape::of).toList());
    }

    static JsonShape<Share> shape(String metric) {
        return JsonShape.<Share>empty()
                .with("parameter", JsonType.TEXT, "its name", share -> Value.of(share.name))
                .with(
                        "importance",
                        JsonType.NUMBER,
                        "share of all importance, from 0 to 1",
                        share -> new Value.Num(Numbers.print(share.share)))
                .with("runs", JsonType.WHOLE, "runs that have a value of it", share -> Value.of(share.runs))
                .with("metric", JsonType.TEXT, "what it mattered for", share -> Value.of(metric));
    }
}
