package org.hpsearch.chart.medium;

import java.util.Arrays;
import java.util.Map;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;

/// A terminal's cells: each holds two by four dots of a Braille pattern (Unicode block U+2800), or a
/// character of a text.
public final class BrailleCanvas implements Canvas {
    private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    private static final double SHRINK = 4;

    /// Dots of a cell, from left to right.
    public static final int ACROSS = 2;

    /// The second cell of a wide character.
    private static final int TAKEN = -1;

    private final int columns;
    private final int rows;
    private final int[] dots;
    private final int[] characters;
    private final Ink[] inks;
    private final double[] light;
    private final Map<String, Double> lights;

    /// The coloured ground of each cell; null where the terminal's own shows.
    private final @Nullable Ink[] grounds;

    /// How much lighter what is being drawn is than usual.
    private double lighter;

    private double clipLeft;
    private double clipTop;
    private double clipRight;
    private double clipBottom;

    public BrailleCanvas(int columns, int rows) {
        this(columns, rows, Map.of());
    }

    /// @param lights title of what is drawn → how much lighter it is than usual, up to 1, or darker, down to -1
    public BrailleCanvas(int columns, int rows, Map<String, Double> lights) {
        this.lights = Map.copyOf(lights);
        this.light = new double[columns * rows];
        this.columns = columns;
        this.rows = rows;
        this.dots = new int[columns * rows];
        this.characters = new int[columns * rows];
        this.inks = new Ink[columns * rows];
        this.grounds = new Ink[columns * rows];
        Arrays.fill(inks, Ink.TEXT);
        unclip();
    }

    @Override
    public double width() {
        return columns * 2;
    }

    @Override
    public double height() {
        return rows * 4;
    }

    @Override
    public double length(double pixels) {
        return pixels / SHRINK;
    }

    @Override
    public boolean isCoarse() {
        return true;
    }

    @Override
    public double textSize() {
        return SHRINK;
    }

    @Override
    public double width(String text, double size) {
        return 2.0 * text.codePoints().map(BrailleCanvas::cells).sum();
    }

    @Override
    public double lineHeight(double size) {
        return 4;
    }

    @Override
    public void open(String title) {
        lighter = lights.getOrDefault(title, 0.0);
    }

    @Override
    public void close() {
        lighter = 0;
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        clipLeft = x;
        clipTop = y;
        clipRight = x + w;
        clipBottom = y + h;
    }

    @Override
    public void unclip() {
        clip(0, 0, columns * 2, rows * 4);
    }

    @Override
    public void line(Ink ink, Stroke stroke, double[] x, double[] y) {
        if (ink.kind() == Ink.Kind.GRID || ink.kind() == Ink.Kind.PALE) {
            return;
        }
        if (x.length == 1) {
            dot(ink, x[0], y[0]);
        }
        for (int i = 1; i < x.length; i++) {
            boolean there = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            if (there && Double.isFinite(x[i - 1]) && Double.isFinite(y[i - 1])) {
                segment(ink, stroke.dash > 0, x[i - 1], y[i - 1], x[i], y[i]);
            } else if (there) {
                dot(ink, x[i], y[i]);
            }
        }
    }

    private void segment(Ink ink, boolean dashed, double x1, double y1, double x2, double y2) {
        double steps = Math.max(1, Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1))));
        for (int i = 0; i <= Math.min(steps, 10_000); i++) {
            if (!dashed || i % 4 < 2) {
                dot(ink, x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps);
            }
        }
    }

    private void dot(Ink ink, double x, double y) {
        if (x < clipLeft || x > clipRight || y < clipTop || y > clipBottom) {
            return;
        }
        int px = (int) Math.min(columns * 2 - 1, Math.max(0, Math.floor(x)));
        int py = (int) Math.min(rows * 4 - 1, Math.max(0, Math.floor(y)));
        int cell = py / 4 * columns + px / 2;
        dots[cell] |= DOTS[py % 4][px % 2];
        inks[cell] = ink;
        light[cell] = lighter;
    }

    @Override
    public void area(Ink ink, double[] x, double[] y) {
        if (ink.kind() != Ink.Kind.BAND) {
            line(ink, Stroke.NORMAL, x, y);
        }
    }

    @Override
    public void rect(Ink ink, double x, double y, double w, double h) {
        if (ink.kind() == Ink.Kind.PAPER) {
            return;
        }
        if (ink.kind() == Ink.Kind.HEAT) {
            ground(ink, x, y, w, h);
            return;
        }
        for (double py = y; py < y + h; py++) {
            for (double px = x; px < x + w; px++) {
                dot(ink, px, py);
            }
        }
    }

    /// Colours the cells whose middle is within.
    private void ground(Ink ink, double x, double y, double w, double h) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double px = column * 2 + 1;
                double py = row * 4 + 2;
                if (px >= x && px < x + w && py >= y && py < y + h) {
                    grounds[row * columns + column] = ink;
                }
            }
        }
    }

    @Override
    public void mark(Ink ink, Mark mark, double x, double y, double radius) {
        switch (mark) {
            case DOT -> dot(ink, x, y);
            case RING -> place(ink, x, y, 'o');
            case CROSS -> place(ink, x, y, '×');
            case TICK -> place(ink, x, y, '|');
            case UP -> place(ink, x, y, '▲');
            case DOWN -> place(ink, x, y, '▼');
        }
    }

    private void place(Ink ink, double x, double y, int character) {
        if (!Double.isFinite(x) || !Double.isFinite(y) || x < clipLeft || x > clipRight) {
            return;
        }
        int column = (int) Math.floor(x / 2);
        int row = (int) Math.min(rows - 1, Math.max(0, Math.floor(y / 4)));
        if (column >= 0 && column < columns) {
            characters[row * columns + column] = character;
            inks[row * columns + column] = ink;
            light[row * columns + column] = lighter;
        }
    }

    @Override
    public void text(Ink ink, Anchor anchor, double size, double x, double y, String text) {
        double wide = width(text, size);
        double left = switch (anchor) {
            case START -> x;
            case MIDDLE -> x - wide / 2;
            case END -> x - wide;
        };
        for (int c : text.codePoints().toArray()) {
            place(ink, left + 0.5, y - 1, isHarmless(c) ? c : '?');
            if (cells(c) == 2) {
                place(ink, left + 2.5, y - 1, TAKEN);
            }
            left += 2.0 * cells(c);
        }
    }

    /// How many cells a character takes, as all tables of a terminal count them; none takes no cell.
    private static int cells(int c) {
        return c < 0x300 ? 1 : Math.max(1, WCWidth.wcwidth(c));
    }

    /// Nothing that moves the cursor, turns the direction of writing, or has no place of its own.
    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }

    /// The cells as lines.
    ///
    /// @param coloured whether escape sequences give colours
    public String lines(boolean coloured) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            int last = columns;
            while (last > 0 && isEmpty(row * columns + last - 1, coloured)) {
                last--;
            }
            String colour = "";
            for (int cell = row * columns; cell < row * columns + last; cell++) {
                String next = coloured ? escape(cell) : "";
                text.append(next.equals(colour) ? "" : next);
                colour = next;
                if (characters[cell] != TAKEN) {
                    text.appendCodePoint(
                            characters[cell] != 0 ? characters[cell] : dots[cell] == 0 ? ' ' : 0x2800 + dots[cell]);
                }
            }
            text.append(colour.isEmpty() || colour.equals(RESET) ? "" : RESET).append('\n');
        }
        return text.toString();
    }

    private boolean isEmpty(int cell, boolean coloured) {
        return dots[cell] == 0 && characters[cell] == 0 && (grounds[cell] == null || !coloured);
    }

    private static final String RESET = "\u001b[0m";

    private String escape(int cell) {
        Ink ground = grounds[cell];
        Ink ink = inks[cell];
        String back = ground == null ? "" : ";48;2;" + channels(ground, 0);
        boolean plain = dots[cell] == 0 && characters[cell] == 0 || ink.kind() == Ink.Kind.TEXT;
        if (plain) {
            return "\u001b[0" + back + "m";
        }
        boolean muted = ink.kind() == Ink.Kind.MUTED || ink.kind() == Ink.Kind.AXIS;
        return "\u001b[0;" + (muted ? "2" : "38;2;" + channels(ink, light[cell])) + back + "m";
    }

    private static String channels(Ink ink, double light) {
        return channels(Palette.rgb(ink, true), light);
    }

    /// Red, green and blue of a colour as escape sequences have them.
    ///
    /// @param light how much lighter it is made, up to 1, or darker, down to -1
    public static String channels(int rgb, double light) {
        return channel(rgb >> 16, light) + ";" + channel(rgb >> 8 & 255, light) + ";" + channel(rgb & 255, light);
    }

    private static int channel(int value, double light) {
        return (int) Math.round(light < 0 ? value * (1 + light) : value + (255 - value) * light);
    }
}
