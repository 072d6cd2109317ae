package org.hpsearch.screen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunState;
import org.hpsearch.value.Words;
import org.hpsearch.view.View;

/// What keys do.
final class WatchKeys {
    private static final String PICTURE = "hps-watch.svg";
    private static final List<Double> SMOOTH = List.of(0.0, 0.6, 0.9, 0.97);

    static final List<String> HELP = List.of(
            "up down k j    choose a run               home end   the first, the last",
            "left right h l log, parameters, differences, system, lineage of the run",
            "page up/down   scroll it; the log follows again at its end",
            "enter          open the run               q esc      back, and out",
            "/              other runs: a query, or ids",
            "space          mark a run                 c          compare it with the marked ones",
            "b              make it the baseline       u          unmark all",
            "m              choose metrics             < >        the metric before, after",
            "L              logarithmic axis           w          smoother",
            "e              the traceback or error in its log; a failed run's log opens there",
            "n t            write a note, add tags     p          write the picture",
            "r R            resume, rerun: the command is shown, to be changed, before it runs",
            "s              stop the run (asks)        :          any command of hps",
            "?              this page");

    private final WatchControl control;
    private final Deeds deeds;
    private final ScrollKeys scrolling;
    private int columns;
    private int height;
    private boolean stopping;
    private boolean over;

    WatchKeys(WatchControl control, Deeds deeds) {
        this.control = control;
        this.deeds = deeds;
        this.scrolling = new ScrollKeys(control);
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
        boolean confirmed = stopping;
        stopping = false;
        control.set(state);
        if (key == Key.CTRL_C) {
            over = true;
            return;
        }
        switch (state.over()) {
            case WatchState.Over.Typing typing -> type(typing, key, shown);
            case WatchState.Over.Metrics list -> metrics(list.choice(), key);
            case WatchState.Over.Page page -> page(page, key, shown);
            case WatchState.Over.Nothing nothing -> {
                if (!act(key) && !look(key, shown)) {
                    stop(key, confirmed);
                }
            }
        }
    }

    private void type(WatchState.Over.Typing typing, int key, WatchView shown) {
        WatchState state = control.state();
        InputLine line = typing.line();
        switch (key) {
            case Key.ESCAPE -> control.set(state.with(typing.below()));
            case Key.ENTER -> {
                control.set(state.with(typing.below()));
                typed(line, shown);
            }
            case Key.BACKSPACE, Key.CTRL_H ->
                control.set(
                        line.text().isEmpty()
                                ? state.with(typing.below())
                                : state.with(new WatchState.Over.Typing(line.typed(key), typing.below())));
            default -> control.set(state.with(new WatchState.Over.Typing(line.typed(key), typing.below())));
        }
    }

    private void typed(InputLine line, WatchView shown) {
        switch (line.purpose()) {
            case QUERY -> control.ask(line.text().strip());
            case NOTE -> begin(List.of("note", id(), line.text()));
            case TAGS -> {
                List<String> words = new ArrayList<>(List.of("tag", id()));
                words.addAll(List.of(line.text().strip().split("\\s+")));
                begin(words);
            }
            case COMMAND -> command(line.text());
            case SEARCH ->
                scrolling.search(line.text(), shown.of(control.state()).room(columns, height));
        }
    }

    private void command(String text) {
        try {
            begin(Words.split(text));
        } catch (IllegalArgumentException unclosed) {
            control.set(control.state().saying(String.valueOf(unclosed.getMessage())));
        }
    }

    private void begin(List<String> words) {
        control.set(control.state().saying(deeds.begin(words, columns)));
    }

    private String id() {
        Row row = control.state().row();
        return row == null ? "" : row.shortId();
    }

    private void metrics(MetricChoice choice, int key) {
        WatchState state = control.state();
        WatchState closed = state.with(new WatchState.Over.Nothing());
        control.set(
                switch (key) {
                    case Key.ESCAPE -> closed;
                    case Key.ENTER -> closed.with(state.view().charting(choice.done()));
                    default -> state.with(new WatchState.Over.Metrics(choice.pressed(key)));
                });
    }

    private void page(WatchState.Over.Page page, int key, WatchView shown) {
        if (key == 'q' || key == Key.ESCAPE || key == Key.CTRL_D) {
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
            ask(InputLine.Purpose.SEARCH, "search: ", "");
            return true;
        }
        return scrolling.press(key, shown.room(columns, height), Math.max(1, height - 4));
    }

    /// Keys that look elsewhere.
    ///
    /// @return whether it is one
    private boolean look(int key, WatchView shown) {
        WatchState state = control.state();
        WatchState.Chosen now = state.chosen();
        if (now.open() && read(key, shown)) {
            return true;
        }
        int runs = state.found().rows().size();
        switch (key) {
            case 'q', Key.ESCAPE, Key.CTRL_D -> back(key);
            case 'j', Key.DOWN -> choose(now.number() + 1);
            case 'k', Key.UP -> choose(now.number() - 1);
            case Key.HOME, 'g' -> choose(0);
            case Key.END, 'G' -> choose(runs);
            case Key.PAGE_UP -> scrolling.by(-1 - height / 5, shown.room(columns, height));
            case Key.PAGE_DOWN -> scrolling.by(1 + height / 5, shown.room(columns, height));
            case 'h', Key.LEFT -> tab(now.tab().next(-1));
            case 'l', Key.RIGHT, Key.TAB -> tab(now.tab().next(1));
            case Key.ENTER ->
                control.set(state.with(new WatchState.Chosen(now.number(), now.tab(), now.scroll(), true)));
            case 'e' -> scrolling.failure(shown, columns, height);
            case 'L' ->
                axes(state.view()
                        .curves()
                        .axes()
                        .logY(!state.view().curves().axes().logY()));
            case 'w' -> axes(state.view().curves().axes().smoothed(smoother()));
            case '<' -> next(-1);
            case '>' -> next(1);
            case 'm' ->
                control.set(state.with(new WatchState.Over.Metrics(
                        new MetricChoice(control.metrics(), state.found().metrics(), "", 0))));
            case '?' -> control.set(state.with(new WatchState.Over.Page("keys", HELP, Scroll.START)));
            default -> {
                return false;
            }
        }
        return true;
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

    private void choose(int number) {
        WatchState state = control.state();
        int last = Math.max(0, state.found().rows().size() - 1);
        WatchTab tab = state.chosen().tab();
        control.set(state.with(new WatchState.Chosen(
                Math.max(0, Math.min(last, number)),
                tab,
                beginning(tab),
                state.chosen().open())));
    }

    private void tab(WatchTab tab) {
        WatchState.Chosen now = control.state().chosen();
        control.set(control.state().with(new WatchState.Chosen(now.number(), tab, beginning(tab), now.open())));
    }

    private static Scroll beginning(WatchTab tab) {
        return tab == WatchTab.LOG ? Scroll.END : Scroll.START;
    }

    private void axes(View.Axes axes) {
        control.set(control.state().with(control.state().view().on(axes)));
    }

    private double smoother() {
        int now = SMOOTH.indexOf(control.state().view().curves().axes().smooth());
        return SMOOTH.get((now + 1) % SMOOTH.size());
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

    /// Keys that mark runs and give commands.
    ///
    /// @return whether it is one
    private boolean act(int key) {
        WatchState state = control.state();
        Row row = state.row();
        if (row == null || state.chosen().open() && key != 'r' && key != 'R' && key != 't') {
            return key == '/' && !state.chosen().open() && askQuery();
        }
        switch (key) {
            case '/' -> askQuery();
            case ' ' -> mark(row);
            case 'u' -> control.set(state.with(state.view().marking(List.of())));
            case 'b' ->
                control.set(state.with(
                        state.view().comparedWith(state.view().runs().baseline().equals(row.id()) ? "" : row.id())));
            case 'c' -> compare(row);
            case 'n' ->
                ask(
                        InputLine.Purpose.NOTE,
                        "note of " + row.shortId() + ": ",
                        row.record().notes().note());
            case 't' -> ask(InputLine.Purpose.TAGS, "tags for " + row.shortId() + ": ", "");
            case 'r' -> ask(InputLine.Purpose.COMMAND, "hps ", "resume " + row.shortId() + " ");
            case 'R' -> ask(InputLine.Purpose.COMMAND, "hps ", "rerun " + row.shortId() + " ");
            case 'p' -> ask(InputLine.Purpose.COMMAND, "hps ", Words.join(picture()));
            case ':' -> ask(InputLine.Purpose.COMMAND, "hps ", "");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void ask(InputLine.Purpose purpose, String label, String text) {
        WatchState state = control.state();
        control.set(state.with(new WatchState.Over.Typing(new InputLine(purpose, label, text), state.over())));
    }

    private boolean askQuery() {
        ask(InputLine.Purpose.QUERY, "/", control.state().view().runs().query());
        return true;
    }

    private void mark(Row row) {
        WatchState state = control.state();
        Set<String> marked = new LinkedHashSet<>(state.view().curves().marked());
        if (!marked.remove(row.id())) {
            marked.add(row.id());
        }
        control.set(state.with(state.view().marking(List.copyOf(marked))));
        choose(state.chosen().number() + 1);
    }

    private void compare(Row row) {
        Set<String> ids = new LinkedHashSet<>(control.state().view().curves().marked());
        ids.add(row.id());
        if (ids.size() < 2) {
            control.set(control.state().saying("mark another run with space first"));
            return;
        }
        begin(List.of("diff", String.join(",", ids)));
    }

    /// The command that draws what is seen.
    private List<String> picture() {
        WatchState state = control.state();
        List<String> marked = state.view().curves().marked();
        List<String> ids = marked.isEmpty()
                ? state.found().rows().stream().map(Row::shortId).toList()
                : marked;
        List<String> words = new ArrayList<>(
                state.view().marking(ids).charting(state.found().metrics()).plotWords());
        words.removeFirst();
        words.add(1, "-o=" + PICTURE);
        return words;
    }

    /// Stops the chosen run; asked for twice.
    private void stop(int key, boolean confirmed) {
        Row row = control.state().row();
        if (key != 's' && !(key == 'y' && confirmed) || row == null) {
            return;
        }
        if (row.state() != RunState.RUNNING) {
            control.set(control.state().saying("the chosen run does not run"));
        } else if (confirmed) {
            begin(List.of("stop", row.shortId()));
            control.hurry();
        } else {
            stopping = true;
            control.set(control.state().saying("s again stops " + row.shortId()));
        }
    }
}
