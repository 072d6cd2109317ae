package org.hpsearch.screen.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hpsearch.project.Direction;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunState;
import org.hpsearch.screen.live.LiveCurve;
import org.hpsearch.screen.live.LiveCurves;
import org.hpsearch.screen.live.RunProgress;
import org.jspecify.annotations.Nullable;

/// What the table says of a run or of a group of runs.
///
/// @param metric    of the table
/// @param direction of the metric
/// @param labels    key of a line → what the run differs by
/// @param fields    the columns of the query
public record LineValues(
        LiveCurves curves,
        String metric,
        Direction direction,
        Map<String, String> labels,
        List<FieldColumn> fields,
        Instant now) {
    public LineValues {
        labels = Map.copyOf(labels);
        fields = List.copyOf(fields);
    }

    /// The curve of the run, or of the best run of the group; null where there is none.
    @Nullable
    public LiveCurve curve(TableLine line) {
        return switch (line) {
            case TableLine.Run run -> curves.curve(run.row().id(), metric);
            case TableLine.Group group -> {
                Row best = best(group.group());
                yield best == null ? null : curves.curve(best.id(), metric);
            }
        };
    }

    /// The latest value; NaN where there is none.
    public double last(TableLine line) {
        return line instanceof TableLine.Run run ? last(run.row()) : Double.NaN;
    }

    private double last(Row row) {
        LiveCurve curve = whole(row);
        return curve != null
                ? curve.last()
                : row.metric(metric).map(MetricSummary::last).orElse(Double.NaN);
    }

    /// The best value; NaN where there is none.
    public double best(TableLine line) {
        return switch (line) {
            case TableLine.Run run -> best(run.row());
            case TableLine.Group group -> {
                Row best = best(group.group());
                yield best == null ? Double.NaN : best(best);
            }
        };
    }

    /// Its curve; null where it has none, or the index knows more rows, because they have not all been read here.
    private @Nullable LiveCurve whole(Row row) {
        LiveCurve curve = curves.curve(row.id(), metric);
        long known = row.metric(metric).orElse(MetricSummary.NONE).count();
        return curve == null || curve.rows() < known ? null : curve;
    }

    private double best(Row row) {
        LiveCurve curve = whole(row);
        return curve != null
                ? curve.best(direction)
                : direction.value(row.metric(metric).orElse(MetricSummary.NONE));
    }

    /// The best run of a group; null where nothing tells which is better.
    @Nullable
    public Row best(RunGroup group) {
        Row best = null;
        double value = Double.NaN;
        for (Row row : group.rows()) {
            double own = best(row);
            if (direction.isBetter(own, value) && direction != Direction.NONE) {
                best = row;
                value = own;
            }
        }
        return best;
    }

    /// How far a run is; of a group nothing.
    public RunProgress progress(TableLine line) {
        return line instanceof TableLine.Run run && run.state() != RunState.QUEUED
                ? RunProgress.of(run.row(), curves, now)
                : RunProgress.NONE;
    }

    /// What the run differs by; what has become of the runs of a group.
    public String label(TableLine line) {
        return switch (line) {
            case TableLine.Group group -> group.group().states();
            case TableLine.Run run -> Objects.requireNonNullElse(labels.get(run.key()), "");
        };
    }

    /// A column of the query.
    public Optional<FieldColumn> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /// What a run is ordered by in a column of the query; of a group what its best run is; NaN where it has no value.
    public double rank(TableLine line, String field) {
        return switch (line) {
            case TableLine.Run run ->
                field(field).map(column -> column.rank(run)).orElse(Double.NaN);
            case TableLine.Group group -> {
                Row best = best(group.group());
                yield best == null ? Double.NaN : rank(new TableLine.Run(best, 0), field);
            }
        };
    }

    /// Which values of a column of the query come first.
    public Direction direction(String field) {
        return field(field).map(FieldColumn::direction).orElse(Direction.MIN);
    }
}
