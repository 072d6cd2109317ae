package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which runs a picture shows, what it calls them, and in which order their values are.
class RunPicturesTest {
    private static final Pattern TEXT = Pattern.compile("<text class=\"t\"[^>]*>([^<]*)</text>");
    private static final Pattern MUTED = Pattern.compile("<text class=\"m\"[^>]*>([^<]*)</text>");

    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void project() throws IOException {
        hps = new Hps(scratch).at("2026-10-01T12:00:00Z");
        run('a', "{\"lr\": 0.3, \"hidden\": 16, \"out\": \"runs/a\"}", 0.8);
        run('b', "{\"lr\": 3e-1, \"hidden\": 64, \"out\": \"runs/b\"}", 0.9);
        run('c', "{\"lr\": 0.01, \"hidden\": 16, \"out\": \"runs/c\"}", 0.6);
        run('d', "{\"lr\": 0.1, \"hidden\": 64, \"out\": \"runs/d\"}", 0.7);
    }

    private void run(char letter, String params, double acc) throws IOException {
        hps.write(
                "2026090" + (letter - 'a' + 1) + "-080000-" + letter + "aaaa",
                params,
                "1,10,val_acc," + acc / 2,
                "2,20,val_acc," + acc);
    }

    private String fine(String... words) {
        Hps.Outcome outcome = hps.run(words);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out();
    }

    private List<String> texts(Pattern pattern, String... words) {
        return pattern.matcher(fine(words))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void labelsAreWhatDiffersAmongTheDrawnRuns() {
        assertEquals(
                List.of("val_acc", "hidden=64", "hidden=16", "step"),
                texts(TEXT, "plot", "-m", "val_acc", "--top", "2"));
    }

    @Test
    void whereThereIsLittleRoomNamesAreShortenedAndValuesStay() {
        List<String> texts = texts(TEXT, "plot", "-m", "val_acc", "--size", "3.3x2.2in", "--no-title");
        assertEquals(List.of("val_acc", "hid 64 lr 0.3", "hid 16 lr 0.3"), texts.subList(0, 3));
    }

    @Test
    void equalRunsAreToldApartByTheirIds() throws IOException {
        run('e', "{\"lr\": 0.3, \"hidden\": 64, \"out\": \"runs/e\"}", 0.91);
        assertEquals(
                List.of("eaaaa", "baaaa"),
                texts(TEXT, "plot", "-m", "val_acc", "--top", "2").subList(1, 3));
    }

    @Test
    void equalNumbersAreOneGroupAndInTheirOrder() {
        assertEquals(
                List.of("val_acc by lr", "0.01", "0.1", "0.3", "val_acc"),
                texts(TEXT, "plot", "--bar", "lr", "-m", "val_acc"));
        assertEquals(
                3,
                texts(TEXT, "plot", "--group-by", "lr", "-m", "val_acc").stream()
                        .filter(text -> text.startsWith("lr="))
                        .count());
        assertTrue(texts(MUTED, "plot", "--heat", "lr,hidden", "-m", "val_acc")
                .containsAll(List.of("16", "64", "0.01", "0.1")));
    }

    @Test
    void aScatterNeedsNoMetricAndGroupsMayBeOfAnyField() {
        assertTrue(fine("plot", "--scatter", "lr,hidden").contains("hidden over lr"));
        assertTrue(fine("plot", "--scatter", "param.lr,metric.val_acc.last").contains("<circle")
                || fine("plot", "--scatter", "param.lr,metric.val_acc.last").contains("<ellipse"));
        assertTrue(fine("plot", "--bar", "run.experiment", "-m", "duration").contains("duration by run.experiment"));
    }

    private void resume(char letter, String params, double acc, char parent) throws IOException {
        run(letter, params, acc);
        int day = parent - 'a' + 1;
        Files.writeString(
                scratch.resolve("hps-runs/2026090" + (letter - 'a' + 1) + "-080000-" + letter + "aaaa/run.json"),
                "{\"lineage\": {\"kind\": \"resume\", \"parent\": \"2026090" + day + "-080000-" + parent
                        + "aaaa\"}}\n");
    }

    @Test
    void aPictureOfValuesShowsARunThatAnotherGoesOnFrom() throws IOException {
        resume('e', "{\"lr\": 0.1, \"hidden\": 64}", 0.95, 'd');
        run('f', "{\"hidden\": 64}", 0.5);
        for (String kind : List.of("--scatter=lr,val_acc", "--bar=hidden", "--heat=lr,hidden", "--parallel")) {
            Hps.Outcome outcome = hps.run("plot", kind, "-m", "val_acc", "-o", "x.svg");
            assertTrue(!outcome.err().contains("goes on"), outcome.err());
            boolean needsLr = kind.contains("lr");
            String svg = Files.readString(scratch.resolve("x.svg"));
            assertTrue(svg.contains(needsLr ? ">6 runs; 5 drawn" : ">6 runs<"), kind + svg);
        }
    }

    @Test
    void picturesOfValuesCountTheRunsThatTablesCount() throws IOException {
        resume('e', "{\"lr\": 0.3, \"hidden\": 64}", 0.7, 'b');
        String table = fine("query", "--group-by", "lr", "-m", "val_acc", "--csv");
        assertTrue(table.contains("\n3e-1,3,3,0.8"), table);
        assertTrue(texts(MUTED, "plot", "--bar", "lr", "-m", "val_acc").contains("0.8 ± 0.1 (3)"));
        String heat = fine("plot", "--heat", "lr,hidden", "-m", "val_acc");
        assertTrue(heat.contains("lr=0.3 hidden=64: 0.8 (mean of 2 runs)"), heat);
        for (List<String> kind : List.of(List.of("--history"), List.of("--slice", "lr"), List.of("--parallel"))) {
            List<String> words = new java.util.ArrayList<>(List.of("plot", "-m", "val_acc"));
            words.addAll(kind);
            String svg = fine(words.toArray(String[]::new));
            assertTrue(svg.contains(">5 runs<"), svg);
        }
        assertTrue(fine("importance", "-m", "val_acc").contains("of 5 runs"));
    }

    @Test
    void curvesSayHowManyOfTheBestRunsGoOnInOthersOrHaveNone() throws IOException {
        run('e', "{\"lr\": 0.1, \"hidden\": 64}", 0.95);
        Files.writeString(
                scratch.resolve("hps-runs/20260905-080000-eaaaa/run.json"),
                "{\"lineage\": {\"kind\": \"resume\", \"parent\": \"20260902-080000-baaaa\"}}\n");
        hps.write("20260906-080000-faaaa", "{\"lr\": 0.2}", "1,10,loss,0.5");
        assertTrue(texts(MUTED, "plot", "-m", "val_acc", "--top", "3")
                .contains("best 3 of 6 runs by val_acc; 1 continues in another"));
        assertTrue(texts(MUTED, "plot", "-m", "val_acc").contains("6 runs; 1 continues in another; 1 without a curve"));
    }

    @Test
    void aReportLeavesOutOfCurvesWhatAPlotLeavesOut() throws IOException {
        resume('e', "{\"lr\": 0.1, \"hidden\": 64}", 0.95, 'd');
        Files.writeString(scratch.resolve("hps.yaml"), "objective: max val_acc\n");
        fine("report", "-o", "x.html");
        String page = Files.readString(scratch.resolve("x.html"));
        assertTrue(page.contains("1 run is part of the curve of a drawn run that continues from it"), page);
        assertEquals(1, page.split("5 runs; 1 continues in another</text>", -1).length - 1, page);
        assertEquals(2, page.split(">5 runs<", -1).length - 1, page);
    }

    @Test
    void aLegendOfGroupsHasNumbersInTheirOrder() throws IOException {
        run('e', "{\"lr\": 2, \"hidden\": 64}", 0.95);
        run('f', "{\"lr\": 10, \"hidden\": 8}", 0.55);
        hps.write("20260909-080000-gaaaa", "{\"hidden\": 8}", "1,10,val_acc,0.99");
        String csv = fine("plot", "--group-by", "lr", "-m", "val_acc", "--csv");
        assertEquals(
                List.of("lr=0.01", "lr=0.1", "lr=0.3", "lr=2", "lr=10", "lr=(none)"),
                csv.lines().skip(1).map(line -> line.split(",")[1]).distinct().toList());
    }

    @Test
    void theNamesAboveShortLabelsAreWhole() throws IOException {
        for (char letter = 'e'; letter < 'i'; letter++) {
            run(
                    letter,
                    "{\"lr\": 0.0" + letter / 2 + ", \"hidden\": 8, \"epochs\": 25, \"seed\": " + letter % 2 + "}",
                    0.9);
        }
        List<String> muted = texts(MUTED, "plot", "-m", "val_acc", "--size", "3.3x2.2in");
        assertTrue(muted.contains("hid lr epo seed"), muted.toString());
    }

    @Test
    void theCurvesOfAllPanelsAreCounted() throws IOException {
        hps.write("20260909-080000-gaaaa", "{\"hidden\": 8}", "1,1,val_acc,0.99", "1,1,loss,2");
        assertEquals(
                "hps: 4 of 5 runs have no loss\nhps: wrote x.svg, 6 curves\n",
                hps.run("plot", "-m", "val_acc,loss", "-o", "x.svg").err());
    }

    @Test
    void whatWasWrittenIsSaid() {
        Hps.Outcome outcome = hps.run("plot", "-m", "val_acc", "-o", "x.svg");
        assertEquals("hps: wrote x.svg, 4 curves\n", outcome.err());
        assertEquals(
                "hps: wrote x.html, 4 runs\n", hps.run("report", "-o", "x.html").err());
    }

    @Test
    void aReportHasWhatDiffersWithLinksReasonsAndNotes() throws IOException {
        Path run = scratch.resolve("hps-runs/20260903-080000-caaaa");
        Files.writeString(run.resolve("status.json"), "{\"exit\": 1, \"ended\": \"2026-09-03T08:01:00.000Z\"}\n");
        Files.writeString(run.resolve("stderr.log"), "Traceback\nRuntimeError: CUDA out of memory\n\n");
        fine("note", "aaaaa", "the baseline");
        fine("report", "-o", "r.html", "--group-by", "lr");
        String html = Files.readString(scratch.resolve("r.html"));
        assertTrue(html.contains("<td class=\"wide\">RuntimeError: CUDA out of memory</td>"));
        assertTrue(html.contains("<td class=\"wide\">the baseline</td>"));
        assertTrue(html.contains("<a href=\"./hps-runs/20260901-080000-aaaaa/\">aaaaa</a>"));
        assertTrue(html.contains("val_acc by hidden and lr") || html.contains("val_acc by lr and hidden"));
        assertFalse(html.contains("<th>out</th>"));
    }
}
