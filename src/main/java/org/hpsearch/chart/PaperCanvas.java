package org.hpsearch.chart;

/// What all canvases of pixels have in common: sizes, and marks made of lines and areas.
abstract class PaperCanvas implements Canvas {
    /// Pixels.
    static final double TEXT_SIZE = 12;

    private static final double LINE_HEIGHT = 1.3;

    private final double width;
    private final double height;

    PaperCanvas(double width, double height) {
        this.width = width;
        this.height = height;
    }

    @Override
    public final double width() {
        return width;
    }

    @Override
    public final double height() {
        return height;
    }

    @Override
    public final double length(double pixels) {
        return pixels;
    }

    @Override
    public final double textSize() {
        return TEXT_SIZE;
    }

    @Override
    public final double width(String text, double size) {
        return TextWidth.of(text, size);
    }

    @Override
    public final double lineHeight(double size) {
        return size * LINE_HEIGHT;
    }

    @Override
    public void open(String title) {
        // nobody points at paper
    }

    @Override
    public void close() {
        // see open
    }

    @Override
    public final void mark(Ink ink, Mark mark, double x, double y, double r) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            return;
        }
        switch (mark) {
            case DOT -> disc(ink, x, y, r);
            case RING -> ring(ink, x, y, r);
            case CROSS -> {
                line(ink, Stroke.NORMAL, x - r, y - r, x + r, y + r);
                line(ink, Stroke.NORMAL, x - r, y + r, x + r, y - r);
            }
            case TICK -> line(ink, Stroke.NORMAL, x, y - r, x, y + r);
            case UP -> area(ink, new double[] {x - r, x + r, x}, new double[] {y + r, y + r, y - r});
            case DOWN -> area(ink, new double[] {x - r, x + r, x}, new double[] {y - r, y - r, y + r});
        }
    }

    /// A filled circle.
    abstract void disc(Ink ink, double x, double y, double r);

    /// A circle with paper inside.
    abstract void ring(Ink ink, double x, double y, double r);
}
