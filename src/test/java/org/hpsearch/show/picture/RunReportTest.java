package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.hpsearch.show.table.ShownRuns;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project)
                .run("aaaaa", "{\"lr\": 0.1, \"opt\": \"sgd\", \"n\": 1}", "1,1,val_acc,0.5", "2,2,val_acc,0.75")
                .run("bbbbb", "{\"lr\": 0.3, \"opt\": \"adam\", \"n\": 1}", "1,1,val_acc,0.25", "2,2,val_acc,0.5")
                .file("bbbbb", "status.json", "{\"exit\": 1, \"ended\": \"2026-09-01T08:03:00Z\"}")
                .file("bbbbb", "output.log", "ValueError: no\n")
                .file("aaaaa", "notes.json", "{\"note\": \"a < b\"}");
    }

    private RunReport.Page page(String query, Consumer<ReportOptions> change) {
        ReportOptions options = new ReportOptions();
        change.accept(options);
        try (Workspace workspace = runs.open()) {
            return new RunReport(workspace, options, ZoneOffset.UTC, ShownRuns.NOW, project.resolve("out/x.html"))
                    .page(query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> all(String html, String regex) {
        return Pattern.compile(regex, Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void aTableOfWhatDiffersWithLinksAndRemarks() {
        RunReport.Page page = page("", options -> {});
        assertEquals("2 runs", page.runs());
        String html = page.html();
        assertEquals(List.of("all runs"), all(html, "<h1>(.*?)</h1>"));
        assertEquals(
                List.of("id", "state", "lr", "opt", "val_acc", "duration", "remarks"),
                all(html, "<th(?: [^>]*)?>(.*?)</th>"));
        assertEquals(
                List.of("./../hps-runs/" + id("aaaaa") + "/", "./../hps-runs/" + id("bbbbb") + "/"),
                all(html, "<td[^>]*><a href=\"(.*?)\""));
        assertEquals(List.of("a &lt; b", "ValueError: no"), all(html, "<td class=\"wide\">(.*?)</td>"));
    }

    private String id(String shortId) {
        try {
            return runs.id(shortId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void curvesCoordinatesAndAHeatMap() {
        String html = page("", options -> {}).html();
        assertEquals(
                List.of("val_acc", "val_acc by parameters", "val_acc by lr and opt"),
                all(html, "<svg[^>]*>\\s*<title>(.*?)</title>"));
        assertEquals(
                List.of("val_acc", "val_acc", "val_acc by parameters", "val_acc by lr and opt"),
                all(
                        page("", options -> options.curves.groupBy = List.of("opt"))
                                .html(),
                        "<svg[^>]*>\\s*<title>(.*?)</title>"));
    }

    @Test
    void failuresHaveTheirReasonsOnceAndABaselineHasItsDifferences() throws IOException {
        runs.run("ccccc", "{\"lr\": 0.3, \"opt\": \"adam\", \"n\": 1}", "1,1,val_acc,0.25")
                .file("ccccc", "status.json", "{\"exit\": 1, \"ended\": \"2026-09-01T08:03:00Z\"}")
                .file("ccccc", "output.log", "ValueError: no\n");
        String html = page("", options -> options.baseline = "aaaaa").html();
        assertEquals(
                List.of("2 of 3 runs ended badly</h2>\n<dl>\n<dt>ValueError: no"), all(html, "<h2>(2 of .*?)</dt>"));
        assertEquals(
                List.of("../hps-runs/20260901-080200-bbbbb/output.log", "../hps-runs/20260901-080300-ccccc/output.log"),
                all(html, "<a href=\"\\./([^\"]*/output.log)\">"));
        assertTrue(html.contains("<p>differences in per cent to aaaaa</p>"));
        assertEquals(
                List.of("+200 %", "-33 %", "+200 %", "-67 %"),
                all(html.substring(0, html.indexOf("</table>")), "<small class=\"\\w*\">(.*?)</small>"));
        assertEquals(
                List.of("worse", "worse"),
                all(html.substring(0, html.indexOf("</table>")), "<small class=\"(\\w+)\">"));
    }

    @Test
    void whatIsLeftOutIsSaid() throws IOException {
        Path first = project.resolve("hps-runs").resolve("20260901-080100-aaaaa");
        for (int i = 0; i < 200; i++) {
            Path run = Files.createDirectories(
                    first.resolveSibling(String.format("20260902-%02d%02d00-zzzzz", i / 60, i % 60)));
            for (String file : List.of("run.json", "params.json", "metrics.csv", "status.json")) {
                Files.copy(first.resolve(file), run.resolve(file));
            }
        }
        RunReport.Page page = page("", options -> {});
        assertEquals("200 of 202 runs", page.runs());
        assertEquals(
                List.of("The other 2 runs are on no part of this page, be it of means, failures or what mattered;"
                        + " a query that finds 200 runs at most has all of them."),
                all(page.html(), "<p>(The other .*?)</p>"));
    }

    @Test
    void repeatsHaveTheirMeanWithoutBeingAskedFor() throws IOException {
        assertEquals(
                1,
                all(page("", options -> {}).html(), "<section class=\"curves\">()")
                        .size());
        runs.run("ccccc", "{\"lr\": 0.3, \"opt\": \"adam\", \"n\": 1, \"seed\": 2}", "1,1,val_acc,0.25");
        String html = page("", options -> {}).html();
        assertEquals(2, all(html, "<section class=\"curves\">()").size());
        assertTrue(html.contains("\"label\":\"lr=0.3 opt=adam (2)\""), "the script has it, too");
    }

    @Test
    void aPartOfXIsDrawnAndIsSeenFirst() throws IOException {
        runs.run("ddddd", "{\"lr\": 0.9}", "1,1,val_acc,0.1", "2,2,val_acc,0.2", "3,3,val_acc,0.3", "4,4,val_acc,0.4");
        String html = page("id:ddddd", options -> options.curves.xlim = "3,").html();
        assertEquals(List.of("[2,3,4]"), all(html, "\"end\":\"\\w+\",\"x\":(.*?),\"y\""), "with the row before it");
        assertTrue(html.contains("\"state\":{\"from\": \"3\"}"));
        assertEquals(List.of("3", "4"), all(html, "<text[^>]*>([0-9])</text>").subList(0, 2));
    }

    @Test
    void aKeyThatNoRunHasIsRefused() {
        assertEquals(
                "no selected run has 'nosuch'; there are lr, n, opt, val_acc",
                String.valueOf(assertThrows(
                                DataException.class, () -> page("", o -> o.curves.colour = List.of("nosuch")))
                        .getMessage()));
    }

    @Test
    void oneRunHasNoCoordinates() {
        String html = page("id:aaaaa", options -> options.title = "mine").html();
        assertEquals(List.of("mine"), all(html, "<h1>(.*?)</h1>"));
        assertEquals(List.of("val_acc"), all(html, "<svg[^>]*>\\s*<title>(.*?)</title>"));
    }
}
