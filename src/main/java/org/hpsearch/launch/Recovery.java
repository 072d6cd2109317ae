package org.hpsearch.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.output.OutputFacts;
import org.hpsearch.capture.output.OutputReader;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.launch.follow.FoundParams;
import org.hpsearch.launch.follow.StepUnits;
import org.hpsearch.project.Experiment;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Host;
import org.hpsearch.run.Metrics;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.MetricsWriter;
import org.hpsearch.run.Observed;
import org.hpsearch.run.Problems;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.DataException;

/// Completes the folder of a run whose hps was killed: `metrics.csv` from the log, `status.json` from the shim's note.
/// Every row that stands is kept. Where nothing proves that this machine made the folder, or it cannot be written, the
/// completed record is made in memory alone.
public final class Recovery {
    private Recovery() {}

    /// What came of an attempt.
    ///
    /// @param record the run, completed as far as possible
    /// @param added  rows that the log had more than `metrics.csv`
    /// @param needed whether there was anything to complete
    public record Outcome(RunRecord record, int added, boolean needed) {}

    /// Reads a run, and completes it first where that is due.
    public static RunRecord read(RunFolder run) {
        return read(run, run.read());
    }

    /// The same, until a deadline: a run whose metrics are late is completed another time.
    public static RunRecord read(RunFolder run, long deadline) {
        RunRecord record = run.read(deadline);
        return record.isLate() ? record : read(run, record);
    }

    /// As [#read(RunFolder)], where the folder has just been read.
    public static RunRecord read(RunFolder run, RunRecord record) {
        return isDue(run, record) ? complete(run, record).record() : record;
    }

    /// Whether a run has ended without its hps having noted it.
    public static boolean isDue(RunFolder run, RunRecord record) {
        if (Files.exists(run.file(RunFolder.STATUS))) {
            return false;
        }
        if (record.process() == null) {
            return record.end() != null;
        }
        RunState byProcess = RunState.of(record.liveness().with((EndStatus) null), Instant.now());
        return byProcess == RunState.LOST || record.end() != null && byProcess != RunState.RUNNING;
    }

    /// Completes a run.
    public static Outcome complete(RunFolder run, RunRecord record) {
        boolean ours = record.process() != null && record.process().machine().equals(Host.machine());
        if (ours) {
            try (RunLock lock = RunLock.tryTake(run)) {
                return lock == null ? new Outcome(record, 0, false) : onDisk(run, record);
            } catch (IOException notWritable) {
                return inMemory(run, record);
            }
        }
        return inMemory(run, record);
    }

    private static Outcome onDisk(RunFolder run, RunRecord record) throws IOException {
        Problems problems = new Problems(sentence -> {});
        StepUnits units = new StepUnits();
        List<Scalar> missing = missing(run, record, problems, units);
        if (!missing.isEmpty()) {
            try (MetricsWriter writer = MetricsWriter.open(run)) {
                for (Scalar scalar : missing) {
                    writer.write(scalar);
                }
            }
        }
        EndStatus end = record.end();
        Observed observed = record.observed();
        if (observed.units().isEmpty() && !units.all().isEmpty()) {
            run.writeObserved(observed.with(observed.conflicts(), units.all()));
        }
        if (end != null) {
            run.writeEnd(end.with(problems.sentences()));
        }
        return new Outcome(run.read(), missing.size(), true);
    }

    private static Outcome inMemory(RunFolder run, RunRecord record) {
        try {
            Problems problems = new Problems(sentence -> {});
            List<Scalar> missing = missing(run, record, problems, new StepUnits());
            Metrics.Collector collector = new Metrics.Collector(record.metrics());
            missing.forEach(scalar -> collector.row(
                    scalar.step() == null ? Double.NaN : scalar.step(), Double.NaN, scalar.metric(), scalar.value()));
            Metrics metrics = collector.done(
                    new MetricsReader.Progress(record.metrics().offset(), 0),
                    record.metrics().damaged());
            EndStatus end = record.end();
            EndStatus noted = end == null ? null : end.with(problems.sentences());
            return new Outcome(record.with(record.liveness().with(noted)).with(metrics), missing.size(), true);
        } catch (IOException unreadable) {
            return new Outcome(record, 0, true);
        }
    }

    /// The rows that the logs hold and `metrics.csv` lacks.
    ///
    /// @param units hears what the steps of all rows of the logs count
    private static List<Scalar> missing(RunFolder run, RunRecord record, Problems problems, StepUnits units)
            throws IOException {
        Map<Scalar, Integer> standing = new HashMap<>();
        Path metrics = run.file(RunFolder.METRICS);
        if (Files.isRegularFile(metrics)) {
            MetricsReader.read(
                    metrics,
                    0,
                    (step, time, metric, value) -> standing.merge(
                            new Scalar(Double.isNaN(step) ? null : (Double) step, null, metric, value),
                            1,
                            Integer::sum));
        }
        Map<String, Map<Double, Double>> written = new HashMap<>();
        standing.keySet()
                .forEach(row -> written.computeIfAbsent(row.metric(), name -> new HashMap<>())
                        .put(row.step() == null ? Double.NaN : row.step(), row.value()));
        List<Scalar> missing = new ArrayList<>();
        Consumer<Scalar> sink = scalar -> {
            units.note(scalar);
            Integer count = standing.get(scalar);
            if (count == null && stands(written, scalar)) {
                return;
            }
            if (count == null || count == 0) {
                missing.add(scalar);
            } else {
                standing.put(scalar, count - 1);
            }
        };
        FoundParams given = new FoundParams(run, record.params(), Redaction.STANDARD);
        Patterns patterns = patterns(run, record);
        readLog(run.readable(RunFolder.OUTPUT), given, patterns, sink, problems);
        if (record.info().stderr()) {
            readLog(run.readable(RunFolder.STDERR), given, patterns, sink, problems);
        }
        return missing;
    }

    /// Whether a file of the program's has told the same, less rounded.
    private static boolean stands(Map<String, Map<Double, Double>> written, Scalar scalar) {
        Double value = written.getOrDefault(scalar.metric(), Map.of())
                .get(scalar.step() == null ? (Double) Double.NaN : scalar.step());
        return value != null && Math.abs(value - scalar.value()) <= 0.01 * Math.abs(value);
    }

    /// The patterns that `hps.yaml` beside the store names.
    private static Patterns patterns(RunFolder run, RunRecord record) {
        try {
            Path project = run.path().toAbsolutePath().resolve("../..").normalize();
            Experiment declared = Settings.read(project.resolve(Project.SETTINGS))
                    .experiment(record.info().experiment());
            return Patterns.of(record.info().invocation().patterns().metrics(), declared, warning -> {});
        } catch (DataException damaged) {
            return Patterns.NONE;
        }
    }

    private static void readLog(
            Path log, OutputReader.Given given, Patterns patterns, Consumer<Scalar> sink, Problems problems)
            throws IOException {
        if (!Files.isRegularFile(log)) {
            return;
        }
        OutputFacts rows = new OutputFacts() {
            @Override
            public void scalar(Scalar scalar) {
                sink.accept(scalar);
            }

            @Override
            public void problem(RuntimeException bug) {
                problems.bug("read a line of the output", bug);
            }
        };
        OutputReader reader = new OutputReader(rows, given, patterns, () -> Double.NaN);
        try (var in = Files.newInputStream(log)) {
            reader.take(in);
        }
    }
}
