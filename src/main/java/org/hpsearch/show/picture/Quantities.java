package org.hpsearch.show.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.show.table.RunJson;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.Value;

/// Values of runs by name, for pictures: effective parameters, metrics (their best value; `loss.last` and
/// the like), and the duration.
public record Quantities(List<Row> rows, Settings settings, Instant now) {
    private static final String DURATION = "duration";

    /// Makes sure that some run has a value of this name.
    ///
    /// @throws DataException that names the nearest one
    public void check(String name) {
        if (rows.stream().noneMatch(row -> !text(row, name).isEmpty())) {
            throw new DataException("no selected run has '" + name + "'" + near(name, names()));
        }
    }

    /// `; did you mean 'loss'?`, or nothing.
    static String near(String name, List<String> known) {
        String nearest = Nearest.of(name, known);
        if (nearest != null) {
            return "; did you mean '" + nearest + "'?";
        }
        return known.isEmpty() || known.size() > 12 ? "" : "; there are " + String.join(", ", known);
    }

    private List<String> names() {
        TreeSet<String> names = new TreeSet<>(metrics());
        rows.forEach(row -> names.addAll(row.params().keySet()));
        return new ArrayList<>(names);
    }

    /// The metrics that some run has.
    public List<String> metrics() {
        TreeSet<String> names = new TreeSet<>();
        rows.forEach(row -> names.addAll(row.record().metrics().summaries().keySet()));
        return new ArrayList<>(names);
    }

    /// A run's value as text; empty where it has none.
    String text(Row row, String name) {
        if (isParam(name)) {
            return row.param(name).map(Effective::value).map(Value::print).orElse("");
        }
        double number = number(row, name);
        return Double.isNaN(number) ? "" : RunJson.number(number).print();
    }

    /// Whether a name means a parameter: of any run, then it does for all.
    private boolean isParam(String name) {
        return rows.stream().anyMatch(row -> row.param(name).isPresent());
    }

    /// A run's value as number; NaN where it has none.
    double number(Row row, String name) {
        if (isParam(name)) {
            Value param = row.param(name).map(Effective::value).orElse(null);
            return switch (param) {
                case Value.Num number -> number.asDouble();
                case Value.Bool bool -> bool.value() ? 1 : 0;
                case null, default -> Double.NaN;
            };
        }
        if (row.metric(name).isPresent()) {
            return metric(row, name, "");
        }
        int dot = name.lastIndexOf('.');
        if (dot > 0 && row.metric(name.substring(0, dot)).isPresent()) {
            return metric(row, name.substring(0, dot), name.substring(dot + 1));
        }
        var duration = name.equals(DURATION) ? row.record().duration(now) : null;
        return duration == null ? Double.NaN : duration.toMillis() / 1000.0;
    }

    private double metric(Row row, String name, String suffix) {
        return row.metric(name)
                .map(summary -> new Target.Metric(name, suffix, settings.direction(name))
                        .aggregate()
                        .of(summary))
                .orElse(Double.NaN);
    }
}
