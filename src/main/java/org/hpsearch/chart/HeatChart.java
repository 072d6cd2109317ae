package org.hpsearch.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hpsearch.chart.Canvas.Anchor;

/// A table of cells coloured by value, the number in each.
///
/// @param columns values of x, in order
/// @param rows    values of y, from below
/// @param cells   value of each pair that there is
/// @param higher  whether a greater value is the better one
public record HeatChart(
        Heading heading,
        String xLabel,
        String yLabel,
        List<String> columns,
        List<String> rows,
        Map<Cell, Value> cells,
        boolean higher)
        implements Chart {
    private static final double ROW = 34;
    private static final double MOST = 0.3;

    public HeatChart {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        cells = Map.copyOf(cells);
    }

    /// A cell by its indexes.
    public record Cell(int column, int row) {}

    /// What a cell holds.
    ///
    /// @param label for who points at it
    public record Value(double value, String label) {}

    @Override
    public double height(double width) {
        return Math.min(640, 110 + ROW * Math.max(3, rows.size()));
    }

    @Override
    public void draw(Canvas canvas, Box box, boolean headed) {
        double small = Axes.small(canvas);
        double line = canvas.lineHeight(small);
        double left = Math.min(
                        box.width() * MOST,
                        rows.stream()
                                .mapToDouble(row -> canvas.width(row, small))
                                .max()
                                .orElse(0))
                + canvas.length(8);
        double top = line + canvas.length(4);
        double below = 2 * line + canvas.length(4);
        Box inner = new Box(
                box.x() + left, box.y() + top, box.width() - left - canvas.length(8), box.height() - top - below);
        double wide = inner.width() / Math.max(1, columns.size());
        double high = inner.height() / Math.max(1, rows.size());
        double least = cells.values().stream().mapToDouble(Value::value).min().orElse(0);
        double greatest =
                cells.values().stream().mapToDouble(Value::value).max().orElse(1);
        Comparator<Cell> order = Comparator.comparingInt(Cell::row).thenComparingInt(Cell::column);
        for (Cell cell : cells.keySet().stream().sorted(order).toList()) {
            Value value = java.util.Objects.requireNonNull(cells.get(cell));
            double share = greatest == least ? 0.5 : (value.value - least) / (greatest - least);
            Ink ink = Ink.heat(higher ? share : 1 - share);
            double x = inner.x() + cell.column * wide;
            double y = inner.bottom() - (cell.row + 1) * high;
            double gap = canvas.length(1);
            canvas.open(value.label);
            canvas.rect(ink, x + gap, y + gap, wide - 2 * gap, high - 2 * gap);
            String number = Numeral.of(value.value);
            if (canvas.width(number, small) < wide - 2 * gap && line <= high) {
                canvas.text(
                        ink.contrast(),
                        Anchor.MIDDLE,
                        small,
                        x + wide / 2,
                        y + high / 2 + Axes.middle(canvas, small),
                        number);
            }
            canvas.close();
        }
        names(canvas, inner, wide, high);
        canvas.text(Ink.TEXT, Anchor.START, canvas.textSize(), box.x(), box.y() + line * 0.8, yLabel);
        canvas.text(Ink.TEXT, Anchor.END, canvas.textSize(), inner.right(), box.bottom() - canvas.length(3), xLabel);
    }

    private void names(Canvas canvas, Box inner, double wide, double high) {
        double small = Axes.small(canvas);
        int everyRow = (int) Math.max(1, Math.ceil(canvas.lineHeight(small) / high));
        for (int i = 0; i < rows.size(); i += everyRow) {
            canvas.text(
                    Ink.MUTED,
                    Anchor.END,
                    small,
                    inner.x() - canvas.length(5),
                    inner.bottom() - (i + 0.5) * high + Axes.middle(canvas, small),
                    Axes.cut(canvas, rows.get(i), small, canvas.width() * MOST));
        }
        double widest = columns.stream()
                .mapToDouble(column -> canvas.width(column, small))
                .max()
                .orElse(0);
        int everyColumn = (int) Math.max(1, Math.min(8, Math.ceil((widest + canvas.length(8)) / wide)));
        for (int i = 0; i < columns.size(); i += everyColumn) {
            canvas.text(
                    Ink.MUTED,
                    Anchor.MIDDLE,
                    small,
                    inner.x() + (i + 0.5) * wide,
                    inner.bottom() + canvas.lineHeight(small),
                    Axes.cut(canvas, columns.get(i), small, everyColumn * wide - canvas.length(4)));
        }
    }
}
