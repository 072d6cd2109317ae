package org.hpsearch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.RunIndex;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.defaults.EffectiveParams;
import org.hpsearch.query.match.Evaluator;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Scope;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sorting, grouping and the rows themselves, over random runs with random defaults and renames, against the same
/// computed run by run.
class RandomOrderTest {
    private static final long SEED = 7;

    private static final int RUNS = 150;
    private static final int ROUNDS = Integer.getInteger("hps.rounds", 20);

    @TempDir
    Path scratch;

    @Test
    void rowsSortAndGroupByEffectiveValues() throws Exception {
        RandomRuns runs = new RandomRuns(SEED);
        try (RunIndex index = runs.index(scratch, RUNS)) {
            RunIndex.View view = index.refresh(RunIndex.Mode.FULL, done -> {});
            for (int round = 0; round < ROUNDS; round++) {
                Defaults defaults = runs.defaults();
                Scope scope = new Scope(view, Settings.NONE, defaults, RandomRuns.NOW, () -> ZoneOffset.UTC);
                Search search = new Search(view, Settings.NONE, defaults, RandomRuns.NOW, () -> ZoneOffset.UTC);
                Evaluator oracle =
                        new Evaluator(scope.names(), defaults, scope.store(), RandomRuns.NOW, () -> ZoneOffset.UTC);
                Map<String, Map<String, EffectiveParams.Effective>> params = new HashMap<>();
                runs.records.forEach((id, record) -> params.put(id, oracle.params(record)));
                for (String key : List.of("lr", "dropout", "amp", "opt.name", "model", "x-y")) {
                    sorted(search, params, defaults.canonical(key), false);
                    sorted(search, params, defaults.canonical(key), true);
                    grouped(search, params, runs, defaults.canonical(key), "round " + round + " " + key);
                }
            }
        }
    }

    private static void sorted(
            Search search, Map<String, Map<String, EffectiveParams.Effective>> params, String key, boolean reverse)
            throws Exception {
        String sort = (reverse ? "-" : "") + key;
        List<Row> rows = search.run(new Search.Request("", List.of(sort), Search.Order.NEWEST, Integer.MAX_VALUE))
                .rows();
        assertEquals(RUNS, rows.size());
        for (int i = 1; i < rows.size(); i++) {
            assertEquals(params.get(rows.get(i).record().id()), rows.get(i).params());
            Value before = value(rows.get(i - 1), key);
            Value after = value(rows.get(i), key);
            assertTrue(inOrder(before, after, reverse), sort + ": " + before + " stands before " + after);
        }
    }

    private static @Nullable Value value(Row row, String key) {
        var effective = row.param(key).orElse(null);
        return effective == null ? null : effective.value();
    }

    /// Numbers by their size, then texts, then runs without a value; of lists the least (or greatest) element counts.
    private static boolean inOrder(@Nullable Value before, @Nullable Value after, boolean reverse) {
        double a = number(before, reverse);
        double b = number(after, reverse);
        if (!Double.isNaN(a) || !Double.isNaN(b)) {
            return Double.isNaN(b) || !Double.isNaN(a) && (reverse ? a >= b : a <= b);
        }
        String s = text(before, reverse);
        String t = text(after, reverse);
        return t == null || s != null && (reverse ? s.compareTo(t) >= 0 : s.compareTo(t) <= 0);
    }

    private static double number(@Nullable Value value, boolean greatest) {
        double best = Double.NaN;
        for (Value element : elements(value)) {
            double number = switch (element) {
                case Value.Num n -> n.asDouble();
                case Value.Bool b -> b.value() ? 1 : 0;
                default -> Double.NaN;
            };
            best = Double.isNaN(best) || (greatest ? number > best : number < best) ? number : best;
        }
        return best;
    }

    private static @Nullable String text(@Nullable Value value, boolean greatest) {
        String best = null;
        for (Value element : elements(value)) {
            String text = element instanceof Value.Num ? null : FieldNames.keyword(element.print());
            boolean better =
                    best == null || text != null && (greatest ? text.compareTo(best) > 0 : text.compareTo(best) < 0);
            best = better && text != null ? text : best;
        }
        return best;
    }

    private static List<Value> elements(@Nullable Value value) {
        return value == null ? List.of() : value instanceof Value.Items items ? items.values() : List.of(value);
    }

    private static void grouped(
            Search search,
            Map<String, Map<String, EffectiveParams.Effective>> params,
            RandomRuns runs,
            String key,
            String told)
            throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, List<Double>> losses = new HashMap<>();
        for (RunRecord record : runs.records.values()) {
            Row row = new Row(
                    RunFacts.of(record, 0, record.id(), "", RandomRuns.NOW),
                    params.getOrDefault(record.id(), Map.of()),
                    Set.of());
            var effective = row.param(key).orElse(null);
            String label = effective == null ? "none" : label(effective.value());
            counts.merge(label, 1, Integer::sum);
            var loss = record.metrics().summaries().get("loss");
            if (loss != null && !Double.isNaN(loss.min())) {
                losses.computeIfAbsent(label, l -> new ArrayList<>()).add(loss.min());
            }
        }
        Groups groups =
                search.groups(new Groups.Request("", List.of(key), List.of("loss"), 1, List.of(), Integer.MAX_VALUE));
        Map<String, Integer> found = new TreeMap<>();
        for (Groups.Group group : groups.groups()) {
            var effective = group.best().param(key).orElse(null);
            String label = effective == null ? "none" : label(effective.value());
            found.merge(label, group.runs(), Integer::sum);
            List<Double> values = losses.getOrDefault(label, List.of());
            Groups.Spread spread = group.metrics().get("loss");
            assertEquals(values.size(), spread == null ? 0 : spread.count(), told);
            if (spread != null && values.stream().noneMatch(v -> v.isInfinite())) {
                double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
                double squares = values.stream()
                        .mapToDouble(v -> (v - mean) * (v - mean))
                        .sum();
                assertEquals(mean, spread.mean(), 1e-12, told);
                assertEquals(
                        values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1)), spread.std(), 1e-12);
                assertEquals(values.stream().mapToDouble(v -> v).min().orElse(0) + 0.0, spread.best() + 0.0);
            }
        }
        assertEquals(counts, found, told);
    }

    private static String label(Value value) {
        return switch (value) {
            case Value.Items items ->
                "list "
                        + items.values().stream()
                                .map(item -> "<" + label(item) + ">")
                                .toList();
            case Value.Num n -> "number " + ((float) n.asDouble() + 0.0f);
            case Value.Bool b -> "number " + (b.value() ? 1.0f : 0.0f);
            default -> FieldNames.keyword(value.print());
        };
    }
}
