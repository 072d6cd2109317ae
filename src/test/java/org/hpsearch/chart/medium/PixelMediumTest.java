package org.hpsearch.chart.medium;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.hpsearch.chart.medium.Canvas.Anchor;
import org.junit.jupiter.api.Test;

class PixelMediumTest {
    private static final int WHITE = 0xffffffff;

    private static BufferedImage drawn(double width, double height, Consumer<GraphicsCanvas> drawing)
            throws IOException {
        PixelMedium medium = new PixelMedium(width, height);
        drawing.accept(new GraphicsCanvas(medium, width, height));
        return ImageIO.read(new ByteArrayInputStream(medium.file("t")));
    }

    /// Columns with ink: the first and the last one.
    private static String inked(BufferedImage image) {
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if (image.getRGB(x, y) != WHITE) {
                    first = Math.min(first, x);
                    last = Math.max(last, x);
                }
            }
        }
        return last < 0 ? "none" : first + ".." + last;
    }

    @Test
    void aPixelOfTheChartIsTwoOfThePicture() throws IOException {
        BufferedImage image = drawn(20, 10, canvas -> canvas.rect(Ink.series(0), 5, 2, 3, 4));
        assertEquals("40x20", image.getWidth() + "x" + image.getHeight());
        assertEquals("10..15", inked(image));
        assertEquals(0xff0072b2, image.getRGB(10, 4));
        assertEquals(WHITE, image.getRGB(10, 12));
    }

    @Test
    void aPictureThatEndsWithinAPixelHasNoDarkEdge() throws IOException {
        BufferedImage image = drawn(20.3, 10.1, canvas -> {});
        assertEquals("41x21", image.getWidth() + "x" + image.getHeight());
        assertEquals("none", inked(image));
    }

    @Test
    void textsAreAsWideAsTheyAreMeasured() throws IOException {
        String text = "HHHHHHHH";
        double width = TextWidth.of(text, 12);
        BufferedImage image = drawn(100, 20, canvas -> canvas.text(Ink.TEXT, Anchor.START, 12, 10, 15, text));
        int[] columns = Arrays.stream(inked(image).split("\\.\\."))
                .mapToInt(Integer::parseInt)
                .toArray();
        assertTrue(columns[0] >= 20 && columns[0] < 24, inked(image));
        assertTrue(Math.abs(columns[1] - (20 + 2 * width)) < 4, inked(image) + " of " + width);
        BufferedImage left = drawn(100, 20, canvas -> canvas.text(Ink.TEXT, Anchor.END, 12, 90, 15, text));
        int end = Integer.parseInt(inked(left).split("\\.\\.")[1]);
        assertTrue(end > 174 && end < 180, inked(left));
    }

    @Test
    void signsOfTheFontAreDrawnAsThemselves() throws IOException {
        BufferedImage less = drawn(20, 20, canvas -> canvas.text(Ink.TEXT, Anchor.START, 12, 2, 15, "≤"));
        BufferedImage unknown = drawn(20, 20, canvas -> canvas.text(Ink.TEXT, Anchor.START, 12, 2, 15, "日"));
        BufferedImage question = drawn(20, 20, canvas -> canvas.text(Ink.TEXT, Anchor.START, 12, 2, 15, "?"));
        assertTrue(!Arrays.equals(pixels(less), pixels(question)));
        assertTrue(Arrays.equals(pixels(unknown), pixels(question)));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
