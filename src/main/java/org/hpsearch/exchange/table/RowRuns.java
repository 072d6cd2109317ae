package org.hpsearch.exchange.table;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.ForeignTime;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.exchange.source.TagText;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.GitState;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.Source;
import org.hpsearch.value.Digest;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Json;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// A table with a run a row, as `hps query --csv`, a spreadsheet or another tracker's export writes it.
public final class RowRuns implements ForeignStore {
    private static final int HASH = 16;

    private final Path file;
    private final ColumnRoles.Named named;
    private List<String> guesses = List.of();

    /// @param id      column of the run's id; empty for a guess
    /// @param time    column of the start; empty for a guess
    /// @param metrics columns that are metrics, beside those that hps takes for some
    /// @param params  columns that are parameters
    public RowRuns(Path file, String id, String time, List<String> metrics, List<String> params) {
        this.file = file;
        this.named = new ColumnRoles.Named(id, time, metrics, params);
    }

    /// Whether a file's name says that it holds rows.
    public static boolean isTable(Path file) {
        return Rows.ENDINGS.contains(FileName.ending(file.toString()));
    }

    @Override
    public String kind() {
        String ending = FileName.ending(file.toString());
        return ending.equals("tsv") ? "csv" : ending.equals("csv") ? "csv" : "json";
    }

    @Override
    public List<String> guesses() {
        return guesses;
    }

    @Override
    public List<ForeignRun> runs(Omissions omissions) throws IOException {
        Rows rows = Rows.read(file, omissions);
        ColumnRoles roles = new ColumnRoles(rows, named);
        guesses = roles.lines();
        List<ForeignRun> runs = new ArrayList<>();
        Map<String, Integer> equal = new HashMap<>();
        for (Map<String, Value> row : rows.rows()) {
            runs.add(new Row(row, roles).run(equal, omissions));
        }
        return runs;
    }

    /// A row in the making of a run.
    private final class Row {
        private final Map<String, Value> row;
        private final ColumnRoles roles;

        Row(Map<String, Value> row, ColumnRoles roles) {
            this.row = row;
            this.roles = roles;
        }

        ForeignRun run(Map<String, Integer> equal, Omissions omissions) {
            Source source = new Source(kind(), FileName.base(file.toString()) + "#" + id(equal), facts());
            List<String> tags = new ArrayList<>();
            List<Scalar> metrics = new ArrayList<>();
            Map<String, Value> params = new TreeMap<>();
            Map<String, Value> rest = new TreeMap<>();
            row.forEach((column, value) -> {
                String bare = ColumnRoles.bare(column);
                switch (roles.of(column)) {
                    case METRIC -> metric(bare, value, metrics, omissions);
                    case PARAM -> params.put(bare, value);
                    case TAG -> TagText.add(tags, bare, value.print(), omissions);
                    case TAGS -> tags.addAll(texts(value));
                    case REST -> rest.put(column, value);
                    default -> {}
                }
            });
            String experiment = text(ColumnRoles.Role.EXPERIMENT);
            ForeignRun.Label label = new ForeignRun.Label(
                    experiment.isEmpty() ? FileName.stem(file.toString()) : experiment,
                    new Notes(text(ColumnRoles.Role.NAME), tags, text(ColumnRoles.Role.NOTE), Value.Obj.of(Map.of())));
            return ForeignRun.of(source, label, new ForeignRun.Span(time(ColumnRoles.Role.STARTED), end()), params)
                    .in(new ForeignRun.Setting(
                            List.of(), text(ColumnRoles.Role.HOST), text(ColumnRoles.Role.USER), GitState.NONE))
                    .keeping(Value.Obj.of(rest))
                    .measured(sink -> {
                        for (Scalar metric : metrics) {
                            sink.value(metric);
                        }
                    });
        }

        /// The value of its id's column; without one a hash of the row, counted where rows are equal.
        private String id(Map<String, Integer> equal) {
            String given = text(ColumnRoles.Role.ID);
            if (!given.isEmpty()) {
                return given;
            }
            String hash = Digest.ofLines(List.of(Json.line(Value.Obj.of(row)))).substring(0, HASH);
            int count = equal.merge(hash, 1, Integer::sum);
            return count == 1 ? hash : hash + "-" + count;
        }

        private Map<String, String> facts() {
            String state = text(ColumnRoles.Role.STATE);
            return state.isEmpty() ? Map.of() : Map.of("status", state);
        }

        private void metric(String name, Value value, List<Scalar> metrics, Omissions omissions) {
            String text = value instanceof Value.Bool flag ? flag.value() ? "1" : "0" : value.print();
            Double number = Numbers.parse(text);
            if (number != null) {
                metrics.add(new Scalar(null, null, name, number));
            } else if (!(value instanceof Value.Null)) {
                omissions.add("values of metrics that are not numbers", name + ": " + value.print());
            }
        }

        private static List<String> texts(Value value) {
            return value instanceof Value.Items items
                    ? items.values().stream().map(Value::print).toList()
                    : List.of(value.print().strip().split("[,;\\s]+"));
        }

        private @Nullable Value value(ColumnRoles.Role role) {
            return row.entrySet().stream()
                    .filter(cell -> roles.of(cell.getKey()) == role)
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }

        private String text(ColumnRoles.Role role) {
            Value value = value(role);
            return value == null || value instanceof Value.Null ? "" : value.print();
        }

        private @Nullable Instant time(ColumnRoles.Role role) {
            Value value = value(role);
            return value == null ? null : ForeignTime.parse(value);
        }

        private @Nullable EndStatus end() {
            return switch (text(ColumnRoles.Role.STATE).toLowerCase(Locale.ROOT)) {
                case "finished", "complete", "completed", "success", "succeeded", "done", "ok" ->
                    new EndStatus(0, time(ColumnRoles.Role.ENDED));
                case "failed", "fail", "crashed", "error" -> new EndStatus(1, time(ColumnRoles.Role.ENDED));
                case "killed", "cancelled", "canceled", "aborted" -> new EndStatus(143, time(ColumnRoles.Role.ENDED));
                default -> null;
            };
        }
    }
}
