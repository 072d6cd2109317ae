package org.hpsearch.chart.medium;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.chart.medium.Canvas.Anchor;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgMediumTest {
    private final SvgMedium medium = new SvgMedium(40, 30.25, "c", "My \"Font\"", false, false);

    private String drawn() {
        String svg = medium.document("t");
        return svg.substring(svg.indexOf("</title>\n") + 9, svg.indexOf("</svg>"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "-1, -1",
        "0.5, .5",
        "-0.5, -.5",
        "12.25, 12.3",
        "-0.04, 0",
        "99.96, 100",
        "1234.5, 1234.5"
    })
    void numbersHaveOneDecimalAtMost(double number, String text) {
        assertEquals(text, SvgMedium.number(number));
    }

    @Test
    void textsAreHarmlessAndKeepTheirPlaceInOtherFonts() {
        medium.text(Ink.TEXT, Anchor.MIDDLE, 12, 5, 6.04, "<a & \"b\">");
        medium.text(Ink.TEXT, Anchor.START, 10, 5, 6, "&lt;\u202e\u0000");
        assertEquals("""
            <text class="t" text-anchor="middle" textLength="50.6" lengthAdjust="spacingAndGlyphs" x="5" y="6">\
            &lt;a &amp; "b"&gt;</text>
            <text class="t" font-size="10" x="5" y="6">&amp;lt;\ufffd\ufffd</text>
            """, drawn().replace("&quot;", "\""));
    }

    @Test
    void groupsHaveTheirTextForWhoPointsAtThem() {
        medium.open("run <1>");
        medium.next(Ink.series(2), Stroke.DASHED);
        medium.graphics().fill(new java.awt.geom.Rectangle2D.Double(1, 2, 3, 4));
        medium.close();
        assertEquals("""
            <g class='x'><title>run &lt;1&gt;</title>
            <rect class="s2 n w1" x="1" y="2" width="3" height="4"/>
            </g>
            """, drawn());
    }

    @Test
    void itsStyleHasTheColoursThatItUsesAndNoOther() {
        SvgMedium own = new SvgMedium(9, 9, "c", "Arial", true, true);
        own.text(Ink.MUTED, Anchor.START, 12, 0, 9, "a");
        String svg = own.document("t");
        String style = svg.substring(svg.indexOf("<style>"), svg.indexOf("</style>"));
        assertEquals(
                ".hps .m{fill:#%06x}.hps .ms{stroke:#%06x}"
                        .formatted(Palette.rgb(Ink.MUTED, false), Palette.rgb(Ink.MUTED, false)),
                style.substring(style.indexOf(".hps .m{"), style.indexOf("@media")));
    }

    @Test
    void theFontAndTheTitleAreHarmless() {
        String svg = medium.document("a < b");
        assertEquals("""
            <svg xmlns="http://www.w3.org/2000/svg" class="hps" viewBox="0 0 40 30.3" width="40" height="30.3" \
            font-family="My &quot;Font&quot;" font-size="12" role="img">
            <title>a &lt; b</title>
            """, svg.substring(0, svg.indexOf("</svg>")));
    }
}
