package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.console.Table;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    private static final String HOSTILE = "<script>alert('x')</script>\"&amp;\u202e\u0000";
    private static final String HARMLESS = "&lt;script&gt;alert('x')&lt;/script&gt;&quot;&amp;amp;\ufffd\ufffd";

    private static HtmlPage page(String title) {
        return new HtmlPage(title, Instant.parse("2026-10-01T12:00:00Z"), ZoneOffset.ofHours(2));
    }

    private static String body(HtmlPage page) {
        String html = page.html();
        return html.substring(html.indexOf("<body>\n") + 7, html.indexOf("</body>"));
    }

    private static Table table(String text) {
        return new Table(
                List.of(new Table.Column("id", false), new Table.Column("loss", true)),
                List.of(List.of(Table.Cell.of(text), new Table.Cell("0.5", "0.51", Table.Cell.Kind.BEST))));
    }

    @Test
    void aTableLinksItsRuns() {
        HtmlPage page = page("two runs");
        page.table(table("k3x7q"), List.of("./hps-runs/k/"), List.of(""));
        assertEquals("""
            <h1>two runs</h1>
            <p class="q">hps, 2026-10-01 14:00</p>
            <div class="scroll"><table>
            <tr><th>id</th><th class="r">loss</th></tr>
            <tr><td title="k3x7q"><a href="./hps-runs/k/">k3x7q</a></td><td class="r best" title="0.51">0.5</td></tr>
            </table></div>
            """, body(page));
    }

    @Test
    void remarksHaveAColumnWhereThereAreSome() {
        HtmlPage page = page("x");
        page.table(table("a"), List.of("./a/"), List.of("out of memory"));
        assertTrue(page.html().contains("<th>remarks</th></tr>"));
        assertTrue(page.html().contains("<td class=\"w\">out of memory</td></tr>"));
    }

    @Test
    void hostileTextsAreHarmless() {
        HtmlPage page = page(HOSTILE);
        page.paragraph(HOSTILE);
        page.common(Map.of(HOSTILE, HOSTILE));
        page.table(table(HOSTILE), List.of("./\"><script>"), List.of(HOSTILE));
        String html = page.html();
        assertFalse(html.contains("<script"));
        assertTrue(html.contains("<title>" + HARMLESS + "</title>"));
        assertTrue(html.contains("<p>" + HARMLESS + "</p>"));
        assertTrue(html.contains("<a href=\"./&quot;&gt;&lt;script&gt;\">"));
    }

    @Test
    void itsPolicyAllowsItsOwnStyleAndNothingElse() {
        String html = page("x").html();
        assertTrue(html.contains("content=\"default-src 'none'; style-src 'sha256-"));
        assertFalse(html.contains("style=\""));
    }

    @Test
    void aLongListOfCommonParametersIsCut() {
        Map<String, String> common = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            common.put("p" + i, "1");
        }
        HtmlPage page = page("x");
        page.common(common);
        assertTrue(body(page).contains(" p39=1 and 10 more</p>"), body(page));
        HtmlPage none = page("x");
        none.common(Map.of());
        assertFalse(body(none).contains("all:"));
    }
}
