package org.hpsearch.chart.medium;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// Draws on the `Graphics2D` of any medium: an SVG, pixels, a page of PDF.
public final class GraphicsCanvas implements Canvas {
    /// Pixels.
    static final double TEXT_SIZE = 12;

    private static final double LINE_HEIGHT = 1.3;

    private final Medium medium;
    private final Graphics2D graphics;
    private final double width;
    private final double height;

    public GraphicsCanvas(Medium medium, double width, double height) {
        this.medium = medium;
        this.graphics = medium.graphics();
        this.width = width;
        this.height = height;
        rect(Ink.PAPER, 0, 0, width, height);
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public double length(double pixels) {
        return pixels;
    }

    @Override
    public boolean isCoarse() {
        return false;
    }

    @Override
    public double textSize() {
        return TEXT_SIZE;
    }

    @Override
    public double width(String text, double size) {
        return TextWidth.of(text, size);
    }

    @Override
    public double lineHeight(double size) {
        return size * LINE_HEIGHT;
    }

    @Override
    public void open(String title) {
        medium.open(title);
    }

    @Override
    public void close() {
        medium.close();
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        graphics.setClip(new Rectangle2D.Double(x, y, w, h));
    }

    @Override
    public void unclip() {
        graphics.setClip(null);
    }

    @Override
    public void line(Ink ink, Stroke stroke, double[] x, double[] y) {
        Path2D path = path(x, y);
        if (path.getCurrentPoint() != null) {
            draw(ink, stroke, path);
        }
    }

    @Override
    public void area(Ink ink, double[] x, double[] y) {
        Path2D path = path(x, y);
        if (path.getCurrentPoint() != null) {
            fill(ink, path);
        }
    }

    @Override
    public void rect(Ink ink, double x, double y, double w, double h) {
        fill(ink, new Rectangle2D.Double(x, y, w, h));
    }

    @Override
    public void text(Ink ink, Anchor anchor, double size, double x, double y, String text) {
        graphics.setPaint(colour(ink));
        medium.text(ink, anchor, size, x, y, text);
    }

    @Override
    public void mark(Ink ink, Mark mark, double x, double y, double r) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            return;
        }
        switch (mark) {
            case DOT -> fill(ink, circle(x, y, r));
            case RING -> {
                fill(Ink.PAPER, circle(x, y, r));
                draw(ink, Stroke.NORMAL, circle(x, y, r));
            }
            case CROSS -> {
                line(ink, Stroke.NORMAL, x - r, y - r, x + r, y + r);
                line(ink, Stroke.NORMAL, x - r, y + r, x + r, y - r);
            }
            case TICK -> line(ink, Stroke.NORMAL, x, y - r, x, y + r);
            case UP -> area(ink, new double[] {x - r, x + r, x}, new double[] {y + r, y + r, y - r});
            case DOWN -> area(ink, new double[] {x - r, x + r, x}, new double[] {y - r, y - r, y + r});
        }
    }

    private void draw(Ink ink, Stroke stroke, Shape shape) {
        graphics.setPaint(colour(ink));
        graphics.setStroke(new BasicStroke(
                (float) stroke.width,
                BasicStroke.CAP_ROUND,
                BasicStroke.JOIN_ROUND,
                1,
                Stroke.pattern(stroke.dash),
                0));
        medium.next(ink, stroke);
        graphics.draw(shape);
    }

    private void fill(Ink ink, Shape shape) {
        graphics.setPaint(colour(ink));
        medium.next(ink, null);
        graphics.fill(shape);
    }

    private static Color colour(Ink ink) {
        int rgb = Palette.rgb(ink, false);
        return new Color(rgb >> 16, rgb >> 8 & 255, rgb & 255, (int) Math.round(255 * Palette.opacity(ink)));
    }

    private static Ellipse2D circle(double x, double y, double r) {
        return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    }

    /// A path that a value without a place interrupts, empty where no value has one; a point alone is a dot.
    private static Path2D path(double[] x, double[] y) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, x.length + 1);
        boolean pen = false;
        for (int i = 0; i < x.length; i++) {
            boolean present = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            if (present && !pen) {
                path.moveTo(x[i], y[i]);
            }
            if (present) {
                path.lineTo(x[i], y[i]);
            }
            pen = present;
        }
        return path;
    }
}
