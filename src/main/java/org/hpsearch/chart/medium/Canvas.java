package org.hpsearch.chart.medium;

/// What charts draw on. Lengths are pixels of 1/96 inch from the upper left corner, on a terminal dots of
/// its cells.
public interface Canvas {
    double width();

    double height();

    /// How large a length is that is `pixels` on paper: gaps, ticks and marks are smaller on a terminal.
    double length(double pixels);

    /// Whether it has so few dots that many things would be noise.
    boolean isCoarse();

    /// Size of common text; others are parts of it.
    double textSize();

    /// How wide a text is.
    double width(String text, double size);

    /// From one line of text to the next.
    double lineHeight(double size);

    /// Begins a group of things that belong together, with a text for who points at them; empty for none.
    void open(String title);

    /// Ends the group.
    void close();

    /// Leaves out what lies outside of a rectangle, until [#unclip()].
    void clip(double x, double y, double width, double height);

    void unclip();

    /// A line through points; NaN interrupts it.
    void line(Ink ink, Stroke stroke, double[] x, double[] y);

    /// A filled area.
    void area(Ink ink, double[] x, double[] y);

    void rect(Ink ink, double x, double y, double width, double height);

    /// A mark at a point.
    void mark(Ink ink, Mark mark, double x, double y, double radius);

    /// A text whose base line lies at `y`.
    void text(Ink ink, Anchor anchor, double size, double x, double y, String text);

    /// A straight line.
    default void line(Ink ink, Stroke stroke, double x1, double y1, double x2, double y2) {
        line(ink, stroke, new double[] {x1, x2}, new double[] {y1, y2});
    }

    /// Where a text stands to its point.
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /// Marks at points.
    enum Mark {
        DOT,
        RING,
        CROSS,
        TICK,
        UP,
        DOWN
    }

    /// How lines are drawn.
    enum Stroke {
        HAIR(0.75, 0),
        THIN(1, 0),
        NORMAL(1.6, 0),
        BOLD(2.4, 0),
        DASHED(1.6, 1),
        LONG_DASHED(1.6, 2),
        DOTTED(1.6, 3);

        /// Pixels.
        final double width;

        /// The pattern: 0 none, 1 `4 3`, 2 `9 4`, 3 `1.5 3`.
        final int dash;

        Stroke(double width, int dash) {
            this.width = width;
            this.dash = dash;
        }

        /// Lengths of lines and gaps in pixels; empty for none.
        public java.util.List<Double> dashes() {
            float[] lengths = pattern(dash);
            return lengths == null
                    ? java.util.List.of()
                    : java.util.stream.IntStream.range(0, lengths.length)
                            .mapToObj(i -> (double) lengths[i])
                            .toList();
        }

        /// Lengths of lines and gaps in pixels; null for none.
        static float @org.jspecify.annotations.Nullable [] pattern(int dash) {
            return switch (dash) {
                case 1 -> new float[] {4, 3};
                case 2 -> new float[] {9, 4};
                case 3 -> new float[] {1.5f, 3};
                default -> null;
            };
        }
    }
}
