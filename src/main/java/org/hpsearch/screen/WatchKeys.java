package org.hpsearch.screen;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hpsearch.screen.input.InputLine;
import org.hpsearch.screen.input.Key;
import org.hpsearch.screen.input.MetricChoice;
import org.hpsearch.screen.input.Mouse;
import org.hpsearch.screen.input.Offers;
import org.hpsearch.screen.table.FieldColumn;
import org.hpsearch.show.table.SignedNames;
import org.hpsearch.view.View;

/// What keys do.
final class WatchKeys {
    private static final List<Double> SMOOTH = List.of(0.0, 0.6, 0.9, 0.97);

    static final List<String> HELP = List.of(
            "up down k j    choose a run               home end   the first, the last",
            "left right h l log, parameters, differences, system, lineage of the run",
            "page up/down   scroll it; the log follows again at its end",
            "enter          open the run               q esc      back, and out",
            "enter + -      open and close a group (left right too)",
            "x              the runs of an experiment as a group, its sweeps inside it",
            "< >            the column that orders the table",
            "{ } shift+left/right   the columns of the query further left, further right",
            "C              choose these columns, as of --columns; none: those of hps query",
            "o O            the order reversed; the usual one: running runs, then the best",
            "/              other runs: a query, or ids; tab completes",
            "space          mark a run                 c          compare with the marked",
            "b              make it the baseline       u          unmark all",
            "m              choose metrics             [ ]        the metric before, after",
            "z              open the first chart: a cursor with the values of all runs, + - 0 zoom",
            "L              logarithmic axis           w          smoother",
            "v S            what is seen, as commands that print it; keep the table under a name",
            "e              the traceback or error in its log; a failed run opens there",
            "n t            write a note, add tags     p          write the picture",
            "r R            resume, rerun; the command is shown before it runs",
            "s              stop the run (asks)        :          any command of hps",
            "mouse          click a run, a head, a tab; twice opens; the wheel scrolls;",
            "               with shift the terminal selects text",
            "?              this page");

    private final WatchControl control;
    private final ScrollKeys scrolling;
    private final RunKeys runs;
    private final TableKeys table;
    private final ChartKeys charts;
    private int columns;
    private int height;
    private boolean over;

    WatchKeys(WatchControl control, Deeds deeds) {
        this.control = control;
        this.scrolling = new ScrollKeys(control);
        this.runs = new RunKeys(control, deeds);
        this.charts = new ChartKeys(control);
        this.table = new TableKeys(control, scrolling, charts);
    }

    boolean isOver() {
        return over;
    }

    /// @param columns of the screen
    /// @param height  its lines
    void press(int key, WatchView shown, int columns, int height) {
        this.columns = columns;
        this.height = height;
        WatchState state = control.state().saying("");
        control.set(state);
        if (key == Key.CTRL_C) {
            over = true;
            return;
        }
        boolean mouse = Mouse.isMouse(key);
        switch (state.over()) {
            case WatchState.Over.Typing typing -> {
                if (!mouse) {
                    type(typing, key, shown);
                }
            }
            case WatchState.Over.Metrics list -> metrics(list.choice(), key);
            case WatchState.Over.Page page -> page(key, shown);
            case WatchState.Over.Chart chart -> {
                if (mouse) {
                    charts.mouse(chart, key, shown, columns, height);
                } else if (!charts.press(chart, key, shown, columns, height) && !runs.press(key, columns)) {
                    look(key, shown);
                }
            }
            case WatchState.Over.Nothing nothing -> {
                if (mouse) {
                    table.mouse(key, shown, columns, height);
                } else if (!runs.press(key, columns)) {
                    look(key, shown);
                }
            }
        }
    }

    private void type(WatchState.Over.Typing typing, int key, WatchView shown) {
        WatchState state = control.state();
        InputLine line = typing.line();
        boolean ends =
                (key == Key.BACKSPACE || key == Key.CTRL_H) && line.text().isEmpty();
        if (key == Key.ESCAPE || ends) {
            control.set(state.with(typing.below()));
        } else if (key == Key.TAB) {
            control.complete(typing);
        } else if (key == Key.ENTER) {
            control.set(state.with(typing.below()));
            switch (line.purpose()) {
                case QUERY -> control.ask(line.text().strip());
                case COLUMNS -> control.columns(names(line.text()));
                case SEARCH ->
                    scrolling.search(line.text(), shown.of(control.state()).room(columns, height));
                case NOTE, TAGS, COMMAND -> runs.typed(line, columns);
            }
        } else {
            control.set(state.with(new WatchState.Over.Typing(line.typed(key), typing.below(), Offers.NONE)));
        }
    }

    private void metrics(MetricChoice choice, int key) {
        WatchState state = control.state();
        WatchState closed = state.with(new WatchState.Over.Nothing());
        int pressed =
                !Mouse.isMouse(key) ? key : Mouse.wheel(key) < 0 ? Key.UP : Mouse.wheel(key) > 0 ? Key.DOWN : Key.NONE;
        control.set(
                switch (pressed) {
                    case Key.ESCAPE -> closed;
                    case Key.ENTER -> closed.with(state.view().charting(choice.done()));
                    default -> state.with(new WatchState.Over.Metrics(choice.pressed(pressed)));
                });
    }

    private void page(int key, WatchView shown) {
        if (Mouse.isMouse(key)) {
            table.mouse(key, shown, columns, height);
        } else if (key == 'q' || key == Key.ESCAPE || key == Key.CTRL_D) {
            control.set(control.state().with(new WatchState.Over.Nothing()));
        } else {
            read(key, shown);
        }
    }

    /// Keys of a text.
    ///
    /// @return whether it is one
    private boolean read(int key, WatchView shown) {
        if (key == '/') {
            runs.ask(InputLine.Purpose.SEARCH, "search: ", "");
            return true;
        }
        return scrolling.press(key, shown.room(columns, height), Math.max(1, height - 4));
    }

    /// Keys that look elsewhere.
    private void look(int key, WatchView shown) {
        WatchState state = control.state();
        boolean reads = state.chosen().open() && read(key, shown);
        if (reads || table.press(key, shown, columns, height)) {
            return;
        }
        View.Axes axes = state.view().curves().axes();
        switch (key) {
            case 'q', Key.ESCAPE, Key.CTRL_D -> back(key);
            case '/' ->
                runs.ask(InputLine.Purpose.QUERY, "/", state.view().runs().query());
            case 'C' -> runs.ask(InputLine.Purpose.COLUMNS, "columns: ", String.join(",", shownColumns(state)));
            case ':' -> runs.ask(InputLine.Purpose.COMMAND, "hps ", "");
            case Key.PAGE_UP -> scrolling.by(-1 - height / 5, shown.room(columns, height));
            case Key.PAGE_DOWN -> scrolling.by(1 + height / 5, shown.room(columns, height));
            case 'e' -> scrolling.failure(shown, columns, height);
            case 'z' -> charts.open(state.metric(), Double.NaN);
            case 'L' -> control.set(state.with(state.view().on(axes.logY(!axes.logY()))));
            case 'w' -> control.set(state.with(state.view().on(axes.smoothed(smoother(axes.smooth())))));
            case '[' -> next(-1);
            case ']' -> next(1);
            case 'm' ->
                control.set(state.with(new WatchState.Over.Metrics(
                        new MetricChoice(control.metrics(), state.found().metrics(), "", 0))));
            case 'v' ->
                control.set(state.with(new WatchState.Over.Page(
                        "what is seen, as commands",
                        SeenCommands.of(state, control.order()).lines(),
                        Scroll.START)));
            case '?' -> control.set(state.with(new WatchState.Over.Page("keys", HELP, Scroll.START)));
            default -> {}
        }
    }

    private static List<String> names(String typed) {
        return typed.isBlank() ? List.of() : SignedNames.split(typed.strip());
    }

    /// The columns that were chosen, or that the table has.
    private static List<String> shownColumns(WatchState state) {
        List<String> chosen = state.view().runs().columns();
        return chosen.isEmpty()
                ? state.found().fields().stream().map(FieldColumn::name).toList()
                : chosen;
    }

    private void back(int key) {
        WatchState state = control.state();
        WatchState.Chosen now = state.chosen();
        if (now.open()) {
            control.set(state.with(
                    new WatchState.Chosen(now.number(), now.tab(), now.scroll().searching(""), false)));
        } else {
            over = key != Key.ESCAPE;
        }
    }

    private static double smoother(double now) {
        return SMOOTH.get((SMOOTH.indexOf(now) + 1) % SMOOTH.size());
    }

    /// The next metric becomes that of the table and of the first chart.
    private void next(int step) {
        WatchState state = control.state();
        List<String> names = control.metrics();
        if (names.isEmpty()) {
            return;
        }
        int at = Math.floorMod(names.indexOf(state.metric()) + step, names.size());
        Set<String> charts = new LinkedHashSet<>(List.of(names.get(at)));
        charts.addAll(state.found().metrics());
        charts.remove(charts.size() > state.found().metrics().size() ? state.metric() : "");
        control.set(state.with(state.view().charting(List.copyOf(charts))));
    }
}
