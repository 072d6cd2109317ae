package org.hpsearch.chart.medium;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteTest {
    @Test
    void aKeyKeepsItsColourAmongOthers() {
        var alone = Palette.assign(List.of("a"));
        var many = Palette.assign(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
        assertEquals(alone.get("a"), many.get("a"));
    }

    @Test
    void noColourIsUsedTwiceAmongTen() {
        for (int round = 0; round < 100; round++) {
            int of = round;
            List<String> keys =
                    IntStream.range(0, 10).mapToObj(i -> "run" + (of * 10 + i)).toList();
            assertEquals(10, Palette.assign(keys).values().stream().distinct().count());
        }
    }

    @Test
    void seriesStandOutFromTheirPaper() {
        for (boolean dark : new boolean[] {false, true}) {
            for (int i = 0; i < Palette.SIZE; i++) {
                double contrast = contrast(Palette.rgb(Ink.series(i), dark), Palette.rgb(Ink.PAPER, dark));
                assertTrue(contrast >= 3, "colour " + i + ", dark " + dark + ": " + contrast);
            }
        }
    }

    @Test
    void noTwoSeriesAreMuchAlike() {
        for (boolean dark : new boolean[] {false, true}) {
            for (int i = 0; i < Palette.SIZE; i++) {
                for (int j = 0; j < i; j++) {
                    double distance = distance(Palette.rgb(Ink.series(i), dark), Palette.rgb(Ink.series(j), dark));
                    assertTrue(distance > 70, i + " and " + j + ", dark " + dark + ": " + distance);
                }
            }
        }
    }

    @Test
    void theBestOfAScaleStandsOutMost() {
        for (boolean dark : new boolean[] {false, true}) {
            double before = 1;
            for (int i = 0; i < Palette.HEAT_SIZE; i++) {
                int rgb = Palette.rgb(new Ink(Ink.Kind.HEAT, i), dark);
                double contrast = contrast(rgb, Palette.rgb(Ink.PAPER, dark));
                assertTrue(contrast > before, "step " + i + ", dark " + dark);
                before = contrast;
            }
            assertTrue(before > 10);
        }
    }

    @Test
    void wordsOnAScaleCanBeRead() {
        for (boolean dark : new boolean[] {false, true}) {
            for (int i = 0; i < Palette.HEAT_SIZE; i++) {
                Ink ink = new Ink(Ink.Kind.HEAT, i);
                double contrast = contrast(Palette.rgb(ink, dark), Palette.rgb(ink.contrast(), dark));
                assertTrue(contrast >= 4.5, "step " + i + ", dark " + dark + ": " + contrast);
            }
        }
    }

    private static double contrast(int a, int b) {
        double lighter = Math.max(Palette.luminance(a), Palette.luminance(b));
        double darker = Math.min(Palette.luminance(a), Palette.luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    /// How far two colours are apart, as the eye weighs the channels.
    private static double distance(int a, int b) {
        double red = (a >> 16 & 255) - (b >> 16 & 255);
        double green = (a >> 8 & 255) - (b >> 8 & 255);
        double blue = (a & 255) - (b & 255);
        double mean = ((a >> 16 & 255) + (b >> 16 & 255)) / 2.0;
        return Math.sqrt((2 + mean / 256) * red * red + 4 * green * green + (2 + (255 - mean) / 256) * blue * blue);
    }
}
