package org.hpsearch.screen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.chart.Picture;
import org.hpsearch.console.Style;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Direction;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunState;
import org.hpsearch.screen.live.LiveCurve;
import org.jspecify.annotations.Nullable;

/// The table of runs: state, a small curve, values, progress, what differs.
final class RunList {
    private static final int ID = 5;
    private static final int SPARK = 8;
    private static final int VALUE = 7;

    /// From this width on there is room for the small curve, then for the last value beside the best, then for the
    /// word of the state.
    private static final int SPARK_WIDTH = 58;

    private static final int LAST_WIDTH = 72;
    private static final int STATE_WIDTH = 84;
    private static final int BAR_WIDTH = 100;
    private static final int STATE = 8;
    private static final int GAP = 2;

    /// What stands before the columns: whether the run is chosen, marked, its colour, its state.
    private static final int SIGNS = 5;

    private static final String MARK = "━";

    private final WatchState state;
    private final LineValues values;
    private final Style style;
    private final Map<String, Integer> colours;
    private final Set<String> marked;

    /// @param colours id → colour of the run's curves
    RunList(WatchState state, LineValues values, Style style, Map<String, Integer> colours) {
        this.state = state;
        this.values = values;
        this.style = style;
        this.colours = colours;
        this.marked = new HashSet<>(state.view().curves().marked());
    }

    /// A column and how many cells it has.
    private record Place(TableColumn column, int width) {}

    private List<Place> places(int columns) {
        int progress = TableColumn.PROGRESS.name().length();
        int last = VALUE;
        int best = VALUE;
        boolean grouped = false;
        for (TableLine line : state.table().lines()) {
            progress = Math.max(progress, progress(line, columns).length());
            last = Math.max(last, cell(line, TableColumn.LAST, columns).length());
            best = Math.max(best, cell(line, TableColumn.BEST, columns).length());
            grouped |= line instanceof TableLine.Group;
        }
        List<Place> places = new ArrayList<>();
        if (columns >= STATE_WIDTH) {
            places.add(new Place(TableColumn.STATE, STATE));
        }
        places.add(new Place(TableColumn.ID, ID + (grouped ? 1 : 0)));
        if (columns >= SPARK_WIDTH) {
            places.add(new Place(TableColumn.CURVE, SPARK));
        }
        boolean ranks = values.direction() != Direction.NONE;
        if (!ranks || columns >= LAST_WIDTH) {
            places.add(new Place(TableColumn.LAST, last));
        }
        if (ranks) {
            places.add(new Place(TableColumn.BEST, best));
        }
        places.add(new Place(TableColumn.PROGRESS, progress));
        places.add(new Place(TableColumn.RUN, columns));
        return places;
    }

    /// The columns that there is room for.
    List<TableColumn> columns(int columns) {
        return places(columns).stream().map(Place::column).toList();
    }

    /// The column at a place of the head.
    Optional<TableColumn> column(int x, int columns) {
        int begin = SIGNS;
        for (Place place : places(columns)) {
            if (x < begin + place.width() + GAP) {
                return Optional.of(place.column());
            }
            begin += place.width() + GAP;
        }
        return Optional.empty();
    }

    /// The number of the first line that is shown.
    ///
    /// @param height with the head
    int first(int height) {
        int lines = state.table().lines().size();
        int shown = Math.min(lines, height - 1);
        return Math.max(0, Math.min(state.chosen().number() - shown / 2, lines - shown));
    }

    /// As many lines as there is room for, or fewer.
    List<String> lines(int columns, int height) {
        List<TableLine> all = state.table().lines();
        List<Place> places = places(columns);
        StringBuilder head = new StringBuilder(" ".repeat(SIGNS));
        for (Place place : places) {
            append(head, title(place), place.width());
        }
        List<String> lines = new ArrayList<>();
        lines.add(style.dim(Cells.cut(head.toString().stripTrailing(), columns)));
        int first = first(height);
        for (int i = first; i < first + Math.min(all.size(), height - 1); i++) {
            lines.add(line(all.get(i), i == state.chosen().number(), columns, places));
        }
        return lines;
    }

    private String title(Place place) {
        TableOrder order = state.table().order();
        String arrow = order.column() != place.column() ? "" : order.reversed() ? "▲" : "▼";
        String title = place.column().title(values.metric());
        return Cells.cut(title, Math.max(1, place.width() - arrow.length())) + arrow;
    }

    private static void append(StringBuilder line, String cell, int width) {
        line.append(Cells.padded(cell, width)).append(" ".repeat(GAP));
    }

    private String progress(TableLine line, int columns) {
        return switch (line) {
            case TableLine.Run run -> values.progress(run).text(columns >= BAR_WIDTH, columns < LAST_WIDTH);
            case TableLine.Group group when group.group().isQueue() -> "";
            case TableLine.Group group -> group.group().progress();
        };
    }

    private String line(TableLine line, boolean chosen, int columns, List<Place> places) {
        StringBuilder cells = new StringBuilder();
        for (Place place : places) {
            append(cells, cell(line, place.column(), columns), place.width());
        }
        String text = Cells.cut(cells.toString().stripTrailing(), columns - SIGNS);
        boolean strong = chosen || line instanceof TableLine.Group;
        return (chosen ? style.bold(">") : " ")
                + (isMarked(line) ? style.yellow("*") : " ")
                + sign(line)
                + " "
                + (strong ? style.bold(text) : text);
    }

    private boolean isMarked(TableLine line) {
        return switch (line) {
            case TableLine.Run run -> marked.contains(run.row().id());
            case TableLine.Group group ->
                !marked.isEmpty()
                        && group.group().rows().stream()
                                .allMatch(row -> row.id().isEmpty() || marked.contains(row.id()));
        };
    }

    private String cell(TableLine line, TableColumn column, int columns) {
        LiveCurve curve = values.curve(line);
        return switch (column) {
            case STATE ->
                line instanceof TableLine.Group group
                        ? group.group().kind()
                        : line.state().word();
            case ID -> id(line);
            case CURVE -> curve == null ? "" : Cells.sparkline(curve.points().y(), SPARK);
            case LAST -> line instanceof TableLine.Group ? "" : number(values.last(line), curve);
            case BEST -> number(values.best(line), curve);
            case PROGRESS -> progress(line, columns);
            case RUN -> isBaseline(line) ? "baseline " + values.label(line) : values.label(line);
        };
    }

    /// A value that is NaN is shown where the run has rows.
    private static String number(double value, @Nullable LiveCurve curve) {
        return curve == null && Double.isNaN(value) ? "" : Texts.number(value);
    }

    private boolean isBaseline(TableLine line) {
        String baseline = state.view().runs().baseline();
        return !baseline.isEmpty() && line.key().equals(baseline);
    }

    private static String id(TableLine line) {
        return switch (line) {
            case TableLine.Group group ->
                group.group().isQueue() ? "queue" : group.group().sweep();
            case TableLine.Run run -> {
                String id = run.row().id();
                String text = id.isEmpty() ? run.row().record().info().task() : RunId.shortForm(id);
                yield (run.member() ? " " : "") + Cells.cut(text, ID);
            }
        };
    }

    /// The colour of a run's curves and the sign of its state; of a group whether it is open.
    private String sign(TableLine line) {
        return switch (line) {
            case TableLine.Group group -> " " + (group.open() ? "▾" : "▸");
            case TableLine.Run run -> colour(run.row().id()) + glyph(run.state());
        };
    }

    private String colour(String id) {
        Integer rgb = colours.get(id);
        if (rgb == null || !style.on()) {
            return rgb == null ? " " : MARK;
        }
        return Picture.cell(MARK, rgb, ChartGrid.light(state, id));
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
