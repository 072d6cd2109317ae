package org.hpsearch.chart.medium;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.hpsearch.chart.medium.Canvas.Anchor;
import org.hpsearch.chart.medium.Canvas.Mark;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.junit.jupiter.api.Test;

class BrailleCanvasTest {
    private final BrailleCanvas canvas = new BrailleCanvas(6, 2);

    private String shown() {
        return canvas.lines(false);
    }

    @Test
    void aCellHasTwoByFourDots() {
        assertEquals("\n\n", shown());
        assertEquals("12.0 x 8.0", canvas.width() + " x " + canvas.height());
        canvas.mark(Ink.TEXT, Mark.DOT, 0, 0, 1);
        canvas.mark(Ink.TEXT, Mark.DOT, 1, 3, 1);
        canvas.mark(Ink.TEXT, Mark.DOT, 11.9, 7.9, 1);
        assertEquals("⢁\n     ⢀\n", shown());
    }

    @Test
    void linesAreInterruptedByNaN() {
        canvas.line(Ink.TEXT, Stroke.NORMAL, 0, 0, 11, 0);
        canvas.line(Ink.TEXT, Stroke.NORMAL, new double[] {0, 3, 5, 9}, new double[] {7, 7, Double.NaN, 7});
        assertEquals("⠉⠉⠉⠉⠉⠉\n⣀⣀  ⢀\n", shown());
    }

    @Test
    void dashesAndTheClip() {
        canvas.line(Ink.TEXT, Stroke.DASHED, 0, 0, 11, 0);
        canvas.clip(4, 4, 3, 3);
        canvas.line(Ink.TEXT, Stroke.NORMAL, 0, 4, 11, 4);
        canvas.unclip();
        canvas.line(Ink.GRID, Stroke.NORMAL, 0, 7, 11, 7);
        assertEquals("⠉ ⠉ ⠉\n  ⠉⠉\n", shown());
    }

    @Test
    void marksAndTextsStandInCells() {
        canvas.mark(Ink.TEXT, Mark.RING, 1, 1, 3);
        canvas.mark(Ink.TEXT, Mark.CROSS, 3, 1, 3);
        canvas.mark(Ink.TEXT, Mark.UP, 5, 1, 3);
        canvas.text(Ink.TEXT, Anchor.END, 4, 12, 4, "ab");
        canvas.text(Ink.TEXT, Anchor.MIDDLE, 4, 6, 8, "xyz\u0007");
        assertEquals("o×▲ ab\n xyz?\n", shown());
    }

    @Test
    void aWideCharacterTakesTwoCellsAndNoOtherDoes() {
        canvas.text(Ink.TEXT, Anchor.START, 4, 0, 4, "日b");
        canvas.mark(Ink.TEXT, Mark.CROSS, 11, 1, 3);
        canvas.text(Ink.TEXT, Anchor.START, 4, 0, 8, "ếἀლb");
        canvas.mark(Ink.TEXT, Mark.CROSS, 11, 5, 3);
        assertEquals("日b  ×\nếἀლb ×\n", shown());
        assertEquals(6, canvas.width("日b", 4));
        assertEquals(8, canvas.width("ếἀლb", 4));
    }

    @Test
    void coloursAndGrounds() {
        canvas.text(Ink.MUTED, Anchor.START, 4, 0, 4, "a");
        canvas.text(Ink.TEXT, Anchor.START, 4, 2, 4, "b");
        canvas.rect(Ink.heat(1), 8, 0, 2, 4);
        assertEquals(
                "\u001b[0;2ma\u001b[0mb  \u001b[0;48;2;H",
                canvas.lines(true).split("\n")[0].replaceAll("48;2;.*", "48;2;H"));
        assertEquals("ab\n\n", shown(), "without colours there is no ground");
    }

    @Test
    void whatIsMadeLighterByItsTitle() {
        BrailleCanvas lit = new BrailleCanvas(2, 1, Map.of("best", 1.0));
        lit.open("best");
        lit.mark(Ink.series(0), Mark.DOT, 0, 0, 1);
        lit.close();
        assertEquals("\u001b[0;38;2;255;255;255m⠁\u001b[0m\n", lit.lines(true));
        assertEquals("16;0;128", BrailleCanvas.channels(0x2000ff, -0.5));
    }
}
