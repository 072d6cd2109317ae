package org.hpsearch.chart.medium;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SvgTextTest {
    @Test
    void stylesBecomeClassesAndPathsRelative() {
        String drawn = "<g class='x'><title>a &lt;b&gt;</title>"
                + "<g id='0' style='stroke:red;fill:none' clip-path='url(#c-clip-0)'><path d='M1,2L3,4L3,4.5'/></g></g>"
                + "<rect id='1' x='0' y='.5' width='7' height='8' style='fill:red'/>"
                + "<g id='2'><text x='5' y='6' style='fill:red'>$1 \\ n</text></g>";
        assertEquals("""
            <g class='x'><title>a &lt;b&gt;</title>
            <path class="n" d="M1 2l2 2 0 .5" clip-path="url(#c-clip-0)"/>
            </g>
            <rect class="b" x="0" y=".5" width="7" height="8"/>
            <text class="t" x="5" y="6">$1 \\ n</text>
            """, new SvgText(List.of(" class=\"n\"", " class=\"b\"", " class=\"t\"")).rewritten(drawn));
    }

    @Test
    void aPathLosesWhatDoesNotMove() {
        assertEquals("M1 2h0", SvgText.relative("M1,2L1,2"));
        assertEquals("M1 2l-.5-.5z", SvgText.relative("M1,2L1,2L.5,1.5Z"));
        assertEquals("M1 2h0M5 5l1 0", SvgText.relative("M1,2L1,2M5,5L6,5"));
    }

    @Test
    void longPathsAreInHalfPixels() {
        StringBuilder path = new StringBuilder("M0,0");
        for (int i = 1; i < 500; i++) {
            path.append("L").append(i).append(",.2");
        }
        assertEquals("M0 0l1 0 1 0 1 0", SvgText.relative(path.toString()).substring(0, 16));
    }

    @Test
    void hostileTextsAreHarmless() {
        assertEquals("&lt;script&gt;&quot;&amp;lt;\ufffd\ufffd", SvgText.escaped("<script>\"&lt;\u0000\u202e"));
    }
}
