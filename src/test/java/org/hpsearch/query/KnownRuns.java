package org.hpsearch.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hpsearch.index.RunIndex;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.Defaults;
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
import org.hpsearch.run.Store;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// A few finished runs of a test, indexed. Each is called by a letter, and a later letter is a newer run.
public final class KnownRuns implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-09-30T12:00:00Z");

    private final Path folder;
    private final Map<String, RunRecord> records = new LinkedHashMap<>();
    private @Nullable RunIndex index;
    private RunIndex.@Nullable View view;

    public KnownRuns(Path folder) {
        this.folder = folder;
    }

    /// The full id of a run.
    public static String id(char letter) {
        return "2026090" + (letter - 'a' + 1) + "-080000-"
                + String.valueOf(letter).repeat(5);
    }

    /// A run that printed nothing but these metrics, one value each.
    ///
    /// @param params  `lr=0.1 model=x`, a value that the program was found to declare as `lr~0.1`
    /// @param metrics `loss=1 acc=NaN`
    public static RunRecord record(char letter, String experiment, String params, String metrics) {
        Map<String, Value> given = new TreeMap<>();
        Map<String, Found> found = new TreeMap<>();
        for (String word : params.split(" ")) {
            int at = word.indexOf('=');
            int declared = word.indexOf('~');
            if (at > 0) {
                given.put(word.substring(0, at), Numbers.typed(word.substring(at + 1)));
            } else if (declared > 0) {
                found.put(
                        word.substring(0, declared),
                        new Found(Numbers.typed(word.substring(declared + 1)), Found.DECLARED));
            }
        }
        Map<String, MetricSummary> summaries = new TreeMap<>();
        for (String word : metrics.split(" ")) {
            int at = word.indexOf('=');
            if (at > 0) {
                MetricSummary.Builder rows = new MetricSummary.Builder(MetricSummary.NONE);
                rows.add(1, Double.parseDouble(word.substring(at + 1)));
                summaries.put(word.substring(0, at), rows.done());
            }
        }
        Instant started = Instant.parse("2026-09-01T08:00:00Z").plus(Duration.ofDays(letter - 'a'));
        RunInfo info = RunInfo.of(id(letter), experiment, Invocation.of(List.of(experiment), "."))
                .by(Provenance.of("h", "ada", started));
        return RunRecord.of(info)
                .with(given, found)
                .with(Liveness.ended(new EndStatus(0, started.plusSeconds(60))))
                .with(new Metrics(0, 0, summaries));
    }

    /// The same with another `run.json`.
    public static RunRecord with(RunRecord record, UnaryOperator<RunInfo> change) {
        return new RunRecord(
                change.apply(record.info()),
                record.params(),
                record.found(),
                record.liveness(),
                record.notes(),
                record.metrics(),
                record.checkpoints(),
                record.observed(),
                record.damages());
    }

    /// The same as one that goes on from another or repeats it.
    public static RunRecord child(RunRecord record, String kind, char parent) {
        return with(record, info -> info.in(Lineage.of(kind, id(parent))));
    }

    public KnownRuns add(RunRecord record) throws IOException {
        Files.createDirectories(folder.resolve("hps-runs").resolve(record.id()));
        records.put(record.id(), record);
        return this;
    }

    /// A run of the experiment `train`.
    public KnownRuns add(char letter, String params, String metrics) throws IOException {
        return add(record(letter, "train", params, metrics));
    }

    /// The index of the runs that were added before it was first asked for.
    public RunIndex.View view() throws IOException {
        if (view == null) {
            index = RunIndex.open(
                    new Store(folder.resolve("hps-runs")),
                    null,
                    (run, deadline) -> Objects.requireNonNull(records.get(run.id())));
            view = index.refresh(RunIndex.Mode.FULL, done -> {});
        }
        return view;
    }

    /// Deletes a run; the index is looked at again.
    KnownRuns delete(char letter) throws IOException {
        view();
        Files.delete(folder.resolve("hps-runs").resolve(id(letter)));
        view = Objects.requireNonNull(index).refresh(RunIndex.Mode.FULL, done -> {});
        return this;
    }

    /// What the text of an `hps.yaml` says.
    public Settings settings(String yaml) throws IOException {
        return Settings.read(Files.writeString(folder.resolve("hps.yaml"), yaml));
    }

    public Scope scope(Settings settings, Defaults defaults) throws IOException {
        return new Scope(view(), settings, defaults, NOW, () -> ZoneOffset.UTC);
    }

    public Scope scope() throws IOException {
        return scope(Settings.NONE, Defaults.NONE);
    }

    public Search search(Settings settings, Defaults defaults) throws IOException {
        return new Search(view(), settings, defaults, NOW, () -> ZoneOffset.UTC);
    }

    /// The letters of some runs, in their order.
    public static String letters(List<Row> rows) {
        StringBuilder letters = new StringBuilder();
        rows.forEach(row -> letters.append(row.shortId().charAt(0)));
        return letters.toString();
    }

    @Override
    public void close() throws IOException {
        if (index != null) {
            index.close();
        }
    }
}
