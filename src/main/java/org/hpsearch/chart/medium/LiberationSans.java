package org.hpsearch.chart.medium;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/// The font that pictures of pixels and PDF are written in: Liberation Sans (SIL Open Font License 1.1),
/// which comes with PDFBox.
final class LiberationSans {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private LiberationSans() {}

    static InputStream font() throws IOException {
        InputStream in = PDDocument.class.getResourceAsStream(FONT);
        if (in == null) {
            throw new IOException("the font is missing from the program");
        }
        return in;
    }

    /// The text with `?` for what the font does not have.
    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> printable.appendCodePoint(TextWidth.isKnown(c) ? c : '?'));
        return printable.toString();
    }
}
