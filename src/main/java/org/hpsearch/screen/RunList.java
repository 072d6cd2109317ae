package org.hpsearch.screen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hpsearch.chart.Picture;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Style;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Direction;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunState;
import org.hpsearch.screen.live.LiveCurve;
import org.hpsearch.screen.table.FieldColumn;
import org.hpsearch.screen.table.LineValues;
import org.hpsearch.screen.table.ScreenCells;
import org.hpsearch.screen.table.TableColumn;
import org.hpsearch.screen.table.TableLine;
import org.hpsearch.screen.table.TableOrder;
import org.jspecify.annotations.Nullable;

/// The table of runs: state, a small curve, values, progress, and the columns of the query that there is room for.
final class RunList {
    private static final int ID = 5;
    private static final int SPARK = 8;

    /// The widest name of an experiment.
    private static final int MOST_ID = 16;
    private static final int VALUE = 7;

    /// From this width on there is room for the small curve, then for the last value beside the best, then for the
    /// word of the state.
    private static final int SPARK_WIDTH = 58;

    private static final int LAST_WIDTH = 72;
    private static final int STATE_WIDTH = 84;
    private static final int BAR_WIDTH = 100;
    private static final int STATE = 8;
    private static final int GAP = 2;

    /// The widest column of the query.
    private static final int MOST_FIELD = 24;

    /// The first one is cut where so many cells are left.
    private static final int LEAST_FIELD = 5;

    /// Room for how many columns there are further right.
    private static final int MORE = 4;

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

    /// The columns that there is room for.
    ///
    /// @param left  how many columns of the query are left out at the left
    /// @param right how many at the right
    private record Places(List<Place> shown, int left, int right) {
        Places {
            shown = List.copyOf(shown);
        }
    }

    private Places places(int columns) {
        return places(columns, state.table().shift());
    }

    private Places places(int columns, int shift) {
        List<Place> places = live(columns);
        int end = SIGNS + places.stream().mapToInt(place -> place.width() + GAP).sum();
        List<FieldColumn> fields = values.fields();
        int left = Math.max(0, Math.min(shift, fields.size() - 1));
        int right = fields.size() - left;
        for (FieldColumn field : fields.subList(left, fields.size())) {
            int room = columns - end - (right > 1 ? MORE : 0);
            boolean first = right == fields.size() - left;
            int width = first ? Math.min(width(field), Math.max(LEAST_FIELD, room)) : width(field);
            if (width > room) {
                break;
            }
            places.add(new Place(new TableColumn.Field(field.name()), width));
            end += width + GAP;
            right--;
        }
        return new Places(places, left, right);
    }

    private int width(FieldColumn field) {
        TableColumn column = new TableColumn.Field(field.name());
        int width = SafeText.width(SafeText.line(field.name()))
                + (column.equals(state.table().order().column()) ? 1 : 0);
        for (TableLine line : state.table().lines()) {
            width = Math.max(width, SafeText.width(cell(line, field)));
        }
        return Math.min(width, MOST_FIELD);
    }

    private static String cell(TableLine line, FieldColumn field) {
        return line instanceof TableLine.Group
                ? ""
                : SafeText.line(field.cell(line).text());
    }

    private List<Place> live(int columns) {
        int progress = TableColumn.Live.PROGRESS.name().length();
        int last = VALUE;
        int best = VALUE;
        int id = ID;
        boolean grouped = false;
        for (TableLine line : state.table().lines()) {
            progress = Math.max(progress, progress(line, columns).length());
            last = Math.max(last, cell(line, TableColumn.Live.LAST, columns).length());
            best = Math.max(best, cell(line, TableColumn.Live.BEST, columns).length());
            id = Math.max(id, SafeText.width(id(line)));
            grouped |= line instanceof TableLine.Group;
        }
        List<Place> places = new ArrayList<>();
        if (columns >= STATE_WIDTH) {
            places.add(new Place(TableColumn.Live.STATE, STATE));
        }
        places.add(new Place(TableColumn.Live.ID, Math.min(MOST_ID, Math.max(id, ID + (grouped ? 1 : 0)))));
        if (columns >= SPARK_WIDTH) {
            places.add(new Place(TableColumn.Live.CURVE, SPARK));
        }
        boolean ranks = values.direction() != Direction.NONE;
        if (!ranks || columns >= LAST_WIDTH) {
            places.add(new Place(TableColumn.Live.LAST, last));
        }
        if (ranks) {
            places.add(new Place(TableColumn.Live.BEST, best));
        }
        places.add(new Place(TableColumn.Live.PROGRESS, progress));
        return places;
    }

    /// The columns that it can be ordered by: those that are shown, and all of the query.
    List<TableColumn> columns(int columns) {
        return Stream.concat(
                        live(columns).stream().map(Place::column),
                        values.fields().stream().map(field -> new TableColumn.Field(field.name())))
                .toList();
    }

    /// How many columns of the query are left out at the left, so that this one is seen.
    int shift(@Nullable TableColumn column, int columns) {
        List<TableColumn> fields = values.fields().stream()
                .<TableColumn>map(field -> new TableColumn.Field(field.name()))
                .toList();
        int at = fields.indexOf(column);
        int shift = state.table().shift();
        if (at < 0) {
            return shift;
        }
        shift = Math.min(shift, at);
        while (shift < at
                && places(columns, shift).shown().stream()
                        .noneMatch(place -> place.column().equals(column))) {
            shift++;
        }
        return shift;
    }

    /// The column at a place of the head.
    Optional<TableColumn> column(int x, int columns) {
        int begin = SIGNS;
        for (Place place : places(columns).shown()) {
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
        Places places = places(columns);
        StringBuilder head = new StringBuilder(" ".repeat(SIGNS));
        for (Place place : places.shown()) {
            append(head, title(place), place.width());
        }
        if (places.left() > 0 || places.right() > 0) {
            head.append(places.left() > 0 ? "{" : "").append(places.right() > 0 ? "+" + places.right() : "");
        }
        List<String> lines = new ArrayList<>();
        lines.add(style.dim(ScreenCells.cut(head.toString().stripTrailing(), columns)));
        int first = first(height);
        for (int i = first; i < first + Math.min(all.size(), height - 1); i++) {
            lines.add(line(all.get(i), i == state.chosen().number(), columns, places.shown()));
        }
        return lines;
    }

    private String title(Place place) {
        TableOrder order = state.table().order();
        String arrow = !place.column().equals(order.column()) ? "" : order.reversed() ? "▲" : "▼";
        String title = place.column().title(values.metric());
        return ScreenCells.cut(title, Math.max(1, place.width() - arrow.length())) + arrow;
    }

    private static void append(StringBuilder line, String cell, int width) {
        line.append(ScreenCells.padded(cell, width)).append(" ".repeat(GAP));
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
            boolean tells = line instanceof TableLine.Group && place.column() instanceof TableColumn.Field;
            if (!tells) {
                append(cells, ScreenCells.cut(cell(line, place.column(), columns), place.width()), place.width());
            }
        }
        cells.append(line instanceof TableLine.Group ? values.label(line) : "");
        String text = ScreenCells.cut(cells.toString().stripTrailing(), columns - SIGNS);
        boolean strong = chosen || line instanceof TableLine.Group;
        return (chosen ? style.bold(">") : " ")
                + (isBaseline(line) ? style.yellow("b") : isMarked(line) ? style.yellow("*") : " ")
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
            case TableColumn.Live.STATE ->
                line instanceof TableLine.Group group
                        ? group.group().kind().word()
                        : line.state().word();
            case TableColumn.Live.ID -> id(line);
            case TableColumn.Live.CURVE ->
                curve == null ? "" : ScreenCells.sparkline(curve.points().y(), SPARK);
            case TableColumn.Live.LAST -> line instanceof TableLine.Group ? "" : number(values.last(line), curve);
            case TableColumn.Live.BEST -> number(values.best(line), curve);
            case TableColumn.Live.PROGRESS -> progress(line, columns);
            case TableColumn.Field field ->
                values.field(field.name()).map(of -> cell(line, of)).orElse("");
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
                " ".repeat(line.depth())
                        + (group.group().isQueue()
                                ? "queue"
                                : SafeText.line(group.group().name()));
            case TableLine.Run run -> {
                String id = run.row().id();
                String text = id.isEmpty() ? run.row().record().info().task() : RunId.shortForm(id);
                yield " ".repeat(line.depth()) + ScreenCells.cut(text, ID);
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
        return Picture.cell(MARK, rgb, MetricChart.light(state, id));
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
