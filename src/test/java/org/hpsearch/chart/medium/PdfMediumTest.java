package org.hpsearch.chart.medium;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.hpsearch.chart.medium.Canvas.Anchor;
import org.junit.jupiter.api.Test;

class PdfMediumTest {
    private static byte[] drawn() throws IOException {
        PdfMedium medium = new PdfMedium(316.8, 211.2);
        GraphicsCanvas canvas = new GraphicsCanvas(medium, 316.8, 211.2);
        canvas.text(Ink.TEXT, Anchor.START, 12, 40, 80, "lr ≤ 0.1");
        canvas.text(Ink.TEXT, Anchor.END, 16, 200, 120, "日 end");
        return medium.file("a title");
    }

    /// Each line of text with where it begins and its size, in points.
    private static List<String> lines(PDDocument document) throws IOException {
        List<String> lines = new ArrayList<>();
        new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                TextPosition first = positions.getFirst();
                TextPosition last = positions.getLast();
                lines.add(text + " " + Math.round(first.getXDirAdj()) + ".."
                        + Math.round(last.getXDirAdj() + last.getWidthDirAdj()) + ", "
                        + Math.round(first.getYDirAdj()) + ": " + Math.round(first.getFontSizeInPt() * 0.75));
            }
        }.getText(document);
        return lines;
    }

    @Test
    void aPageOfThePicturesSizeWithTextsAsTexts() throws IOException {
        try (PDDocument document = Loader.loadPDF(drawn())) {
            assertEquals(1, document.getNumberOfPages());
            assertEquals("a title", document.getDocumentInformation().getTitle());
            PDPage page = document.getPage(0);
            assertEquals(237.6, page.getMediaBox().getWidth(), 0.01);
            assertEquals(158.4, page.getMediaBox().getHeight(), 0.01);
            assertEquals(List.of("lr ≤ 0.1 30..57, 60: 9", "? end 120..150, 90: 12"), lines(document));
        }
    }

    @Test
    void itsFontIsWithinAndTheOnlyOne() throws IOException {
        try (PDDocument document = Loader.loadPDF(drawn())) {
            var resources = document.getPage(0).getResources();
            List<String> fonts = new ArrayList<>();
            for (var name : resources.getXObjectNames()) {
                if (resources.getXObject(name) instanceof PDFormXObject form) {
                    for (var font : StreamSupport.stream(
                                    form.getResources().getFontNames().spliterator(), false)
                            .toList()) {
                        var of = form.getResources().getFont(font);
                        fonts.add(of.getName().replaceFirst("^[A-Z]{6}\\+", "") + " " + of.isEmbedded());
                    }
                }
            }
            assertEquals(
                    List.of("LiberationSans true"), fonts.stream().distinct().toList());
        }
    }

    @Test
    void theSameBytesEachTime() throws IOException {
        byte[] first = drawn();
        assertArrayEquals(first, drawn());
        assertTrue(first.length < 40_000, first.length + " bytes");
    }
}
