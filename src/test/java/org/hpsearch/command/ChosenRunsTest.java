package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever chooses the best K runs chooses the first K of `hps query`.
class ChosenRunsTest {
    private static final int RUNS = 6;

    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void sixRuns() throws IOException {
        hps = new Hps(scratch).at("2026-11-20T12:00:00Z");
        int[] order = {3, 0, 5, 1, 4, 2};
        for (int i = 0; i < RUNS; i++) {
            Path run = hps.write(
                    "2026090" + (i + 1) + "-080000-" + "abcdef".charAt(i) + "aaaa",
                    "{\"lr\": " + (i + 1) + "}",
                    "1,1,val_acc," + (order[i] == 4 ? "NaN" : 0.1 * order[i]),
                    "1,1,val_loss," + (7 - order[i]),
                    "1,1,tokens," + order[i]);
            String record = Files.readString(run.resolve("run.json"));
            Files.writeString(
                    run.resolve("run.json"), record.replace("[\"train\"]", "[\"train\", \"" + (i + 1) + "\"]"));
        }
    }

    private String out(String... words) {
        Hps.Outcome outcome = hps.run(words);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out();
    }

    private List<String> queried(String... sort) {
        List<String> words = new java.util.ArrayList<>(List.of("query", "--top", "3", "--columns", "id", "--csv"));
        words.addAll(List.of(sort));
        return out(words.toArray(String[]::new))
                .lines()
                .skip(1)
                .map(id -> id.substring(16))
                .toList();
    }

    /// The short ids in a text, in the order in which they first stand.
    private static List<String> ids(String text) {
        return Pattern.compile("\\b[a-f]aaaa\\b")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
    }

    @Test
    void plotsDrawTheBestOfMetricsThatRiseThatFallAndThatHaveNoDirection() {
        assertEquals(List.of("caaaa", "aaaaa", "faaaa"), queried());
        assertEquals(queried(), ids(out("plot", "-m", "val_acc", "--top", "3", "--csv")));
        assertEquals(List.of("caaaa", "eaaaa", "aaaaa"), queried("--sort", "val_loss"));
        assertEquals(queried("--sort", "val_loss"), ids(out("plot", "-m", "val_loss", "--top", "3", "--csv")));
        assertEquals(queried(), ids(out("plot", "-m", "tokens", "--top", "3", "--csv")));
        assertEquals(
                queried("--sort", "tokens"),
                ids(out("plot", "-m", "tokens", "--sort", "tokens", "--top", "3", "--csv")));
        assertEquals(
                queried("--sort", "-val_acc"),
                ids(out("plot", "-m", "val_acc", "--sort", "-val_acc", "--top", "3", "--csv")));
    }

    @Test
    void titlesSpeakTheUsersWords() {
        String svg = out("plot", "-m", "val_acc", "--top", "3");
        assertTrue(svg.contains("best 3 of 6 runs by val_acc"), svg);
        assertTrue(out("plot", "-m", "val_loss", "--top", "3").contains("best 3 of 6 runs by val_loss"));
        assertTrue(out("plot", "-m", "tokens", "--top", "3").contains("best 3 of 6 runs by val_acc"));
        assertTrue(out("plot", "-m", "val_acc", "--sort", "-val_acc", "--top", "3")
                .contains("3 of 6 runs, worst val_acc first"));
    }

    @Test
    void theBestRunAndTheBestOnesAgain() {
        assertEquals(queried().getFirst(), ids(out("show", "@best")).getFirst());
        assertEquals(3, out("rerun", "lr<9", "--top", "3", "--dry-run").lines().count());
        assertEquals(
                queried(),
                ids(out("ls", "@best,aaaaa,faaaa", "--columns", "id", "--csv").replaceAll("\\d+-", "")));
    }

    @Test
    void aReportShowsTheSame() throws IOException {
        out("report", "-o", scratch.resolve("r.html").toString(), "--top", "3");
        String html = Files.readString(scratch.resolve("r.html"));
        assertEquals(queried(), ids(html).subList(0, 3));
    }

    @Test
    void theOrderSaysWhatItIs() {
        assertEquals(
                """
                6 runs, best val_acc first (guessed; set objective in hps.yaml)
                6 runs, worst val_acc first
                6 runs, greatest lr first, then best val_loss first
                6 runs, least tokens first
                """,
                out("query").lines().findFirst().orElse("") + "\n"
                        + out("query", "--sort", "-val_acc").lines().findFirst().orElse("") + "\n"
                        + out("query", "--sort", "-lr,val_loss")
                                .lines()
                                .findFirst()
                                .orElse("") + "\n"
                        + out("query", "--sort", "tokens").lines().findFirst().orElse("") + "\n");
    }

    /// Of metrics that rise, that fall, and that nothing has said the direction of.
    @ParameterizedTest
    @ValueSource(strings = {"max val_acc", "min val_loss", "min val_acc", "max tokens", "tokens"})
    void whoeverChoosesTakesTheFirstOfTheQuery(String objective) throws IOException {
        Files.writeString(scratch.resolve("hps.yaml"), "objective: " + objective + "\n");
        List<String> best = queried();
        String metric = objective.substring(objective.indexOf(' ') + 1);
        assertEquals(best, ids(out("plot", "-m", metric, "--top", "3", "--csv")), "plot");
        assertEquals(best.getFirst(), ids(out("show", "@best")).getFirst(), "@best");
        assertEquals(best, again(out("rerun", "lr<9", "--top", "3", "--dry-run")), "rerun");
        assertEquals(best, members(), "ensemble");
        out("report", "-o", scratch.resolve("r.html").toString(), "--top", "3");
        assertEquals(best, ids(Files.readString(scratch.resolve("r.html"))).subList(0, 3), "report");
    }

    /// The runs of these command lines, which differ in their last word.
    private static List<String> again(String lines) {
        return lines.lines()
                .map(line -> "abcdef".charAt(line.charAt(line.length() - 1) - '1') + "aaaa")
                .toList();
    }

    private List<String> members() throws IOException {
        for (int i = 0; i < RUNS; i++) {
            Path run = scratch.resolve("hps-runs/2026090" + (i + 1) + "-080000-" + "abcdef".charAt(i) + "aaaa");
            Files.writeString(run.resolve("p.csv"), "id,y\n1,0.5\n2,0.25\n");
        }
        out("ensemble", "lr<9", "--top", "3", "--from", "{run_dir}/p.csv");
        return ids(out("show", "@last"));
    }

    @Test
    void aSavedQueryChoosesInItsOrder() throws IOException {
        out("save", "mine", "lr<9", "--sort", "tokens:desc", "--columns", "id,tokens");
        assertEquals(List.of("caaaa", "eaaaa", "aaaaa"), queried("@mine"));
        assertEquals(
                """
                id     tokens
                caaaa       5
                eaaaa       4
                aaaaa       3
                """, out("query", "@mine", "--top", "3").lines().skip(1).collect(Collectors.joining("\n", "", "\n")));
        assertEquals(queried("@mine"), ids(out("plot", "@mine", "-m", "tokens", "--top", "3", "--csv")));
        assertEquals(queried("@mine"), again(out("rerun", "@mine", "--top", "3", "--dry-run")));
        assertEquals(List.of("caaaa", "aaaaa", "faaaa"), queried("@mine", "--sort", "val_acc"), "what is typed wins");
        assertEquals(queried(), queried("@mine AND lr>0"), "in a longer query it is a condition");
        assertEquals("""
            name   query  sort         columns
            @mine  lr<9   tokens:desc  id,tokens
            """, out("save"));
    }
}
