package org.hpsearch.screen.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hpsearch.console.Texts;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Observed;
import org.hpsearch.run.RunState;
import org.hpsearch.run.StepUnit;
import org.hpsearch.value.RegularName;
import org.hpsearch.value.Value;

/// How far a run is, and how long it will take, where its length is known.
///
/// @param at      step or epoch; NaN where there is none
/// @param length  the step or epoch that it ends at; NaN where that is not known
/// @param seconds since the start
public record RunProgress(double at, double length, double seconds) {
    private static final int BAR = 10;
    public static final String EPOCH = "epoch";

    /// Of what does not run by itself.
    public static final RunProgress NONE = new RunProgress(Double.NaN, Double.NaN, Double.NaN);

    /// Parameters that tell how long a program trains, by the last part of their names.
    private static final List<String> LENGTHS = List.of(
            "epochs",
            "num_epochs",
            "n_epochs",
            "max_epochs",
            "num_train_epochs",
            "max_steps",
            "num_steps",
            "total_steps",
            "steps",
            "max_iters",
            "iterations",
            "total_timesteps");

    /// Of a run.
    public static RunProgress of(Row row, LiveCurves curves, Instant now) {
        Duration took = row.record().duration(now);
        double seconds = took == null ? Double.NaN : took.toMillis() / 1000.0;
        String name = row.state() == RunState.RUNNING ? name(row) : "";
        boolean byEpoch = name.contains(EPOCH);
        LiveCurve epochs = byEpoch ? curves.curve(row.id(), EPOCH) : null;
        Observed observed = row.record().observed();
        double at = epochs != null
                ? epochs.last()
                : curves.step(row.id(), metric -> mayCount(observed.unit(metric), byEpoch));
        return name.isEmpty() || Double.isNaN(at)
                ? new RunProgress(curves.step(row.id(), metric -> true), Double.NaN, seconds)
                : new RunProgress(at, number(row, name), seconds);
    }

    /// Whether steps may be those that a length is given in: epochs, or something finer.
    ///
    /// @param unit empty where nobody knows
    private static boolean mayCount(String unit, boolean epochs) {
        return unit.isEmpty()
                || unit.equals(StepUnit.STEP)
                || !unit.equals(StepUnit.ROW) && unit.equals(StepUnit.EPOCH) == epochs && !unit.contains(StepUnit.OR);
    }

    /// The parameter that tells the length; empty where there is none.
    private static String name(Row row) {
        for (String length : LENGTHS) {
            for (String name : row.params().keySet()) {
                String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
                if (RegularName.isSame(last, length) && number(row, name) > 0) {
                    return name;
                }
            }
        }
        return "";
    }

    private static double number(Row row, String name) {
        Value value = row.param(name).map(param -> param.value()).orElse(null);
        return value instanceof Value.Num number ? number.asDouble() : Double.NaN;
    }

    private boolean isKnown() {
        return at <= length && length > 0;
    }

    /// The seconds that are left; NaN where nobody knows.
    public double left() {
        double share = Math.max(0, at / length);
        return isKnown() && share > 0 ? seconds * (1 - share) / share : Double.NaN;
    }

    /// As a text.
    ///
    /// @param wide  whether there is room for a bar
    /// @param brief whether there is not even room for the length
    public String text(boolean wide, boolean brief) {
        if (!isKnown()) {
            return (Double.isNaN(at) ? "" : "step " + Texts.number(at) + "  ")
                    + (Double.isNaN(seconds) ? "" : Texts.span(seconds));
        }
        double share = Math.max(0, at / length);
        int full = (int) Math.round(BAR * share);
        String bar = wide ? "[" + "=".repeat(full) + " ".repeat(BAR - full) + "] " : "";
        String left = share > 0 ? "  ETA " + Texts.span(left()) : "";
        if (brief) {
            return Math.round(100 * share) + "%" + left.replaceFirst("^ ", "");
        }
        return bar + Texts.number(at) + "/" + Texts.number(length) + left;
    }
}
