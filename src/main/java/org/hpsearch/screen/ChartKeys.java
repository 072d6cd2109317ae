package org.hpsearch.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hpsearch.chart.CellAxis;
import org.hpsearch.screen.input.Key;
import org.hpsearch.screen.input.Mouse;
import org.hpsearch.view.View;

/// Keys and the mouse on the opened chart: its cursor, and which part of x it shows.
final class ChartKeys {
    private static final int FAR = 10;
    private static final int ALL = 1_000_000;
    private static final double ZOOM = 2;

    /// The narrowest part of x that is shown, as a share of its size.
    private static final double LEAST = 1e-9;

    private final WatchControl control;

    ChartKeys(WatchControl control) {
        this.control = control;
    }

    /// Opens the chart of a metric.
    ///
    /// @param cursor x; NaN for the end
    void open(String metric, double cursor) {
        WatchState state = control.state();
        List<String> charts = new ArrayList<>(state.found().metrics());
        charts.remove(metric);
        charts.addFirst(metric);
        WatchState opened = state.with(new WatchState.Over.Chart(cursor));
        control.set(
                charts.equals(state.found().metrics())
                        ? opened
                        : opened.with(state.view().charting(charts)));
    }

    /// Does what a key means.
    ///
    /// @param columns of the screen
    /// @param height  its lines
    /// @return whether it means something
    boolean press(WatchState.Over.Chart over, int key, WatchView shown, int columns, int height) {
        WatchState state = control.state();
        if (key == 'q' || key == 'z' || key == Key.ESCAPE || key == Key.ENTER || key == Key.CTRL_D) {
            control.set(state.with(new WatchState.Over.Nothing()));
            return true;
        }
        if (key == 'j' || key == Key.DOWN || key == 'k' || key == Key.UP) {
            control.set(state.with(state.chosen().moved(key == 'j' || key == Key.DOWN ? 1 : -1, state)));
            return true;
        }
        OpenChart chart = shown.chart(over);
        Optional<CellAxis> axis = chart.axis(columns, height - 2);
        return axis.isPresent() && press(chart, axis.get(), key);
    }

    private boolean press(OpenChart chart, CellAxis axis, int key) {
        switch (key) {
            case 'h', Key.LEFT -> move(chart, axis, -1);
            case 'l', Key.RIGHT -> move(chart, axis, 1);
            case Key.SHIFT_LEFT, Key.PAGE_UP -> move(chart, axis, -FAR);
            case Key.SHIFT_RIGHT, Key.PAGE_DOWN -> move(chart, axis, FAR);
            case 'g', Key.HOME -> move(chart, axis, -ALL);
            case 'G', Key.END -> move(chart, axis, ALL);
            case '+', '=' -> zoom(chart, axis, 1 / ZOOM);
            case '-' -> zoom(chart, axis, ZOOM);
            case '0' -> show(Double.NaN, Double.NaN);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Does what a click or a turn of the wheel means: the cursor goes there, the wheel zooms.
    void mouse(WatchState.Over.Chart over, int key, WatchView shown, int columns, int height) {
        OpenChart chart = shown.chart(over);
        chart.axis(columns, height - 2).ifPresent(axis -> {
            int wheel = Mouse.wheel(key);
            if (wheel != 0) {
                zoom(chart, axis, wheel < 0 ? 1 / ZOOM : ZOOM);
            } else if (Mouse.x(key) < axis.left() + axis.cells()) {
                control.set(control.state().with(new WatchState.Over.Chart(axis.value(Mouse.x(key)))));
            }
        });
    }

    /// Moves the cursor, and what is shown with it.
    private void move(OpenChart chart, CellAxis axis, int by) {
        double cursor = chart.moved(axis, by);
        double beyond = cursor > axis.high() ? cursor - axis.high() : Math.min(0, cursor - axis.low());
        control.set(control.state().with(new WatchState.Over.Chart(cursor)));
        View.Axes axes = control.state().view().curves().axes();
        if (!axes.isWhole() && beyond != 0) {
            show(axis.low() + beyond, axis.high() + beyond);
        }
    }

    /// Shows more or less around the cursor.
    private void zoom(OpenChart chart, CellAxis axis, double factor) {
        double cursor = chart.cursor(axis);
        double from = cursor - (cursor - axis.low()) * factor;
        double to = cursor + (axis.high() - cursor) * factor;
        double narrowest = LEAST * Math.max(1, Math.abs(cursor));
        if (to - from <= narrowest) {
            return;
        }
        control.set(control.state().with(new WatchState.Over.Chart(cursor)));
        boolean all = factor > 1 && from <= chart.first() && to >= chart.last();
        show(all ? Double.NaN : from, all ? Double.NaN : to);
    }

    private void show(double from, double to) {
        WatchState state = control.state();
        View.Axes axes = state.view().curves().axes();
        control.set(state.with(state.view().on(axes.zoomed(from, to))));
    }
}
