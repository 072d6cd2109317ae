package org.hpsearch.query.same;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Settings;
import org.hpsearch.query.KnownRuns;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Scope;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Found;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Liveness;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.Metrics;
import org.hpsearch.run.Provenance;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Json;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.RegularName;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a search reads from the columns is what the records say.
class EarlierTrialsTest {
    private static final Instant BEGIN = Instant.parse("2026-08-01T00:00:00Z");
    private static final int RUNS = 80;
    private static final Defaults.Declaration NOBODY = new Defaults.Declaration("", "", "");
    private static final EarlierTrials.Keys KEYS =
            new EarlierTrials.Keys(List.of("lr", "momentum", "N", "n"), CommandEdit::meant);

    /// The first is the most frequent.
    private static final List<Value> VALUES = List.of(
            Value.of(1),
            new Value.Num("0.1"),
            new Value.Num("1e-1"),
            new Value.Num("-0.0"),
            new Value.Num("9007199254740993"),
            new Value.Num("9007199254740992"),
            new Value.Num("1e400"),
            Value.of(true),
            Value.of(false),
            Value.of("true"),
            Value.of("x"),
            Value.of("X"),
            Value.of("a\0b"),
            Value.of("1"),
            Value.of("NaN"),
            Value.of("***"),
            Value.of("é".repeat(1100)),
            Value.of("É".repeat(1100)),
            Value.nothing(),
            Value.of("null"),
            Json.parse("[1, 2]".getBytes()),
            Json.parse("[2, 1]".getBytes()),
            Json.parse("[]".getBytes()),
            Json.parse("{\"a\": 1}".getBytes()));

    private static final List<String> NAMES =
            List.of("lr", "n", "N", "sgd.momentum", "momentum", "depth", "LR", "rate", "seed", "api_key", "out");
    private static final List<String> METRICS = List.of("loss", "Loss", "LOSS", "val_acc", "duration");

    @TempDir
    Path scratch;

    private static <T> T one(Random random, List<T> of) {
        return of.get(Math.min(random.nextInt(of.size()), random.nextInt(of.size())));
    }

    private static Map<String, Value> params(Random random) {
        Map<String, Value> params = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            params.put(one(random, NAMES), random.nextBoolean() ? VALUES.getFirst() : one(random, VALUES));
        }
        return params;
    }

    private static String id(int number) {
        return String.format("20260801-00%02d%02d-aaaaa", number / 60, number % 60);
    }

    private static RunRecord record(Random random, int number, List<String> ids) {
        String experiment = random.nextInt(9) == 0 ? "eval" : "train";
        List<String> command = one(
                random, List.of(List.of("python", "t.py"), List.of("python3", "t.py", "x"), List.of("python", "u.py")));
        Instant started = BEGIN.plusSeconds(random.nextInt(RUNS));
        Lineage lineage = Lineage.NONE;
        int kind = random.nextInt(10);
        if (kind == 0 && number > 0) {
            lineage = Lineage.of("resume", ids.get(random.nextInt(number))).with(params(random));
        } else if (kind == 1 && number > 0) {
            lineage = Lineage.of("rerun", ids.get(random.nextInt(number)));
        } else if (kind == 2) {
            lineage = Lineage.of(Lineage.ENSEMBLE, null);
        } else if (kind == 3) {
            lineage = lineage.as(new Lineage.Stage("fit", "k", Map.of()));
        }
        if (random.nextInt(3) == 0) {
            lineage = lineage.inSweep("s" + random.nextInt(2));
        }
        Map<String, Found> found = new TreeMap<>();
        params(random)
                .forEach((name, value) -> found.put(
                        name,
                        new Found(value, one(random, List.of(Found.DECLARED, Found.OUTPUT, Found.CODE, "c.yaml")))));
        Map<String, MetricSummary> metrics = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            MetricSummary.Builder rows = new MetricSummary.Builder(MetricSummary.NONE);
            for (int row = random.nextInt(3); row >= 0; row--) {
                double value = one(random, List.of(0.5, 0.25, -1.0, Double.NaN, Double.POSITIVE_INFINITY));
                rows.add(random.nextInt(4) == 0 ? Double.NaN : random.nextInt(9), value);
            }
            metrics.put(one(random, METRICS), rows.done());
        }
        int exit = one(random, List.of(0, 1, 137));
        Liveness liveness = random.nextInt(12) == 0
                ? Liveness.UNKNOWN
                : Liveness.ended(new EndStatus(exit, random.nextInt(9) == 0 ? null : started.plusMillis(61_234)));
        return RunRecord.of(RunInfo.of(ids.get(number), experiment, Invocation.of(command, "."))
                        .by(Provenance.of("h", "ada", started))
                        .in(lineage))
                .with(params(random), found)
                .with(liveness)
                .with(new Metrics(0, 0, metrics));
    }

    private static Defaults defaults(Random random) {
        List<Defaults.Rule> rules = new ArrayList<>();
        List<Defaults.Rename> renames = new ArrayList<>();
        if (random.nextBoolean()) {
            rules.add(new Defaults.Rule("depth", Value.of(1), QueryParser.parse("lr:1"), NOBODY));
            rules.add(new Defaults.Rule("momentum", new Value.Num("0.1"), QueryParser.parse("depth:1"), NOBODY));
            rules.add(new Defaults.Rule("depth", Value.of(2), QueryParser.parse("n:1"), NOBODY));
        }
        if (random.nextBoolean()) {
            rules.add(new Defaults.Rule("n", Value.of(1), QueryParser.parse(""), NOBODY));
        }
        if (random.nextBoolean()) {
            renames.add(new Defaults.Rename("rate", "lr", NOBODY));
        }
        return new Defaults(rules, renames);
    }

    /// A value, whatever its spelling.
    private static String plain(Value value) {
        return switch (value) {
            case Value.Num number when Math.abs(number.asDouble()) < 0x1p53 -> Numbers.print(number.asDouble() + 0.0);
            case Value.Bool bool -> "truth " + bool.value();
            case Value.Num number -> number.text();
            case Value.Text text ->
                "'"
                        + (text.text().length() > 1000
                                ? text.text().charAt(0) + "..."
                                : text.text().replace('\0', '0'));
            case Value.Null nothing -> "'null";
            case Value.Items items -> items.print();
            case Value.Obj object -> "'" + object.print();
        };
    }

    private static String line(EarlierTrials.Trial trial) {
        Map<String, String> values = new TreeMap<>();
        trial.values().forEach((key, value) -> values.put(key, plain(value)));
        return trial.id() + " of " + trial.parent() + " in " + trial.sweep() + " " + trial.state() + " " + values + " "
                + trial.reached() + " " + trial.duration();
    }

    /// The same of a record: what every search read before the columns told it.
    private static String line(Row row) {
        Map<String, Value> params = new HashMap<>();
        row.params().forEach((name, effective) -> params.put(name, effective.value()));
        Map<String, String> values = new TreeMap<>();
        for (String key : KEYS.names()) {
            Value value = params.get(CommandEdit.meant(key, params));
            if (value != null) {
                values.put(key, plain(value));
            }
        }
        Lineage lineage = row.record().info().lineage();
        Duration took = row.record().end() == null ? null : row.facts().duration();
        return row.id() + " of " + (lineage.kind().equals("resume") ? lineage.parent() : null) + " in "
                + lineage.sweep() + " " + row.state() + " " + values + " "
                + row.record().metrics().reached() + " "
                + (took == null ? Double.NaN : took.toMillis() / 1000.0);
    }

    private static void check(String what, List<Row> rows, EarlierTrials trials) throws IOException {
        rows.sort(Comparator.comparing((Row row) ->
                        Optional.ofNullable(row.record().info().started()).orElse(Instant.EPOCH))
                .reversed());
        assertEquals(
                String.join("\n", rows.stream().map(EarlierTrialsTest::line).toList()),
                String.join(
                        "\n",
                        trials.trials().stream().map(EarlierTrialsTest::line).toList()),
                what);
        assertEquals(
                rows.stream()
                        .map(row ->
                                new TreeSet<>(row.record().metrics().summaries().keySet()))
                        .toList()
                        .toString(),
                trials.metrics().stream().map(TreeSet::new).toList().toString(),
                what);
    }

    /// What the runs came to, by any name and in any direction.
    private static void checkValues(String what, List<Row> rows, EarlierTrials trials) throws IOException {
        for (String metric : List.of("loss", "Loss", "lOSS", "LOSS", "val_acc", "Val-Acc", "duration", "none")) {
            for (Direction direction : Direction.values()) {
                List<Double> expected = rows.stream()
                        .map(row ->
                                RegularName.find(metric, row.record().metrics().summaries()))
                        .map(summary -> summary == null ? Double.NaN : direction.value(summary) + 0.0)
                        .toList();
                assertEquals(
                        expected.toString(),
                        java.util.Arrays.toString(trials.values(metric, direction)),
                        what + " " + metric + " " + direction);
            }
        }
    }

    @Test
    void columnsTellWhatRecordsSay() throws IOException {
        int found = 0;
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            List<String> ids =
                    IntStream.range(0, RUNS).mapToObj(EarlierTrialsTest::id).toList();
            Path folder = Files.createDirectories(scratch.resolve("" + seed));
            try (KnownRuns runs = new KnownRuns(folder)) {
                List<RunRecord> records = new ArrayList<>();
                for (int i = 0; i < RUNS; i++) {
                    records.add(record(random, i, ids));
                    runs.add(records.getLast());
                }
                Defaults defaults = defaults(random);
                Scope scope = runs.scope(Settings.NONE, defaults);
                for (int i = 0; i < 20; i++) {
                    String what = "seed " + seed + ", question " + i;
                    RunRecord planned = records.get(random.nextInt(RUNS));
                    Sameness sameness = random.nextInt(4) == 0
                            ? Sameness.CONFIGURATION
                            : Sameness.exactly(Set.of("out"), Set.copyOf(KEYS.names()));
                    List<Row> rows = new EarlierRuns(scope, sameness).rows(Optional.empty(), planned);
                    found += rows.size();
                    check(what, rows, EarlierTrials.same(scope, sameness, planned, KEYS));
                }
                for (String query : List.of("", "lr:1", "run.experiment=train AND NOT state:failed", "loss<1")) {
                    List<Row> rows = new ArrayList<>();
                    var docs = scope.matching(scope.lucene(QueryParser.parse(query), query));
                    for (int doc = 0; doc < scope.size(); doc++) {
                        if (docs.get(doc)) {
                            rows.add(scope.row(doc));
                        }
                    }
                    String what = "seed " + seed + ", " + query;
                    EarlierTrials trials = EarlierTrials.matching(scope, query, KEYS);
                    check(what, rows, trials);
                    checkValues(what, rows, trials);
                }
            }
        }
        assertTrue(found > 500, "questions had answers: " + found);
    }
}
