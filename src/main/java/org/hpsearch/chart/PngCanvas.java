package org.hpsearch.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// A picture of pixels, light. Texts are drawn as outlines of the font that comes with the program, so
/// that neither a display nor a system's fonts are needed.
final class PngCanvas extends PaperCanvas {
    /// Pixels of the picture for one of the chart: 192 dots an inch.
    private static final int SCALE = 2;

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final TrueTypeFont font;
    private final CmapLookup glyphs;

    static {
        System.setProperty("java.awt.headless", "true");
    }

    PngCanvas(double width, double height) throws IOException {
        super(width, height);
        image = new BufferedImage(
                (int) Math.ceil(width * SCALE), (int) Math.ceil(height * SCALE), BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        font = new TTFParser().parse(new RandomAccessReadBuffer(Glyphs.font()));
        glyphs = font.getUnicodeCmapLookup();
        rect(Ink.PAPER, 0, 0, width + 1, height + 1);
    }

    byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private void use(Ink ink) {
        int rgb = Palette.rgb(ink, false);
        graphics.setColor(
                new Color(rgb >> 16, rgb >> 8 & 255, rgb & 255, (int) Math.round(255 * Palette.opacity(ink))));
    }

    private static Path2D path(double[] x, double[] y) {
        Path2D path = new Path2D.Double();
        boolean pen = false;
        for (int i = 0; i < x.length; i++) {
            boolean there = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            if (there && pen) {
                path.lineTo(x[i], y[i]);
            } else if (there) {
                path.moveTo(x[i], y[i]);
                path.lineTo(x[i], y[i]);
            }
            pen = there;
        }
        return path;
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
        use(ink);
        graphics.setStroke(new BasicStroke(
                (float) stroke.width,
                BasicStroke.CAP_ROUND,
                BasicStroke.JOIN_ROUND,
                1,
                Stroke.pattern(stroke.dash),
                0));
        graphics.draw(path(x, y));
    }

    @Override
    public void area(Ink ink, double[] x, double[] y) {
        fill(ink, path(x, y));
    }

    private void fill(Ink ink, Shape shape) {
        use(ink);
        graphics.fill(shape);
    }

    @Override
    public void rect(Ink ink, double x, double y, double w, double h) {
        fill(ink, new Rectangle2D.Double(x, y, w, h));
    }

    @Override
    void disc(Ink ink, double x, double y, double r) {
        fill(ink, new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
    }

    @Override
    void ring(Ink ink, double x, double y, double r) {
        disc(Ink.PAPER, x, y, r);
        use(ink);
        graphics.setStroke(new BasicStroke((float) Stroke.NORMAL.width));
        graphics.draw(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
    }

    @Override
    public void text(Ink ink, Anchor anchor, double size, boolean turned, double x, double y, String text) {
        String printable = Glyphs.printable(text);
        double wide = width(printable, size);
        double at = switch (anchor) {
            case START -> 0;
            case MIDDLE -> -wide / 2;
            case END -> -wide;
        };
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        if (turned) {
            place.rotate(-Math.PI / 2);
        }
        place.translate(at, 0);
        try {
            double scale = size / font.getUnitsPerEm();
            for (int c : printable.codePoints().toArray()) {
                int glyph = glyphs.getGlyphId(c);
                AffineTransform one = new AffineTransform(place);
                one.scale(scale, -scale);
                fill(
                        ink,
                        one.createTransformedShape(
                                font.getGlyph().getGlyph(glyph) == null
                                        ? new Path2D.Double()
                                        : font.getGlyph().getGlyph(glyph).getPath()));
                place.translate(font.getAdvanceWidth(glyph) * scale, 0);
            }
        } catch (IOException damagedFont) {
            throw new java.io.UncheckedIOException(damagedFont);
        }
    }

    void dispose() throws IOException {
        graphics.dispose();
        font.close();
    }
}
