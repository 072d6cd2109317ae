package org.hpsearch.chart.medium;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.hpsearch.chart.medium.Canvas.Anchor;

/// A PNG, light. Texts are drawn as outlines of the font that comes with the program, so that neither a
/// display nor a system's fonts are needed.
public final class PixelMedium implements Medium {
    /// Pixels of the picture for one of the chart: 192 dots an inch.
    private static final int SCALE = 2;

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final TrueTypeFont font;
    private final CmapLookup glyphs;

    public PixelMedium(double width, double height) throws IOException {
        image = new BufferedImage(
                (int) Math.ceil(width * SCALE), (int) Math.ceil(height * SCALE), BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        // a picture may end within a pixel, whose rest is paper, too
        graphics.setBackground(new Color(Palette.rgb(Ink.PAPER, false)));
        graphics.clearRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        font = new TTFParser().parse(new RandomAccessReadBuffer(LiberationSans.font()));
        glyphs = font.getUnicodeCmapLookup();
    }

    @Override
    public Graphics2D graphics() {
        return graphics;
    }

    @Override
    public void text(Ink ink, Anchor anchor, double size, double x, double y, String text) {
        String printable = LiberationSans.printable(text);
        AffineTransform place =
                AffineTransform.getTranslateInstance(x - Medium.back(anchor, TextWidth.of(printable, size)), y);
        try {
            double scale = size / font.getUnitsPerEm();
            for (int c : printable.codePoints().toArray()) {
                int glyph = glyphs.getGlyphId(c);
                GlyphData outline = font.getGlyph().getGlyph(glyph);
                if (outline != null) {
                    AffineTransform one = new AffineTransform(place);
                    one.scale(scale, -scale);
                    graphics.fill(one.createTransformedShape(outline.getPath()));
                }
                place.translate(font.getAdvanceWidth(glyph) * scale, 0);
            }
        } catch (IOException damagedFont) {
            throw new UncheckedIOException(damagedFont);
        }
    }

    @Override
    public byte[] file(String title) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", bytes);
        graphics.dispose();
        font.close();
        return bytes.toByteArray();
    }
}
