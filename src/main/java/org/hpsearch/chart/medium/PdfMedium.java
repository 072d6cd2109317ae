package org.hpsearch.chart.medium;

import de.rototor.pdfbox.graphics2d.IPdfBoxGraphics2DFontTextDrawer;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.AttributedCharacterIterator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;
import org.hpsearch.chart.medium.Canvas.Anchor;

/// A page of PDF of the picture's size, light, its font within.
public final class PdfMedium implements Medium {
    /// Points of 1/72 inch in a pixel of 1/96.
    private static final float POINTS = 0.75f;

    private final PDDocument document = new PDDocument();
    private final PDPage page;
    private final PdfBoxGraphics2D graphics;
    private final PDFont font;
    private float size;

    public PdfMedium(double width, double height) throws IOException {
        page = new PDPage(new PDRectangle((float) width * POINTS, (float) height * POINTS));
        document.addPage(page);
        // what is drawn alone decides the file's identifier, not the time
        document.setDocumentId(1L);
        font = PDType0Font.load(document, LiberationSans.font(), true);
        graphics = new PdfBoxGraphics2D(document, (float) width * POINTS, (float) height * POINTS);
        graphics.scale(POINTS, POINTS);
        graphics.setFontTextDrawer(new Letters());
    }

    @Override
    public Graphics2D graphics() {
        return graphics;
    }

    @Override
    public void text(Ink ink, Anchor anchor, double size, double x, double y, String text) {
        String printable = LiberationSans.printable(text);
        this.size = (float) size;
        double back = Medium.back(anchor, TextWidth.of(printable, size));
        graphics.drawString(printable, (float) (x - back), (float) y);
    }

    @Override
    public byte[] file(String title) throws IOException {
        graphics.dispose();
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawForm(graphics.getXFormObject());
        }
        document.getDocumentInformation().setTitle(title);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        document.close();
        return bytes.toByteArray();
    }

    /// Writes texts as texts, in the document's own font and in no other.
    private final class Letters implements IPdfBoxGraphics2DFontTextDrawer {
        @Override
        public boolean canDrawText(AttributedCharacterIterator iterator, IFontTextDrawerEnv environment) {
            return true;
        }

        @Override
        public void drawText(AttributedCharacterIterator iterator, IFontTextDrawerEnv environment) throws IOException {
            StringBuilder text = new StringBuilder();
            for (char c = iterator.first(); c != AttributedCharacterIterator.DONE; c = iterator.next()) {
                text.append(c);
            }
            environment.applyPaint(environment.getPaint(), null);
            PDPageContentStream content = environment.getContentStream();
            content.beginText();
            content.setFont(font, size);
            content.setTextMatrix(new Matrix(1, 0, 0, -1, 0, 0));
            content.showText(text.toString());
            content.endText();
        }

        @Override
        public FontMetrics getFontMetrics(Font font, IFontTextDrawerEnv environment) {
            throw new UnsupportedOperationException("texts are measured by TextWidth");
        }
    }
}
