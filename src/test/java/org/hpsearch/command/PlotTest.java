package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures of runs, through the command line.
class PlotTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void project() throws IOException {
        hps = new Hps(scratch).at("2026-10-01T12:00:00Z");
        for (int i = 0; i < 4; i++) {
            List<String> rows = new ArrayList<>();
            for (int step = 1; step <= 5; step++) {
                rows.add(step + "," + step * 10 + ",loss," + (i + 1.0) / step);
                rows.add(step + "," + step * 10 + ",val_acc," + (0.5 + 0.1 * i - 0.01 * step));
                rows.add(step + "," + step * 10 + ",tokens," + step * 1000);
            }
            hps.write(
                    "2026090" + (i + 1) + "-080000-" + "abcd".charAt(i) + "aaaa",
                    "{\"lr\": " + (i < 2 ? "0.1" : "0.01") + ", \"model\": \"" + (i % 2 == 0 ? "resnet" : "vgg")
                            + "\", \"seed\": " + i + "}",
                    rows.toArray(String[]::new));
        }
    }

    private String fine(String... words) {
        Hps.Outcome outcome = hps.run(words);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out();
    }

    /// The numbers without the column of ids.
    private String csv(String... words) {
        return fine(words).replaceAll("(?m)^(\\w+),[^,]+,", "$1,");
    }

    private String wrong(int code, String... words) throws IOException {
        Hps.Outcome outcome = hps.run(words);
        assertEquals(code, outcome.code(), outcome.err());
        try (Stream<Path> files = Files.list(scratch)) {
            assertTrue(files.noneMatch(file -> file.getFileName().toString().matches(".*\\.(svg|tmp|png|html)")));
        }
        return outcome.err()
                .lines()
                .filter(line -> !line.startsWith("hps: "))
                .findFirst()
                .orElse("");
    }

    @Test
    void theNumbersAreThoseOfTheRuns() {
        assertEquals("""
            metric,line,kind,x,y,runs
            loss,lr=0.1 model=resnet,line,1,1,1
            loss,lr=0.1 model=resnet,line,2,0.5,1
            loss,lr=0.1 model=resnet,line,3,0.3333333333333333,1
            loss,lr=0.1 model=resnet,line,4,0.25,1
            loss,lr=0.1 model=resnet,line,5,0.2,1
            """.replace("lr=0.1 model=resnet", "aaaaa"), csv("plot", "aaaaa", "-m", "loss", "--csv"));
        String four = csv("plot", "-m", "val_acc", "--csv");
        assertTrue(four.contains("val_acc,lr=0.01 model=vgg,line,1,0.79"), four);
        assertEquals(four, csv("plot", "-m", "METRIC.val_acc", "--csv"));
        assertTrue(csv("plot", "daaaa", "-m", "loss", "--csv", "-x", "time").contains("loss,daaaa,line,10,4,1\n"));
        assertTrue(
                csv("plot", "daaaa", "-m", "loss", "--csv", "-x", "date").contains("loss,daaaa,line,1788508810,4,1\n"));
        assertTrue(csv("plot", "daaaa", "-m", "loss", "--csv", "-x", "tokens").contains("loss,daaaa,line,1000,4,1\n"));
        assertTrue(csv("plot", "-m", "loss", "--csv", "--label", "{model} {lr} {id}")
                .contains("loss,vgg 0.01 daaaa,line,1,4,1\n"));
        assertEquals(
                1 + 4 * 2 * 5,
                csv("plot", "-m", "loss", "--csv", "--smooth", "0.5").lines().count());
        assertEquals(
                2,
                csv("plot", "--top", "2", "-m", "loss", "--csv")
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",")[1])
                        .distinct()
                        .count());
    }

    @Test
    void groupsHaveMeansAndBands() {
        String csv = csv("plot", "-m", "loss", "--group-by", "lr", "--band", "minmax", "--csv");
        assertTrue(csv.contains("loss,lr=0.1 (2),line,1,1.5,2\n"), csv);
        assertTrue(csv.contains("loss,lr=0.1 (2),low,1,1,2\n"), csv);
        assertTrue(csv.contains("loss,lr=0.1 (2),high,1,2,2\n"), csv);
        String std = csv("plot", "-m", "loss", "--group-by", "lr", "--csv");
        assertTrue(std.contains("loss,lr=0.1 (2),low,1,0.7928932188134"), std);
        String quarters = csv("plot", "-m", "loss", "--group-by", "lr", "--band", "quantiles", "--csv");
        assertTrue(quarters.contains("loss,lr=0.1 (2),low,1,1.25,2\n"), quarters);
    }

    @Test
    void groupsOfRunsWithOtherStepsOrTimesAreInterpolated() throws IOException {
        String[][] rows = {
            {"1,1.0,g,1", "1,1.1,g,1", "1,1.2,g,3", "2,2.0,g,3", "3,3.0,g,3"}, {"1,1.5,g,5", "2,2.5,g,5", "3,3.5,g,5"}
        };
        for (int i = 0; i < 2; i++) {
            hps.write(
                    "2026092" + i + "-080000-gaaa" + "ab".charAt(i), "{\"task\": \"g\", \"seed\": " + i + "}", rows[i]);
        }
        String bySteps = csv("plot", "task:g", "-m", "g", "--group-by", "config", "--csv");
        assertTrue(
                bySteps.contains("g,all (2),line,1,4,2\ng,all (2),line,2,4,2\ng,all (2),line,3,4,2\n"),
                "a step counts once: " + bySteps);
        String byTime = csv("plot", "task:g", "-m", "g", "--group-by", "config", "-x", "time", "--csv");
        double[] inner = byTime.lines()
                .filter(line -> line.startsWith("g,all (2),line,2."))
                .mapToDouble(line -> Double.parseDouble(line.split(",")[4]))
                .toArray();
        assertTrue(
                inner.length > 50 && java.util.Arrays.stream(inner).allMatch(mean -> Math.abs(mean - 4) < 1e-9),
                byTime);
    }

    @Test
    void hostileNamesDoNotReachTheTerminal() throws IOException {
        hps.write(
                "20260930-080000-haaaa",
                "{\"na\\u001b[31mme\": \"v\\u001b]0;x\\u0007\", \"z\": \"\\u202eabc\"}",
                "1,1,loss\u001b[2Jx,0.5",
                "2,1,loss\u001b[2Jx,0.25");
        hps.write("20260930-080001-hbbbb", "{\"na\\u001b[31mme\": 2, \"z\": 3}", "1,1,loss\u001b[2Jx,0.5");
        String cells = hps.terminal(100)
                .with("NO_COLOR", "1")
                .terminal(100)
                .run("plot", "-m", "loss\u001b[2Jx")
                .out();
        assertFalse(
                cells.replaceAll("\u001b\\[0(;[\\d;]*)?m", "").chars().anyMatch(c -> c < 32 && c != 10 || c == 0x202e),
                cells);
        String svg = fine("plot", "-m", "loss\u001b[2Jx");
        assertFalse(svg.chars().anyMatch(c -> c < 32 && c != 10 || c == 0x202e), svg);
    }

    @Test
    void everyKindIsDrawnAsEveryFile() throws IOException {
        String[][] kinds = {
            {"-m", "loss,val_acc"},
            {"--scatter", "lr,val_acc"},
            {"--parallel"},
            {"--heat", "lr,model"},
            {"--bar", "model"},
            {"-m", "loss", "--group-by", "model", "--log-y", "--log-x", "--ylim", "0.1,9"}
        };
        for (String[] kind : kinds) {
            for (String suffix : List.of("svg", "png", "pdf")) {
                List<String> words = new ArrayList<>(List.of("plot", "-o", "x." + suffix, "--size", "8x6cm"));
                words.addAll(List.of(kind));
                fine(words.toArray(String[]::new));
                byte[] bytes = Files.readAllBytes(scratch.resolve("x." + suffix));
                String start = new String(bytes, 0, 5, StandardCharsets.ISO_8859_1);
                assertTrue(List.of("<svg ", "\u0089PNG\r", "%PDF-").contains(start), start);
            }
            List<String> words = new ArrayList<>(List.of("plot"));
            words.addAll(List.of(kind));
            String svg = fine(words.toArray(String[]::new));
            assertTrue(svg.startsWith("<svg ") && svg.contains("prefers-color-scheme") && svg.endsWith("</svg>\n"));
            words.add("--light");
            assertFalse(fine(words.toArray(String[]::new)).contains("prefers-color-scheme"));
        }
    }

    @Test
    void onATerminalItIsDrawnThere() {
        String cells = hps.terminal(80).run("plot", "-m", "loss").out();
        assertEquals(24, cells.lines().count());
        assertTrue(cells.contains("loss") && cells.contains("\u001b[0;38;2;"), cells);
        String plain = hps.terminal(80)
                .with("NO_COLOR", "1")
                .terminal(60)
                .run("plot", "--bar", "model")
                .out();
        assertTrue(plain.contains("resnet"), plain);
    }

    @Test
    void aResumedRunIsOneCurve() throws IOException {
        Path child = hps.write("20260910-080000-eaaaa", "{\"lr\": 0.1, \"seed\": 9}", "4,5,loss,0.9", "5,6,loss,0.8");
        Files.writeString(
                child.resolve("run.json"),
                "{\"experiment\": \"train\", \"command\": [\"train\"], \"started\": \"2026-09-10T08:00:00Z\","
                        + " \"lineage\": {\"kind\": \"resume\", \"parent\": \"20260901-080000-aaaaa\", \"step\": 3}}");
        String csv = csv("plot", "aaaaa,eaaaa", "-m", "loss", "--csv");
        assertEquals("""
            metric,line,kind,x,y,runs
            loss,eaaaa,line,1,1,1
            loss,eaaaa,line,2,0.5,1
            loss,eaaaa,line,3,0.3333333333333333,1
            loss,eaaaa,line,4,0.9,1
            loss,eaaaa,line,5,0.8,1
            loss,eaaaa,tail,4,0.25,1
            loss,eaaaa,tail,5,0.2,1
            """, csv);
    }

    @Test
    void whatCannotBeDrawnIsToldInALine() throws IOException {
        hps.write("20260911-080000-naaaa", "{\"lr\": 1}", "1,1,bad,NaN", "2,2,bad,NaN");
        assertEquals(
                "hps plot: no selected run has the metric 'los'; did you mean 'loss'?", wrong(1, "plot", "-m", "los"));
        assertEquals("hps plot: no run matches 'lr>5'; hps ls lists all", wrong(1, "plot", "lr>5", "-o", "x.svg"));
        assertEquals(
                "hps plot: there is no finite value of bad in the selected runs that has a place on these axes",
                wrong(1, "plot", "naaaa", "-m", "bad", "-o", "x.svg"));
        assertEquals(
                "hps plot: -o takes a name that ends in .svg, .png or .pdf, not 'x.gif'",
                wrong(2, "plot", "-o", "x.gif"));
        assertEquals(
                "hps plot: nowhere/x.svg cannot be written: no such file or directory",
                wrong(1, "plot", "-m", "loss", "-o", "nowhere/x.svg"));
        assertEquals(
                "hps plot: no selected run has 'lrr'; did you mean 'lr'?", wrong(1, "plot", "--scatter", "lrr,loss"));
        assertEquals(
                "hps plot: --scatter and --heat take two names, such as lr,val_acc", wrong(2, "plot", "--heat", "lr"));
        assertEquals(
                "hps plot: --size takes WIDTHxHEIGHT in in, cm or px, not 'big'", wrong(2, "plot", "--size", "big"));
        assertEquals("hps plot: --smooth must be from 0 to 0.999", wrong(2, "plot", "--smooth", "1"));
        assertEquals("hps plot: --ylim takes A,B, not '1'", wrong(2, "plot", "--ylim", "1"));
        assertEquals("hps plot: --xlim takes A,B, not 'a,b'", wrong(2, "plot", "--xlim", "a,b"));
        assertEquals("hps plot: --xlim takes A,B with A below B, not '2,1'", wrong(2, "plot", "--xlim", "2,1"));
        assertEquals(
                "hps plot: --xlim takes numbers, not dates; -x time counts seconds since the start",
                wrong(2, "plot", "--xlim", "1,2", "-x", "date"));
        assertEquals("hps plot: --band takes std, minmax or quantiles, not 'x'", wrong(2, "plot", "--band", "x"));
        assertEquals(
                "hps plot: one of --scatter, --parallel, --heat, --bar, --history and --slice can be drawn at a time",
                wrong(2, "plot", "--parallel", "--bar", "lr"));
        assertEquals("hps report: -o takes a name that ends in .html, not 'x'", wrong(2, "report", "-o", "x"));
        assertEquals("hps watch: watch needs a terminal; hps ls and hps plot do without", wrong(1, "watch"));
    }

    @Test
    void aReportIsOnePageThatAllowsNothingButItsOwnStyleAndScript() throws Exception {
        hps.run("note", "aaaaa", "a <script>alert(1)</script> & more");
        fine("report", "lr:0.1", "-o", "r.html", "--title", "two <runs>");
        String html = Files.readString(scratch.resolve("r.html"));
        assertTrue(html.contains("<h1>two &lt;runs&gt;</h1>"));
        assertTrue(html.contains("a &lt;script&gt;alert(1)&lt;/script&gt; &amp; more"));
        assertEquals(2, html.split("<script", -1).length - 1, "its data and its script");
        assertFalse(
                html.replaceAll("http://www.w3.org/2000/svg|/\\*! https://github.com/leeoniya/uPlot", "")
                        .matches("(?s).*(https?:|url\\((?!#)).*"),
                "no address");
        assertFalse(html.contains("style=\""), "the policy forbids it");
        assertEquals(2, html.split("<svg ", -1).length - 1);
        Matcher ids = Pattern.compile(" id=\"([^\"]+)\"").matcher(html);
        List<String> all = new ArrayList<>();
        while (ids.find()) {
            all.add(ids.group(1));
        }
        assertEquals(all.stream().distinct().count(), all.size());
        String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertTrue(html.contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'"));
    }
}
