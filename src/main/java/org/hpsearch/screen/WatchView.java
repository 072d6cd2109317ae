package org.hpsearch.screen;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hpsearch.chart.Picture;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Style;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunState;
import org.hpsearch.screen.live.LiveCurves;
import org.hpsearch.screen.table.GroupLines;
import org.hpsearch.screen.table.LineValues;
import org.hpsearch.screen.table.ScreenCells;
import org.hpsearch.screen.table.TableColumn;
import org.hpsearch.screen.table.TableLine;
import org.hpsearch.show.table.FailureReason;
import org.hpsearch.view.View;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// The lines of the live view. None is longer than the terminal is wide: one that wraps would move all below it.
final class WatchView {
    private static final String KEYS = "? keys   / query   space mark   enter open   s stop   q quit";
    private static final String PAGE_KEYS = "up/down scroll   / search   n next   q back";
    private static final String CHART_KEYS =
            "left/right cursor  + - 0 zoom  up/down run  [ ] metric  L log  w smooth  q back";
    private static final String METRIC_KEYS = "type to narrow   space choose   enter done   esc back";
    private static final int MOST_OFFERS = 8;

    private final Context context;
    private final Workspace workspace;
    private final WatchState state;
    private final LiveCurves curves;
    private final TabLines tabs;
    private final Function<Row, String> reasons;
    private final LineValues values;
    private final Style style;
    private final Map<String, Integer> colours;

    /// @param reasons why an engine holds a run back; empty where it does not say
    WatchView(
            Context context, Workspace workspace, LiveCurves curves, Function<Row, String> reasons, WatchState state) {
        this.reasons = reasons;
        this.context = context;
        this.workspace = workspace;
        this.state = state;
        this.curves = curves;
        this.tabs = new TabLines(context, workspace, curves);
        this.values = state.values(curves, workspace, context);
        this.style = context.style();
        this.colours = Picture.colours(
                state.found().rows().stream().map(Row::id).filter(this::isDrawn).toList());
    }

    private boolean isDrawn(String id) {
        return state.found().metrics().stream().anyMatch(metric -> curves.curve(id, metric) != null);
    }

    /// Exactly as many lines as the terminal has.
    List<String> lines(int columns, int height) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(ScreenCells.cut(head(), columns)));
        lines.addAll(body(columns, height - 2));
        while (lines.size() < height - 1) {
            lines.add("");
        }
        List<String> all = new ArrayList<>(lines.subList(0, height - 1));
        if (state.over() instanceof WatchState.Over.Typing typing) {
            List<String> offers =
                    new ChoiceLines(style).offers(typing.offers(), columns, Math.min(MOST_OFFERS, height / 2));
            all = new ArrayList<>(all.subList(0, height - 1 - offers.size()));
            all.addAll(offers);
        }
        all.add(foot(columns));
        return all;
    }

    private String head() {
        View view = state.view();
        long running = state.found().rows().stream()
                .filter(row -> row.state() == RunState.RUNNING)
                .count();
        int queued = state.found().groups().stream()
                .mapToInt(group -> group.count(RunState.QUEUED))
                .sum();
        int marked = view.curves().marked().size();
        String baseline = view.runs().baseline();
        return "hps watch  " + running + " running of " + state.found().rows().size() + " shown  "
                + (queued == 0 ? "" : queued + " queued  ") + state.metric()
                + (view.curves().axes().logY() ? " (log)" : "")
                + (view.runs().query().isEmpty() ? "" : "  /" + view.runs().query())
                + (curves.isBehind() ? "  reading rows " + Math.round(100 * curves.share()) + "%" : "")
                + (marked == 0 ? "" : "  " + marked + " marked")
                + (baseline.isEmpty() ? "" : "  baseline " + RunId.shortForm(baseline));
    }

    private String foot(int columns) {
        if (state.over() instanceof WatchState.Over.Typing typing) {
            return SafeText.cut(typing.line().shown(columns, ChoiceLines.CURSOR), columns);
        }
        String keys = switch (state.over()) {
            case WatchState.Over.Metrics list -> METRIC_KEYS;
            case WatchState.Over.Chart chart -> CHART_KEYS;
            case WatchState.Over.Page page -> PAGE_KEYS;
            default -> state.chosen().open() ? "left/right tab   " + PAGE_KEYS : KEYS;
        };
        return state.message().isEmpty()
                ? style.dim(ScreenCells.cut(keys, columns))
                : style.yellow(ScreenCells.cut(state.message(), columns));
    }

    private List<String> body(int columns, int height) {
        WatchState.Over shown = state.over() instanceof WatchState.Over.Typing typing ? typing.below() : state.over();
        return switch (shown) {
            case WatchState.Over.Page page -> page(page, columns, height);
            case WatchState.Over.Metrics list -> new ChoiceLines(style).metrics(list.choice(), columns, height);
            case WatchState.Over.Chart chart -> chart(chart).lines(columns, height, style, colours);
            default -> state.chosen().open() ? tab(columns, height) : runs(columns, height);
        };
    }

    /// The opened chart.
    OpenChart chart(WatchState.Over.Chart over) {
        return new OpenChart(state, over, curves, values);
    }

    private ChartGrid grid() {
        return new ChartGrid(state, curves, style.on());
    }

    private List<String> runs(int columns, int height) {
        WatchLayout layout = layout(columns, height);
        List<String> table = table().lines(layout.tableColumns(), layout.tableRows());
        List<String> charts = grid().lines(layout.chartColumns(), layout.chartRows());
        List<String> lines = new ArrayList<>();
        if (layout.isWide()) {
            for (int i = 0; i < layout.tableRows(); i++) {
                String left = ScreenCells.fitted(i < table.size() ? table.get(i) : "", layout.tableColumns());
                lines.add(left + style.dim("┆") + (i < charts.size() ? charts.get(i) : ""));
            }
        } else {
            lines.addAll(table);
            lines.addAll(charts);
        }
        int left = height - lines.size();
        if (left > 0) {
            lines.addAll(tab(columns, left));
        }
        return lines;
    }

    /// How many columns of the query are left out at the left, so that this one is seen.
    int shift(@Nullable TableColumn column, int columns, int height) {
        return table().shift(column, layout(columns, height - 2).tableColumns());
    }

    /// The columns that the table can be ordered by.
    List<TableColumn> columns(int columns, int height) {
        return table().columns(layout(columns, height - 2).tableColumns());
    }

    private WatchLayout layout(int columns, int height) {
        return WatchLayout.of(
                columns, height, state.table().lines().size(), !state.metric().isEmpty());
    }

    private RunList table() {
        return new RunList(state, values, style, colours);
    }

    /// What is at a place.
    ///
    /// @param x column, from 0
    /// @param y line, from 0
    WatchTarget at(int x, int y, int columns, int height) {
        int line = y - 1;
        int rows = height - 2;
        if (line < 0 || line >= rows || state.over() instanceof WatchState.Over.Metrics) {
            return new WatchTarget.Elsewhere();
        }
        if (state.over() instanceof WatchState.Over.Page || state.chosen().open()) {
            return line == 0 ? tabAt(x) : new WatchTarget.Text();
        }
        WatchLayout layout = layout(columns, rows);
        if (line < layout.tableRows() && x < layout.tableColumns()) {
            int number = table().first(layout.tableRows()) + line - 1;
            return line == 0
                    ? table().column(x, layout.tableColumns())
                            .<WatchTarget>map(WatchTarget.Head::new)
                            .orElse(new WatchTarget.Elsewhere())
                    : number < state.table().lines().size()
                            ? new WatchTarget.Line(number)
                            : new WatchTarget.Elsewhere();
        }
        int left = layout.isWide() ? layout.tableColumns() + 1 : 0;
        int top = layout.isWide() ? 0 : layout.tableRows();
        Optional<ChartGrid.Spot> spot = x < left || line < top
                ? Optional.empty()
                : grid().at(x - left, line - top, layout.chartColumns(), layout.chartRows());
        if (spot.isPresent()) {
            return new WatchTarget.Curve(spot.get());
        }
        int tabs = layout.tableRows() + (layout.isWide() ? 0 : layout.chartRows());
        return line == tabs ? tabAt(x) : line > tabs ? new WatchTarget.Text() : new WatchTarget.Elsewhere();
    }

    private WatchTarget tabAt(int x) {
        Row row = state.row();
        int begin = row == null ? Integer.MAX_VALUE : tabsOf(row).length();
        for (WatchTab tab : WatchTab.values()) {
            int end = begin + tab.word().length() + 2;
            if (x >= begin && x < end) {
                return new WatchTarget.Tab(tab);
            }
            begin = row == null ? begin : end;
        }
        return new WatchTarget.Elsewhere();
    }

    /// What stands before the names of the tabs.
    private static String tabsOf(Row row) {
        return "━━ " + row.shortId() + " " + row.state().word() + " ";
    }

    /// What is shown where no run with a folder is chosen.
    private List<String> otherTab(int columns, int height) {
        return switch (state.line()) {
            case TableLine.Group group ->
                titled(group.group().key(), new GroupLines(workspace, values).of(group.group()), columns, height);
            case TableLine.Run run ->
                titled(
                        "queued " + run.row().record().info().task(),
                        GroupLines.waiting(run.row(), reasons.apply(run.row())),
                        columns,
                        height);
            case null -> {
                Path store = workspace.project().store().path();
                String none =
                        Files.exists(store) ? "there are no runs yet" : "there are no runs: " + store + " is missing";
                yield List.of(ScreenCells.cut(none + "; record one: " + workspace.firstCommand(), columns));
            }
        };
    }

    private List<String> titled(String title, List<String> text, int columns, int height) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(ScreenCells.cut("━━ " + title.strip(), columns)));
        lines.addAll(window(text, state.scroll().isFollowing() ? Scroll.START : state.scroll(), columns, height - 1));
        return lines;
    }

    /// The names of the tabs, and below them what the chosen one shows.
    private List<String> tab(int columns, int height) {
        List<String> lines = new ArrayList<>();
        Row row = state.row();
        if (row == null) {
            return otherTab(columns, height);
        }
        WatchState.Chosen chosen = state.chosen();
        Scroll scroll = state.scroll();
        List<String> all = tabs.of(state, columns, chosen.open() || !scroll.isFollowing() ? TabLines.LOG : height);
        StringBuilder names = new StringBuilder();
        for (WatchTab tab : WatchTab.values()) {
            names.append(tab == chosen.tab() ? "[" + tab.word() + "]" : " " + tab.word() + " ");
        }
        boolean paused = chosen.tab() == WatchTab.LOG && !scroll.isFollowing() && !scroll.isAtFailure();
        lines.add(style.bold(ScreenCells.cut(tabsOf(row) + names + (paused ? " paused" : ""), columns)));
        lines.addAll(window(all, scroll, columns, height - 1));
        return lines;
    }

    private List<String> page(WatchState.Over.Page page, int columns, int height) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(ScreenCells.cut("━━ " + page.title(), columns)));
        lines.addAll(window(page.lines(), page.scroll(), columns, height - 1));
        return lines;
    }

    private List<String> window(List<String> all, Scroll scroll, int columns, int height) {
        int first = scroll.first(all, height);
        return all.subList(first, Math.min(all.size(), first + Math.max(0, height))).stream()
                .map(line -> marked(line, ScreenCells.fitted(line, columns).stripTrailing(), scroll))
                .toList();
    }

    private String marked(String line, String shown, Scroll scroll) {
        boolean failure = scroll.isAtFailure() && FailureReason.isTelling(line);
        return scroll.has(line) ? style.yellow(shown) : failure ? style.red(shown) : shown;
    }

    /// The same of something else.
    WatchView of(WatchState other) {
        return new WatchView(context, workspace, curves, reasons, other);
    }

    /// How many lines of the chosen run's tab are shown, and how many there are.
    ScrollRoom room(int columns, int height) {
        int body = height - 2;
        if (state.over() instanceof WatchState.Over.Page page) {
            return new ScrollRoom(page.lines(), body - 1);
        }
        WatchLayout layout = layout(columns, body);
        return new ScrollRoom(
                tabs.of(state, columns, TabLines.LOG), (state.chosen().open() ? body : layout.tabRows()) - 1);
    }

    /// A text and how many lines of it fit.
    record ScrollRoom(List<String> lines, int height) {
        ScrollRoom {
            lines = List.copyOf(lines);
        }
    }
}
