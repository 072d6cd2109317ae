package org.hpsearch.chart;

import java.util.Comparator;
import java.util.List;
import org.hpsearch.chart.medium.Canvas;
import org.hpsearch.chart.medium.Canvas.Anchor;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.hpsearch.chart.medium.Ink;
import org.hpsearch.chart.medium.Palette;

/// A table of tiles coloured by value, the number in each.
///
/// @param columns values of x, in order
/// @param rows    values of y, from below
/// @param tiles   those that have a value
/// @param best    index of the tile that is marked; -1 for none
/// @param higher  whether a greater value has the stronger colour
public record HeatChart(
        Heading heading,
        String xLabel,
        String yLabel,
        List<String> columns,
        List<String> rows,
        List<Tile> tiles,
        int best,
        boolean higher)
        implements Chart {
    private static final double ROW = 34;
    private static final double MOST = 0.3;
    private static final double KEY = 110;
    private static final double LEAST_KEY = 24;
    private static final int MOST_DIGITS = 4;
    private static final int LEAST_DIGITS = 2;

    public HeatChart {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        tiles = List.copyOf(tiles);
    }

    /// What a pair of values has.
    ///
    /// @param count how many values the mean is of
    /// @param label for who points at it
    public record Tile(int column, int row, double value, int count, String label) {}

    @Override
    public double height(double width) {
        return Math.min(640, 110 + ROW * Math.max(3, rows.size()));
    }

    @Override
    public int lines() {
        return Math.max(10, 2 * rows.size() + 7);
    }

    /// The tiles' places, and the values at the ends of the colours.
    private record Grid(Box box, double wide, double high, double least, double greatest, Texts texts) {}

    private Grid grid(Canvas canvas, Box box) {
        double small = Axes.small(canvas);
        double line = canvas.lineHeight(small);
        double widest =
                rows.stream().mapToDouble(row -> canvas.width(row, small)).max().orElse(0);
        double left = Math.min(box.width() * MOST, widest) + canvas.length(8);
        double top = line + canvas.length(4);
        double below = 2 * line + canvas.length(4);
        Box inner = new Box(
                box.x() + left, box.y() + top, box.width() - left - canvas.length(8), box.height() - top - below);
        double[] usual =
                Outliers.without(tiles.stream().mapToDouble(Tile::value).toArray());
        double wide = inner.width() / Math.max(1, columns.size());
        return new Grid(
                inner,
                wide,
                inner.height() / Math.max(1, rows.size()),
                usual.length == 0 ? 0 : usual[0],
                usual.length == 0 ? 1 : usual[usual.length - 1],
                texts(canvas, wide - 2 * canvas.length(1)));
    }

    @Override
    public void draw(Canvas canvas, Box box, boolean headed) {
        Grid grid = grid(canvas, box);
        double small = Axes.small(canvas);
        double line = canvas.lineHeight(small);
        Comparator<Tile> order = Comparator.comparingInt(Tile::row).thenComparingInt(Tile::column);
        for (Tile tile : tiles.stream().sorted(order).toList()) {
            tile(canvas, grid, tile);
        }
        if (best >= 0) {
            frame(canvas, grid, tiles.get(best));
        }
        names(canvas, grid);
        key(canvas, grid, box.x(), box.y() + line * 0.8);
        canvas.text(Ink.TEXT, Anchor.START, canvas.textSize(), box.x(), box.y() + line * 0.8, yLabel);
        canvas.text(Ink.TEXT, Anchor.END, canvas.textSize(), grid.box.right(), box.bottom() - canvas.length(3), xLabel);
    }

    private Ink ink(Grid grid, double value) {
        double share = grid.greatest == grid.least ? 0.5 : (value - grid.least) / (grid.greatest - grid.least);
        return Ink.heat(higher ? share : 1 - share);
    }

    private void tile(Canvas canvas, Grid grid, Tile tile) {
        double small = Axes.small(canvas);
        double line = canvas.lineHeight(small);
        Ink ink = ink(grid, tile.value);
        double gap = canvas.length(1);
        double x = grid.box.x() + tile.column * grid.wide;
        double y = grid.box.bottom() - (tile.row + 1) * grid.high;
        canvas.open(tile.label);
        canvas.rect(ink, x + gap, y + gap, grid.wide - 2 * gap, grid.high - 2 * gap);
        if (line <= grid.high + gap) {
            double base = y + grid.high / 2 + Axes.middle(canvas, small);
            canvas.text(ink.contrast(), Anchor.MIDDLE, small, x + grid.wide / 2, base, grid.texts.of(tile));
        }
        canvas.close();
    }

    /// What is in the tiles.
    ///
    /// @param digits  of the numbers; 0 for none
    /// @param counted whether it says of how many values a mean is
    private record Texts(int digits, boolean counted) {
        String of(Tile tile) {
            String number = digits == 0 ? "" : Numeral.of(tile.value, digits);
            return counted && tile.count > 1 ? number + " (" + tile.count + ")" : number;
        }
    }

    /// The longest texts that have room in all tiles: without the last digits, then without the counts.
    private Texts texts(Canvas canvas, double room) {
        for (boolean counted : new boolean[] {true, false}) {
            for (int digits = MOST_DIGITS; digits >= LEAST_DIGITS; digits--) {
                Texts texts = new Texts(digits, counted);
                if (tiles.stream().allMatch(tile -> Axes.wide(canvas, texts.of(tile), Axes.small(canvas)) < room)) {
                    return texts;
                }
            }
        }
        return new Texts(0, false);
    }

    private static void frame(Canvas canvas, Grid grid, Tile tile) {
        double gap = canvas.length(1);
        double left = grid.box.x() + tile.column * grid.wide + gap;
        double bottom = grid.box.bottom() - tile.row * grid.high - gap;
        double right = left + grid.wide - 2 * gap;
        double top = bottom - grid.high + 2 * gap;
        double[] x = {left, right, right, left, left};
        double[] y = {top, top, bottom, bottom, top};
        canvas.line(Ink.series(1), Stroke.BOLD, x, y);
    }

    /// The scale of colours at the upper right.
    private void key(Canvas canvas, Grid grid, double keyBegin, double base) {
        double small = Axes.small(canvas);
        boolean above = tiles.stream().anyMatch(tile -> tile.value > grid.greatest);
        boolean under = tiles.stream().anyMatch(tile -> tile.value < grid.least);
        String greatest = (above ? "≥ " : "") + Numeral.of(grid.greatest);
        String low = (under ? "≤ " : "") + Numeral.of(grid.least);
        double begin = keyBegin + Axes.wide(canvas, yLabel, canvas.textSize()) + Axes.wide(canvas, low, small);
        double room = grid.box.right() - begin - canvas.length(20);
        String framed = greatest + (best >= 0 ? "   framed: best" : "");
        String high = room - Axes.wide(canvas, framed, small) < canvas.length(LEAST_KEY) ? greatest : framed;
        double wide = Math.min(canvas.length(KEY), room - Axes.wide(canvas, high, small));
        if (tiles.isEmpty() || wide < canvas.length(LEAST_KEY)) {
            return;
        }
        double right = grid.box.right() - Axes.wide(canvas, high, small) - canvas.length(5);
        double left = right - wide;
        double tall = canvas.lineHeight(small) * 0.7;
        double step = (right - left) / Palette.HEAT_SIZE;
        for (int i = 0; i < Palette.HEAT_SIZE; i++) {
            double value = grid.least + (grid.greatest - grid.least) * i / (Palette.HEAT_SIZE - 1);
            canvas.rect(ink(grid, value), left + i * step, base - tall, step + canvas.length(0.5), tall);
        }
        canvas.text(Ink.MUTED, Anchor.END, small, left - canvas.length(5), base, low);
        canvas.text(Ink.MUTED, Anchor.END, small, grid.box.right(), base, high);
    }

    private void names(Canvas canvas, Grid grid) {
        double small = Axes.small(canvas);
        Box inner = grid.box;
        int everyRow = (int) Math.max(1, Math.ceil(canvas.lineHeight(small) / grid.high));
        for (int i = 0; i < rows.size(); i += everyRow) {
            double base = inner.bottom() - (i + 0.5) * grid.high + Axes.middle(canvas, small);
            String name = Axes.cut(canvas, rows.get(i), small, canvas.width() * MOST);
            canvas.text(Ink.MUTED, Anchor.END, small, inner.x() - canvas.length(5), base, name);
        }
        double widest = columns.stream()
                .mapToDouble(column -> canvas.width(column, small))
                .max()
                .orElse(0);
        int every = (int) Math.max(1, Math.min(8, Math.ceil((widest + canvas.length(8)) / grid.wide)));
        for (int i = 0; i < columns.size(); i += every) {
            String name = Axes.cut(canvas, columns.get(i), small, every * grid.wide - canvas.length(4));
            double base = inner.bottom() + canvas.lineHeight(small);
            canvas.text(Ink.MUTED, Anchor.MIDDLE, small, inner.x() + (i + 0.5) * grid.wide, base, name);
        }
    }
}
