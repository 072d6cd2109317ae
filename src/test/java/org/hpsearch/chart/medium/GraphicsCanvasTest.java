package org.hpsearch.chart.medium;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.chart.medium.Canvas.Anchor;
import org.hpsearch.chart.medium.Canvas.Mark;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.junit.jupiter.api.Test;

class GraphicsCanvasTest {
    private static final double NAN = Double.NaN;

    private final SvgMedium medium = new SvgMedium(40, 30, "c", "Arial", false, false);
    private final GraphicsCanvas canvas = new GraphicsCanvas(medium, 40, 30);

    /// What was drawn, without the paper.
    private String drawn() {
        String svg = medium.document("t");
        return svg.substring(svg.indexOf("</title>\n") + 9, svg.indexOf("</svg>"))
                .replace("<rect class=\"bg\" x=\"0\" y=\"0\" width=\"40\" height=\"30\"/>\n", "");
    }

    @Test
    void itsPaperIsAllOfIt() {
        assertEquals(40, canvas.width());
        assertEquals(30, canvas.height());
        assertEquals("""
            <svg xmlns="http://www.w3.org/2000/svg" class="hps" viewBox="0 0 40 30" width="40" height="30" \
            font-family="Arial" font-size="12" role="img">
            <title>t</title>
            <rect class="bg" x="0" y="0" width="40" height="30"/>
            </svg>
            """, medium.document("t"));
    }

    @Test
    void whatHasNoPlaceInterruptsALine() {
        canvas.line(Ink.series(0), Stroke.NORMAL, new double[] {1, 2, NAN, 4, 5, 6}, new double[] {1, 2, 3, 4, 5, NAN});
        assertEquals("<path class=\"s0 n\" d=\"M1 1l1 1M4 4l1 1\"/>\n", drawn());
    }

    @Test
    void aPointAloneAndAnInfiniteOne() {
        canvas.line(
                Ink.AXIS, Stroke.HAIR, new double[] {NAN, 2, NAN, 9}, new double[] {1, 2, 3, Double.POSITIVE_INFINITY});
        assertEquals("<path class=\"a h\" d=\"M2 2h0\"/>\n", drawn());
    }

    @Test
    void nothingAtAll() {
        canvas.line(Ink.TEXT, Stroke.BOLD, new double[0], new double[0]);
        canvas.line(Ink.TEXT, Stroke.BOLD, new double[] {1, 2}, new double[] {NAN, NAN});
        canvas.area(Ink.TEXT, new double[] {1, 2}, new double[] {NAN, NAN});
        canvas.mark(Ink.TEXT, Mark.RING, NAN, 3, 2);
        canvas.mark(Ink.TEXT, Mark.DOT, 3, Double.NEGATIVE_INFINITY, 2);
        assertEquals("", drawn());
    }

    @Test
    void marks() {
        canvas.mark(Ink.series(1), Mark.DOT, 10, 10, 2);
        canvas.mark(Ink.series(1), Mark.RING, 10, 10, 2);
        canvas.mark(Ink.series(1), Mark.CROSS, 10, 10, 2);
        canvas.mark(Ink.series(1), Mark.TICK, 10, 10, 2);
        canvas.mark(Ink.series(1), Mark.UP, 10, 10, 2);
        canvas.mark(Ink.series(1), Mark.DOWN, 10, 10, 2);
        assertEquals("""
            <ellipse class="f1" cx="10" cy="10" rx="2" ry="2"/>
            <ellipse class="bg" cx="10" cy="10" rx="2" ry="2"/>
            <ellipse class="s1 n" cx="10" cy="10" rx="2" ry="2"/>
            <path class="s1 n" d="M8 8l4 4"/>
            <path class="s1 n" d="M8 12l4-4"/>
            <path class="s1 n" d="M10 8l0 4"/>
            <path class="f1" d="M8 12l4 0-2-4"/>
            <path class="f1" d="M8 8l4 0-2 4"/>
            """, drawn());
    }

    @Test
    void whatIsOutsideOfAClipIsLeftOut() {
        canvas.clip(1, 2, 3, 4);
        canvas.rect(Ink.series(0).as(Ink.Kind.BAND), 0, 0, 9, 9);
        canvas.unclip();
        canvas.text(Ink.MUTED, Anchor.END, 12, 7, 8, "a");
        assertEquals("""
            <defs><clipPath id='cclip-0'><path d='M1,2L4,2L4,6L1,6L1,2Z'/></clipPath>
            </defs><rect class="b f0" x="0" y="0" width="9" height="9" clip-path="url(#cclip-0)"/>
            <text class="m" text-anchor="end" x="7" y="8">a</text>
            """, drawn());
    }

    @Test
    void textsAreMeasuredByTheirSize() {
        assertEquals(12, canvas.textSize());
        assertEquals(2 * canvas.width("lr", 6), canvas.width("lr", 12), 1e-9);
        assertEquals(13, canvas.lineHeight(10), 1e-9);
        assertEquals(7, canvas.length(7));
    }
}
