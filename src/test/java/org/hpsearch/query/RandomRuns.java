package org.hpsearch.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.index.RunIndex;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.match.Scope;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Found;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Liveness;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.Metrics;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Provenance;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Store;
import org.hpsearch.value.Value;

/// Seeded random runs in an index, random defaults, and random queries over them.
final class RandomRuns {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<String> PARAMS = List.of(
            "lr",
            "model",
            "dropout",
            "layers",
            "amp",
            "learning_rate",
            "train/size",
            "a b",
            "opt.name",
            "x-y",
            "host",
            "exit");
    private static final List<String> METRICS = List.of("loss", "val_acc", "f1", "weight.norm", "size", "user");
    private static final List<String> TEXTS =
            List.of("resnet", "ResNet 50", "vgg", "a-b c", "Adam", "sgd momentum", "", "ünï", "NaN", "true", "x*y");

    private static final List<String> LUCENE = List.of(
            "/re.*/",
            "/[RS]e?s.*\\d/",
            "\"out memory\"~1",
            "\"memory out\"~1",
            "\"50 resnet\"~2",
            "fn:ordered(out memory)",
            "fn:unordered(momentum sgd)",
            "(out planned resnet 50)@2",
            "(\"my run\" resnt~1 ad*)@1");

    final Map<String, RunRecord> records = new TreeMap<>();
    final Random random;
    private final Map<Integer, String> ids = new HashMap<>();

    RandomRuns(long seed) {
        this.random = new Random(seed);
    }

    RunIndex index(Path folder, int runs) throws Exception {
        Path store = Files.createDirectory(folder.resolve("hps-runs"));
        for (int i = 0; i < runs; i++) {
            Instant started = NOW.minusSeconds(3600L * random.nextInt(2000));
            RunRecord record = record(RunId.create(started), started);
            records.put(record.id(), record);
            Files.createDirectory(store.resolve(record.id()));
        }
        return RunIndex.open(
                new Store(store), null, (run, deadline) -> java.util.Objects.requireNonNull(records.get(run.id())));
    }

    /// The id of a document.
    String id(int doc, Scope scope) throws IOException {
        String known = ids.get(doc);
        if (known == null) {
            known = scope.row(doc).record().id();
            ids.put(doc, known);
        }
        return known;
    }

    private RunRecord record(String id, Instant started) {
        Map<String, Value> params = new HashMap<>();
        Map<String, Found> found = new HashMap<>();
        for (String name : PARAMS) {
            switch (random.nextInt(4)) {
                case 0 -> params.put(name, value(2));
                case 1 -> found.put(name, new Found(value(2), Found.DECLARED));
                default -> {}
            }
        }
        Map<String, MetricSummary> metrics = new HashMap<>();
        for (String name : METRICS) {
            if (random.nextBoolean()) {
                MetricSummary.Builder rows = new MetricSummary.Builder(MetricSummary.NONE);
                for (int step = 0; step <= random.nextInt(4); step++) {
                    rows.add(step, number());
                }
                metrics.put(name, rows.done());
            }
        }
        List<String> tags = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            tags.add(pick("good", "bad", "to do"));
        }
        Notes notes = Notes.NONE
                .named(random.nextInt(3) == 0 ? pick("base", "my run", "resnet-1") : "")
                .tagged(tags)
                .noted(random.nextInt(3) == 0 ? pick("as planned", "out of memory!", "resnet") : "");
        RunInfo info = RunInfo.of(
                        id,
                        pick("train", "eval", "Train 2"),
                        Invocation.of(List.of("python", pick("train.py", "resnet.py")), "."))
                .by(Provenance.of(pick("node1", "node2"), "ada", started));
        EndStatus end = new EndStatus(random.nextInt(3) == 0 ? 1 : 0, started.plusMillis(random.nextInt(10_000_000)));
        return RunRecord.of(info)
                .with(params, found)
                .with(Liveness.ended(end))
                .with(notes)
                .with(new Metrics(0, 0, metrics));
    }

    private double number() {
        return switch (random.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> 0.0;
            case 2 -> -0.0;
            case 3 -> Double.POSITIVE_INFINITY;
            default -> random.nextInt(20) / 10.0;
        };
    }

    Value value(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 8)) {
            case 0 -> Value.of(random.nextBoolean());
            case 1 -> Value.nothing();
            case 2, 3 -> Value.of(pick(TEXTS));
            case 4 -> new Value.Num(pick("9007199254740993", "9007199254740992", "-0.0", "1e-3", "0.0010", "1e300"));
            case 8 -> {
                List<Value> items = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    items.add(value(0));
                }
                yield new Value.Items(items);
            }
            default -> new Value.Num(pick("0.001", "0.01", "0.1", "0", "1", "64", "-5"));
        };
    }

    private String typed() {
        return pick(
                "0.001",
                "1e-3",
                "1E-3",
                "0.01",
                "1",
                "1.0",
                "0",
                "-0.0",
                "64",
                "-5",
                "9007199254740993",
                "true",
                "False",
                "null",
                "resnet",
                "ResNet 50",
                "50",
                "adam",
                "sgd",
                "c",
                "nan",
                "NaN",
                "x",
                "ünï",
                "");
    }

    /// Rules over a few of the parameters. Their conditions name only parameters without rules, or later ones.
    Defaults defaults() {
        List<Defaults.Rule> rules = new ArrayList<>();
        List<String> keys = List.of("dropout", "amp", "opt.name", "lr");
        for (int i = 0; i < keys.size(); i++) {
            if (random.nextInt(3) > 0) {
                List<String> fields = new ArrayList<>(List.of("model", "val_acc", "experiment", "started", "layers"));
                fields.addAll(keys.subList(i + 1, keys.size()));
                for (int n = random.nextInt(3); n > 0; n--) {
                    Query condition = query(1, fields);
                    if (!(condition instanceof Query.All)) {
                        rules.add(new Defaults.Rule(keys.get(i), value(1), condition, nobody()));
                    }
                }
                if (random.nextBoolean()) {
                    rules.add(new Defaults.Rule(keys.get(i), value(1), new Query.All(), nobody()));
                }
            }
        }
        List<Defaults.Rename> renames = new ArrayList<>();
        if (random.nextBoolean()) {
            renames.add(new Defaults.Rename("learning_rate", "lr", nobody()));
        }
        if (random.nextInt(3) == 0) {
            renames.add(new Defaults.Rename("x-y", "learning_rate", nobody()));
        }
        return new Defaults(rules, renames);
    }

    private static Defaults.Declaration nobody() {
        return new Defaults.Declaration("", "", "");
    }

    Query query(int depth) {
        List<String> fields = new ArrayList<>(PARAMS);
        fields.addAll(METRICS);
        fields.addAll(List.of("f1.last", "loss.min", "val_acc.argbest", "loss.count", "Param.LR", "X_Y"));
        fields.addAll(List.of("state", "experiment", "name", "tag", "note", "command", "host", "exit"));
        fields.addAll(List.of("started", "duration", "has", "recorded", "id", ""));
        fields.addAll(List.of("run.host", "run.exit", "param.exit", "metric.size", "user.last", "run.user", "kind"));
        return query(depth, fields);
    }

    private Query query(int depth, List<String> fields) {
        int kind = depth == 0 ? 9 : random.nextInt(10);
        if (kind < 4) {
            List<Query> parts = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(2); i++) {
                parts.add(query(depth - 1, fields));
            }
            return kind < 2 ? new Query.And(parts) : new Query.Or(parts);
        }
        if (kind == 4) {
            Query inner = query(depth - 1, fields);
            return inner instanceof Query.Not ? inner : new Query.Not(inner);
        }
        String field = pick(fields);
        if (List.of("", "note", "name", "command").contains(field) && random.nextInt(4) == 0) {
            return new Query.TextPart(field, pick(LUCENE), 0);
        }
        return new Query.Clause(field, test(field), 0);
    }

    private Query.Test test(String field) {
        boolean numbers = METRICS.contains(field)
                || field.contains(".")
                        && !Set.of("opt.name", "run.host", "run.user").contains(field)
                || field.equals("exit");
        if (field.equals("has") || field.equals("recorded")) {
            return random.nextInt(3) == 0
                    ? new Query.Like(pick("*r*", "learn*", "?r", "*"))
                    : new Query.Is(pick(PARAMS), false);
        }
        if (field.equals("started") || field.equals("duration")) {
            return field.equals("started")
                    ? between(
                            pick("2026-10-01", "-30d", "*", "2026-11-01T10:00"),
                            pick("2026-11-10", "-2d", "*", "today"))
                    : between(pick("10m", "*", "1h30m"), pick("2h", "*"));
        }
        if (numbers && !field.equals("Param.LR")) {
            String number = pick("0", "0.5", "1", "1.9", "-1", "inf");
            return switch (random.nextInt(4)) {
                case 0 -> new Query.Is(number, random.nextBoolean());
                case 1 -> new Query.Differs(number);
                case 2 -> new Query.Any();
                default -> between(pick("0", "0.5", "*"), pick("1", "1.9", "*"));
            };
        }
        return switch (random.nextInt(field.isEmpty() ? 4 : 7)) {
            case 0 -> new Query.Is(word(), false);
            case 1 -> new Query.Like(pick("re*", "*net*", "?.0*", "1e*", "a?a*", "*\\**", "0*"));
            case 2 -> new Query.Near(pick("resnt", "vgg", "adma", "trian", "goood"), 1 + random.nextInt(2));
            case 3 -> between(pick("0", "0.01", "*", "a"), pick("1", "*", "64", "s"));
            case 4 -> new Query.Is(typed(), true);
            case 5 -> new Query.Differs(typed());
            default -> new Query.Any();
        };
    }

    private String word() {
        String typed = typed();
        return typed.isEmpty() ? "resnet" : typed;
    }

    private Query.Between between(String low, String high) {
        return new Query.Between(low, random.nextBoolean(), high, random.nextBoolean());
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
