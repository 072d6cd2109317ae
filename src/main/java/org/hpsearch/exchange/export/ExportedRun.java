package org.hpsearch.exchange.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.query.defaults.EffectiveParams.Origin;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.Notes;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// A run on its way to another tool.
///
/// @param row    the run, with its effective parameters
/// @param folder where its metrics are
record ExportedRun(Row row, RunFolder folder) {
    /// Fields that have a place of their own there; where the folder of a run stands now is no fact of the run.
    private static final Set<RunField> PLACED = EnumSet.of(
            RunField.PROJECT,
            RunField.EXPERIMENT,
            RunField.NAME,
            RunField.TAG,
            RunField.NOTE,
            RunField.USER,
            RunField.STARTED,
            RunField.ENDED,
            RunField.DURATION,
            RunField.SIZE,
            RunField.LOG);

    String id() {
        return row.id();
    }

    String experiment() {
        String experiment = row.record().info().experiment();
        return experiment.isEmpty() ? "none" : experiment;
    }

    Notes notes() {
        return row.record().notes();
    }

    /// Its name; without one the short id.
    String title() {
        return notes().name().isEmpty() ? row.shortId() : notes().name();
    }

    /// Milliseconds since 1970, 0 where nobody noted them.
    long started() {
        Instant started = row.record().info().started();
        return started == null ? 0 : started.toEpochMilli();
    }

    /// Milliseconds since 1970; null where it has not ended, or nobody noted when.
    @Nullable
    Long ended() {
        var end = row.record().end();
        return end == null || end.ended() == null ? null : (Long) end.ended().toEpochMilli();
    }

    /// The effective parameters.
    Map<String, Value> params() {
        Map<String, Value> params = new TreeMap<>();
        row.params().forEach((name, effective) -> params.put(name, effective.value()));
        return params;
    }

    /// What other tools have no field for: `hps.id`, `hps.state`, `hps.command` ..., and which parameters nobody gave.
    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        for (RunField field : RunField.values()) {
            if (!PLACED.contains(field)) {
                facts.put("hps." + field.word(), field.shown(row.facts()));
            }
        }
        for (Origin origin : List.of(Origin.FOUND, Origin.DEFAULT)) {
            List<String> names = new ArrayList<>();
            row.params().forEach((name, effective) -> {
                if (effective.origin() == origin) {
                    names.add(name);
                }
            });
            facts.put("hps.params." + origin.word(), String.join(" ", names));
        }
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    /// Takes the rows of `metrics.csv`; step and time are NaN where unknown.
    interface Rows {
        void row(double step, double time, String metric, double value) throws IOException;
    }

    /// Hands over all rows of `metrics.csv`.
    void metrics(Rows rows) throws IOException {
        Path file = folder.readable(RunFolder.METRICS);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            MetricsReader.read(file, 0, (step, time, metric, value) -> {
                try {
                    rows.row(step, time, metric, value);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// The milliseconds since 1970 of a row: the run's start where the row has no time.
    long moment(double time) {
        return started() + (Double.isNaN(time) ? 0 : Math.round(time * 1000));
    }
}
