package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.console.Table;
import org.hpsearch.show.table.BaselineChange;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    private static final String HOSTILE = "<script>alert('x')</script>\"&amp;\u202e\u0000";
    private static final String HARMLESS = "&lt;script&gt;alert('x')&lt;/script&gt;&quot;&amp;amp;\ufffd\ufffd";

    private static HtmlPage page(String title) {
        return new HtmlPage(title, Instant.parse("2026-10-01T12:00:00Z"), ZoneOffset.ofHours(2));
    }

    private static String body(HtmlPage page) throws IOException {
        String html = page.html();
        return html.substring(html.indexOf("<body>\n") + 7, html.indexOf("<script"));
    }

    private static List<HtmlPage.Run> run(String link, String remark, BaselineChange... changes) {
        return List.of(new HtmlPage.Run("k3x7q", link, List.of(changes), remark));
    }

    private static Table table(String text) {
        return new Table(
                List.of(new Table.Column("id", false), new Table.Column("loss", true)),
                List.of(List.of(Table.Cell.of(text), new Table.Cell("0.5", "0.51", Table.Cell.Kind.BEST))));
    }

    @Test
    void aTableLinksItsRuns() throws IOException {
        HtmlPage page = page("two runs");
        page.table(table("k3x7q"), run("./hps-runs/k/", "", BaselineChange.NONE, new BaselineChange("+2 %", "worse")));
        assertEquals("""
            <header><h1>two runs</h1>
            <p class="weak">hps, 2026-10-01 14:00</p></header>
            <nav id="tools" class="live" hidden></nav>
            <div class="scroll"><table class="runs">
            <thead><tr><th>id</th><th class="number">loss</th></tr></thead>
            <tbody>
            <tr data-id="k3x7q"><td title="k3x7q"><a href="./hps-runs/k/">k3x7q</a></td><td class="number best" title="0.51">0.5 <small class="worse">+2 %</small></td></tr>
            </tbody></table></div>
            """, body(page));
    }

    @Test
    void remarksHaveAColumnWhereThereAreSome() throws IOException {
        HtmlPage page = page("x");
        page.table(table("a"), run("./a/", "out of memory"));
        assertTrue(page.html().contains("<th>remarks</th></tr></thead>"));
        assertTrue(page.html().contains("<td class=\"wide\">out of memory</td></tr>"));
    }

    @Test
    void hostileTextsAreHarmless() throws IOException {
        HtmlPage page = page(HOSTILE);
        page.paragraph(HOSTILE);
        page.common(Map.of(HOSTILE, HOSTILE));
        page.table(table(HOSTILE), run("./\"><script>", HOSTILE, new BaselineChange(HOSTILE, "")));
        page.terms(Map.of(HOSTILE, HOSTILE));
        page.links(Map.of(HOSTILE, List.of(new HtmlPage.Link(HOSTILE, HOSTILE))));
        String html = page.html();
        assertFalse(body(page).contains("<script"));
        assertTrue(html.contains("<title>" + HARMLESS + "</title>"));
        assertTrue(html.contains("<p>" + HARMLESS + "</p>"));
        assertTrue(html.contains("<a href=\"./&quot;&gt;&lt;script&gt;\">"));
    }

    @Test
    void itsPolicyAllowsItsOwnStyleAndScriptAndNothingElse() throws Exception {
        String html = page("x").html();
        assertTrue(
                html.contains("content=\"default-src 'none'; style-src 'sha256-" + hash(html, "<style>", "</style>")
                        + "'; script-src 'sha256-" + hash(html, "\n<script>", "</script>")
                        + "'; img-src data:; base-uri 'none'; form-action 'none'\""),
                html.substring(0, 600));
        assertFalse(html.contains("style=\""));
        assertTrue(html.length() < 300_000, "without data it has " + html.length() + " characters");
    }

    private static String hash(String html, String begin, String end) throws Exception {
        int from = html.indexOf(begin) + begin.length();
        byte[] text = html.substring(from, html.indexOf(end, from)).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
    }

    @Test
    void aTextOfItsDataEndsNoElement() throws IOException {
        HtmlPage page = page("x");
        page.begin("from", "</script><script>alert(1)</script><!--");
        String html = page.html();
        assertTrue(html.contains("\\u003c/script>\\u003cscript>alert(1)\\u003c/script>\\u003c!--"));
        assertFalse(html.contains("alert(1)</script>"));
    }

    @Test
    void aLongListOfCommonParametersIsCut() throws IOException {
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
