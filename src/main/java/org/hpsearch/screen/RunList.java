package org.hpsearch.screen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.chart.Picture;
import org.hpsearch.console.Style;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Direction;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunState;

/// The table of runs: state, a small curve, values, progress, what differs.
final class RunList {
    private static final int ID = 5;
    private static final int SPARK = 8;
    private static final int VALUE = 7;

    /// From this width on there is room for the small curve, then for the last value beside the best, then for the
    /// word of the state.
    private static final int SPARK_WIDTH = 50;

    private static final int LAST_WIDTH = 72;
    private static final int STATE_WIDTH = 84;
    private static final int BAR_WIDTH = 100;
    private static final int STATE = 8;
    private static final String PROGRESS = "progress";
    private static final String MARK = "━";

    private final WatchState state;
    private final LiveCurves curves;
    private final Direction direction;
    private final Instant now;
    private final Style style;
    private final Map<String, Integer> colours;
    private final Set<String> marked;

    /// @param colours id → colour of the run's curves
    RunList(
            WatchState state,
            LiveCurves curves,
            Direction direction,
            Instant now,
            Style style,
            Map<String, Integer> colours) {
        this.state = state;
        this.curves = curves;
        this.direction = direction;
        this.now = now;
        this.style = style;
        this.colours = colours;
        this.marked = new HashSet<>(state.view().curves().marked());
    }

    /// As many lines as there is room for, or fewer.
    List<String> lines(int columns, int height) {
        List<Row> rows = state.found().rows();
        int progress =
                rows.stream().mapToInt(row -> progress(row, columns).length()).reduce(PROGRESS.length(), Math::max);
        List<String> lines = new ArrayList<>();
        lines.add(style.dim(Cells.cut(
                "     "
                        + line(
                                        List.of("state", "id", state.metric(), "last", "best", PROGRESS, "run"),
                                        columns,
                                        progress)
                                .stripTrailing(),
                columns)));
        int shown = Math.min(rows.size(), height - 1);
        int number = state.chosen().number();
        int first = Math.max(0, Math.min(number - shown / 2, rows.size() - shown));
        for (int i = first; i < first + shown; i++) {
            lines.add(row(rows.get(i), i == number, columns, progress));
        }
        return lines;
    }

    /// @param cells of state, id, curve, last, best, progress, label
    private String line(List<String> cells, int columns, int progress) {
        StringBuilder line = new StringBuilder();
        if (columns >= STATE_WIDTH) {
            line.append(Cells.padded(cells.get(0), STATE)).append("  ");
        }
        line.append(Cells.padded(cells.get(1), ID)).append("  ");
        if (columns >= SPARK_WIDTH) {
            line.append(Cells.padded(Cells.cut(cells.get(2), SPARK), SPARK)).append("  ");
        }
        boolean ranks = direction != Direction.NONE;
        if (!ranks || columns >= LAST_WIDTH) {
            line.append(Cells.padded(cells.get(3), VALUE)).append("  ");
        }
        if (ranks) {
            line.append(Cells.padded(cells.get(4), VALUE)).append("  ");
        }
        return line.append(Cells.padded(cells.get(5), progress))
                .append("  ")
                .append(cells.get(6))
                .toString();
    }

    private String progress(Row row, int columns) {
        return RunProgress.of(row, curves, now).text(columns >= BAR_WIDTH);
    }

    /// A run; the mark before its id has the colour of its curves.
    private String row(Row row, boolean chosen, int columns, int progress) {
        String id = row.id();
        LiveCurve curve = curves.curve(id, state.metric());
        String text = line(
                List.of(
                        row.state().word(),
                        row.shortId(),
                        curve == null ? "" : Cells.sparkline(curve.points().y(), SPARK),
                        curve == null ? "" : Texts.number(curve.last()),
                        curve == null ? "" : Texts.number(curve.best(direction)),
                        progress(row, columns),
                        state.view().runs().baseline().equals(id) ? "baseline " + label(row) : label(row)),
                columns,
                progress);
        String line = Cells.cut(text, columns - 5).stripTrailing();
        return (chosen ? style.bold(">") : " ")
                + (marked.contains(id) ? style.yellow("*") : " ")
                + colour(id)
                + glyph(row.state())
                + " "
                + (chosen ? style.bold(line) : line);
    }

    private String label(Row row) {
        return state.found().labels().getOrDefault(row.id(), "");
    }

    private String colour(String id) {
        Integer rgb = colours.get(id);
        if (rgb == null || !style.on()) {
            return rgb == null ? " " : MARK;
        }
        double light = ChartGrid.light(state, id);
        return Picture.cell(MARK, rgb, light);
    }

    /// A sign for each state.
    private String glyph(RunState is) {
        return switch (is) {
            case RUNNING -> style.green("●");
            case FINISHED -> "✓";
            case STOPPED -> "■";
            case FAILED, KILLED -> style.red("✗");
            case QUEUED -> style.yellow("…");
            case LOST, SILENT, UNREAD -> style.yellow("?");
        };
    }
}
