package org.hpsearch.screen;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.hpsearch.console.Context;
import org.hpsearch.project.Direction;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunState;
import org.hpsearch.screen.live.LiveCurve;
import org.hpsearch.screen.live.LiveCurves;
import org.hpsearch.screen.live.RunProgress;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// What the table says of a run or of a group of runs.
///
/// @param metric    of the table
/// @param direction of the metric
/// @param labels    key of a line → what the run differs by
record LineValues(LiveCurves curves, String metric, Direction direction, Map<String, String> labels, Instant now) {
    LineValues {
        labels = Map.copyOf(labels);
    }

    static LineValues of(WatchState state, LiveCurves curves, Workspace workspace, Context context) {
        return new LineValues(
                curves,
                state.metric(),
                workspace.settings().direction(state.metric()),
                state.found().labels(),
                context.clock().instant());
    }

    /// The curve of the run, or of the best run of the group; null where there is none.
    @Nullable
    LiveCurve curve(TableLine line) {
        return switch (line) {
            case TableLine.Run run -> curves.curve(run.row().id(), metric);
            case TableLine.Group group -> {
                Row best = best(group.group());
                yield best == null ? null : curves.curve(best.id(), metric);
            }
        };
    }

    /// The latest value; NaN where there is none.
    double last(TableLine line) {
        return line instanceof TableLine.Run run ? last(run.row()) : Double.NaN;
    }

    private double last(Row row) {
        LiveCurve curve = whole(row);
        return curve != null
                ? curve.last()
                : row.metric(metric).map(MetricSummary::last).orElse(Double.NaN);
    }

    /// The best value; NaN where there is none.
    double best(TableLine line) {
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
    Row best(RunGroup group) {
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
    RunProgress progress(TableLine line) {
        return line instanceof TableLine.Run run && run.state() != RunState.QUEUED
                ? RunProgress.of(run.row(), curves, now)
                : RunProgress.NONE;
    }

    /// What the run differs by; what has become of the runs of a group.
    String label(TableLine line) {
        return switch (line) {
            case TableLine.Group group -> group.group().states();
            case TableLine.Run run -> Objects.requireNonNullElse(labels.get(run.key()), "");
        };
    }
}
