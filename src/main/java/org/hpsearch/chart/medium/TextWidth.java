package org.hpsearch.chart.medium;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// How wide texts are: in Liberation Sans, whose widths are those of Arial and Helvetica. They are
/// shipped, so that a picture is the same on every machine.
final class TextWidth {
    private static final double UNKNOWN = 0.6;
    private static final double WIDE = 1;
    private static final int FIRST_WIDE = 0x1100;
    private static final Map<Integer, Integer> WIDTHS = load();

    private TextWidth() {}

    private static Map<Integer, Integer> load() {
        Map<Integer, Integer> widths = new HashMap<>();
        try (InputStream in = TextWidth.class.getResourceAsStream("widths.txt")) {
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            for (String line : text.split("\n")) {
                if (!line.startsWith("#")) {
                    String[] words = line.split(" ");
                    int first = Integer.parseInt(words[0], 16);
                    for (int i = 1; i < words.length; i++) {
                        widths.put(first + i - 1, Integer.parseInt(words[i]));
                    }
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return widths;
    }

    /// Whether the shipped font has a glyph.
    static boolean isKnown(int codePoint) {
        return WIDTHS.getOrDefault(codePoint, 0) > 0;
    }

    /// Pixels.
    ///
    /// @param size of the text, in pixels
    static double of(String text, double size) {
        double em = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int width = WIDTHS.getOrDefault(c, 0);
            em += width > 0 ? width / 1000.0 : c >= FIRST_WIDE ? WIDE : UNKNOWN;
            i += Character.charCount(c);
        }
        return em * size;
    }
}
