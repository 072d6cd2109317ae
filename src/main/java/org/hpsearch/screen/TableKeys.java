package org.hpsearch.screen;

import java.util.HashSet;
import java.util.Set;
import org.hpsearch.screen.input.Key;
import org.hpsearch.screen.input.Mouse;
import org.hpsearch.screen.table.TableLine;
import org.hpsearch.screen.table.TableOrder;

/// Keys and the mouse on the table: which line is chosen, in which order they stand, which groups are open.
final class TableKeys {
    private static final int WHEEL = 3;

    private final WatchControl control;
    private final ScrollKeys scrolling;
    private final ChartKeys charts;

    TableKeys(WatchControl control, ScrollKeys scrolling, ChartKeys charts) {
        this.charts = charts;
        this.control = control;
        this.scrolling = scrolling;
    }

    /// Does what a key means.
    ///
    /// @param columns of the screen
    /// @param height  its lines
    /// @return whether it means something
    boolean press(int key, WatchView shown, int columns, int height) {
        WatchState state = control.state();
        WatchState.Chosen now = state.chosen();
        TableOrder order = state.table().order();
        switch (key) {
            case 'j', Key.DOWN -> choose(now.number() + 1);
            case 'k', Key.UP -> choose(now.number() - 1);
            case Key.HOME, 'g' -> choose(0);
            case Key.END, 'G' -> choose(Integer.MAX_VALUE);
            case 'h', Key.LEFT -> sideways(-1);
            case 'l', Key.RIGHT, Key.TAB -> sideways(1);
            case '+', '=' -> open(true);
            case '-' -> open(false);
            case Key.ENTER -> enter();
            case '<' -> order(order.moved(-1, shown.columns(columns, height)), shown, columns, height);
            case '>' -> order(order.moved(1, shown.columns(columns, height)), shown, columns, height);
            case 'o' -> order(order.turned(), shown, columns, height);
            case 'O' -> order(TableOrder.USUAL, shown, columns, height);
            case 'x' ->
                control.set(state.with(state.table().turned())
                        .saying(state.table().byExperiment() ? "" : "experiments are groups; x ends it"));
            case '{', Key.SHIFT_LEFT -> shift(-1);
            case '}', Key.SHIFT_RIGHT -> shift(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Does what a click or a turn of the wheel means.
    void mouse(int key, WatchView shown, int columns, int height) {
        int wheel = Mouse.wheel(key);
        WatchState state = control.state();
        switch (shown.at(Mouse.x(key), Mouse.y(key), columns, height)) {
            case WatchTarget.Head head -> {
                if (wheel == 0) {
                    order(state.table().order().clicked(head.column()), shown, columns, height);
                }
            }
            case WatchTarget.Line line -> {
                if (wheel != 0) {
                    choose(state.chosen().number() + wheel);
                } else if (line.number() == state.chosen().number()) {
                    enter();
                } else {
                    choose(line.number());
                }
            }
            case WatchTarget.Curve curve -> {
                if (wheel == 0) {
                    charts.open(curve.spot().metric(), curve.spot().x());
                }
            }
            case WatchTarget.Tab tab -> tab(tab.tab());
            case WatchTarget.Text text -> scrolling.by(WHEEL * wheel, shown.room(columns, height));
            case WatchTarget.Elsewhere elsewhere -> {}
        }
    }

    /// Chooses a line.
    void choose(int number) {
        WatchState state = control.state();
        control.set(state.with(state.chosen().moved(number - state.chosen().number(), state)));
    }

    /// Leaves more columns of the query out at the left, or fewer.
    private void shift(int by) {
        WatchState state = control.state();
        int most = Math.max(0, state.found().fields().size() - 1);
        int shift = Math.max(0, Math.min(most, state.table().shift() + by));
        control.set(state.with(state.table().shifted(shift)));
    }

    private void order(TableOrder order, WatchView shown, int columns, int height) {
        WatchState ordered = control.state().with(control.state().table().ordered(order));
        int shift = shown.of(ordered).shift(order.column(), columns, height);
        control.set(ordered.with(ordered.table().shifted(shift)));
        String words = order.column() == null
                ? "the usual order: running runs, then the best"
                : "by " + order.column().title("") + (order.reversed() ? ", reversed" : "")
                        + "   o reverses it, O ends it";
        control.set(control.state().saying(words));
    }

    /// Opens the run, or opens and closes the group.
    private void enter() {
        WatchState state = control.state();
        switch (state.line()) {
            case TableLine.Group group -> open(!group.open());
            case TableLine.Run run
            when state.row() != null -> {
                WatchState.Chosen now = state.chosen();
                control.set(state.with(new WatchState.Chosen(now.number(), now.tab(), now.scroll(), true)));
            }
            case TableLine.Run waiting -> {}
            case null -> {}
        }
    }

    /// The next tab of a run; a group opens to the right and closes to the left.
    private void sideways(int step) {
        WatchState state = control.state();
        if (state.line() instanceof TableLine.Group) {
            open(step > 0);
        } else {
            tab(state.chosen().tab().next(step));
        }
    }

    /// Opens or closes the group, or that of the chosen run or of the closed group, and chooses it.
    private void open(boolean open) {
        WatchState state = control.state();
        int number = state.chosen().number();
        TableLine chosen = state.line();
        boolean closed = chosen instanceof TableLine.Group group && !group.open() && !open;
        if (chosen != null && chosen.depth() > 0 && (closed || chosen instanceof TableLine.Run)) {
            while (state.table().lines().get(number).depth() >= chosen.depth()) {
                number--;
            }
        }
        if (!state.table().lines().isEmpty() && state.table().lines().get(number) instanceof TableLine.Group group) {
            Set<String> changed = new HashSet<>(state.table().open());
            if (open) {
                changed.add(group.key());
            } else {
                changed.remove(group.key());
                choose(number);
            }
            control.set(control.state().with(control.state().table().opening(changed)));
        }
    }

    private void tab(WatchTab tab) {
        WatchState.Chosen now = control.state().chosen();
        control.set(control.state().with(new WatchState.Chosen(now.number(), tab, tab.beginning(), now.open())));
    }
}
