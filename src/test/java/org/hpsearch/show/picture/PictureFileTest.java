package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.hpsearch.chart.Picture;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;

class PictureFileTest {
    private static String refused(Runnable action) {
        return String.valueOf(assertThrows(UsageException.class, action::run).getMessage());
    }

    @Test
    void theSuffixIsTheFormat() {
        assertEquals(Picture.Format.SVG, PictureFile.format("a.svg"));
        assertEquals(Picture.Format.PDF, PictureFile.format("A.PDF"));
        assertEquals(
                "-o takes a name that ends in .svg, .png or .pdf, not 'a.gif'",
                refused(() -> PictureFile.format("a.gif")));
    }

    @Test
    void sizesAreInInchesCentimetresOrPixels() {
        assertArrayEquals(new double[] {316.8, 211.2}, PictureFile.size("3.3x2.2in"), 1e-9);
        assertArrayEquals(new double[] {302.36, 188.98}, PictureFile.size("8x5cm"), 0.01);
        assertArrayEquals(new double[] {800, 500}, PictureFile.size("800x500"), 1e-9);
        assertEquals("--size takes WIDTHxHEIGHT in in, cm or px, not '8'", refused(() -> PictureFile.size("8")));
        assertEquals("--size '1x1cm': use 100 to 4,000 pixels (96 per inch)", refused(() -> PictureFile.size("1x1cm")));
    }
}
