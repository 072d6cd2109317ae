package org.hpsearch.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/// A picture as a page of PDF of the same size, light, its font within.
final class PdfCanvas extends PaperCanvas {
    /// Points of 1/72 inch in a pixel of 1/96.
    private static final float POINTS = 0.75f;

    /// Control points of a quarter of a circle: 4/3 (√2 - 1).
    private static final double CIRCLE = 0.5522847498;

    private final PDDocument document = new PDDocument();
    private final PDPageContentStream content;
    private final PDFont font;

    /// Drawing that PDFBox may refuse.
    private interface Drawing {
        void draw() throws IOException;
    }

    PdfCanvas(double width, double height) throws IOException {
        super(width, height);
        PDPage page = new PDPage(new PDRectangle((float) width * POINTS, (float) height * POINTS));
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        font = PDType0Font.load(document, Glyphs.font(), true);
        content.transform(new Matrix(POINTS, 0, 0, -POINTS, 0, (float) height * POINTS));
        content.setLineCapStyle(1);
        content.setLineJoinStyle(1);
    }

    /// The file; nothing can be drawn any more.
    byte[] pdf(String title) throws IOException {
        content.close();
        document.getDocumentInformation().setTitle(title);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        document.close();
        return bytes.toByteArray();
    }

    private static void draw(Drawing drawing) {
        try {
            drawing.draw();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void use(Ink ink) throws IOException {
        int rgb = Palette.rgb(ink, false);
        float red = (rgb >> 16) / 255f;
        float green = (rgb >> 8 & 255) / 255f;
        float blue = (rgb & 255) / 255f;
        content.setStrokingColor(red, green, blue);
        content.setNonStrokingColor(red, green, blue);
        PDExtendedGraphicsState state = new PDExtendedGraphicsState();
        state.setStrokingAlphaConstant((float) Palette.opacity(ink));
        state.setNonStrokingAlphaConstant((float) Palette.opacity(ink));
        content.setGraphicsStateParameters(state);
    }

    private boolean path(double[] x, double[] y) throws IOException {
        boolean pen = false;
        boolean any = false;
        for (int i = 0; i < x.length; i++) {
            boolean there = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            if (there && pen) {
                content.lineTo((float) x[i], (float) y[i]);
            } else if (there) {
                content.moveTo((float) x[i], (float) y[i]);
                content.lineTo((float) x[i], (float) y[i]);
                any = true;
            }
            pen = there;
        }
        return any;
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        draw(() -> {
            content.saveGraphicsState();
            content.addRect((float) x, (float) y, (float) w, (float) h);
            content.clip();
        });
    }

    @Override
    public void unclip() {
        draw(content::restoreGraphicsState);
    }

    @Override
    public void line(Ink ink, Stroke stroke, double[] x, double[] y) {
        draw(() -> {
            use(ink);
            content.setLineWidth((float) stroke.width);
            float[] pattern = Stroke.pattern(stroke.dash);
            content.setLineDashPattern(pattern == null ? new float[0] : pattern, 0);
            if (path(x, y)) {
                content.stroke();
            }
        });
    }

    @Override
    public void area(Ink ink, double[] x, double[] y) {
        draw(() -> {
            use(ink);
            if (path(x, y)) {
                content.fill();
            }
        });
    }

    @Override
    public void rect(Ink ink, double x, double y, double w, double h) {
        draw(() -> {
            use(ink);
            content.addRect((float) x, (float) y, (float) w, (float) h);
            content.fill();
        });
    }

    @Override
    void disc(Ink ink, double x, double y, double r) {
        draw(() -> {
            use(ink);
            circle(x, y, r);
            content.fill();
        });
    }

    @Override
    void ring(Ink ink, double x, double y, double r) {
        disc(Ink.PAPER, x, y, r);
        draw(() -> {
            use(ink);
            content.setLineWidth((float) Stroke.NORMAL.width);
            content.setLineDashPattern(new float[0], 0);
            circle(x, y, r);
            content.stroke();
        });
    }

    private void circle(double x, double y, double r) throws IOException {
        double k = CIRCLE * r;
        content.moveTo((float) (x + r), (float) y);
        curve(x + r, y + k, x + k, y + r, x, y + r);
        curve(x - k, y + r, x - r, y + k, x - r, y);
        curve(x - r, y - k, x - k, y - r, x, y - r);
        curve(x + k, y - r, x + r, y - k, x + r, y);
        content.closePath();
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3) throws IOException {
        content.curveTo((float) x1, (float) y1, (float) x2, (float) y2, (float) x3, (float) y3);
    }

    @Override
    public void text(Ink ink, Anchor anchor, double size, boolean turned, double x, double y, String text) {
        String printable = Glyphs.printable(text);
        if (printable.isEmpty()) {
            return;
        }
        double wide = width(printable, size);
        double back = switch (anchor) {
            case START -> 0;
            case MIDDLE -> wide / 2;
            case END -> wide;
        };
        draw(() -> {
            use(ink);
            content.beginText();
            content.setFont(font, (float) size);
            content.setTextMatrix(
                    turned
                            ? new Matrix(0, -1, -1, 0, (float) x, (float) (y + back))
                            : new Matrix(1, 0, 0, -1, (float) (x - back), (float) y));
            content.showText(printable);
            content.endText();
        });
    }
}
