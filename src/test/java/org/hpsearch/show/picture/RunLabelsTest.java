package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.hpsearch.chart.Label;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.table.ShownRuns;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLabelsTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() {
        runs = new ShownRuns(project);
    }

    /// A line a run: its forms, from the longest to the shortest, each with the heading that it needs.
    private String forms(String template) {
        try (Workspace workspace = runs.open()) {
            RowValues values = ShownRuns.values(workspace, "");
            RunLabels.check(template, values);
            Map<String, Label> labels = RunLabels.of(new DifferingParams(values), template);
            return labels.values().stream()
                    .map(label -> label.forms().stream()
                            .map(form -> form.text() + (form.heading().isEmpty() ? "" : " [" + form.heading() + "]"))
                            .collect(Collectors.joining(" | ")))
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void namesAreShortenedAndLeftOutButNeverValues() throws IOException {
        runs.run("aaaaa", "{\"weight_decay\": 0.000123456789, \"optimizer\": \"adamw_with_restarts\", \"seed\": 1}")
                .run("bbbbb", "{\"weight_decay\": 0.1, \"optimizer\": \"sgd\", \"seed\": 1}");
        assertEquals("""
            optimizer=adamw_with_restarts weight_decay=0.000123456789 | opt adamw_with_restarts wd 0.000123456789 | adamw_with_restarts 0.000123456789 [opt wd] | adamw_with_restarts [opt] | aaaaa
            optimizer=sgd weight_decay=0.1 | opt sgd wd 0.1 | sgd 0.1 [opt wd] | sgd [opt] | bbbbb
            """, forms(""));
    }

    @Test
    void onlyWhatDiffersIsInALabel() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1, \"depth\": 3}").run("bbbbb", "{\"lr\": 1e-1, \"depth\": 4}");
        assertEquals("""
            depth=3 | dep 3 | 3 [dep] | aaaaa
            depth=4 | dep 4 | 4 [dep] | bbbbb
            """, forms(""));
    }

    @Test
    void runsThatDifferInNothingHaveTheirIds() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1}").run("bbbbb", "{\"lr\": 0.1}");
        assertEquals("aaaaa | aaaaa\nbbbbb | bbbbb\n", forms(""));
    }

    @Test
    void repeatsAreToldApartByTheirIds() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1}").run("bbbbb", "{\"lr\": 0.1}").run("ccccc", "{\"lr\": 0.3}");
        assertEquals("""
            lr=0.1 (aaaaa) | lr 0.1 (aaaaa) | 0.1 (aaaaa) [lr] | aaaaa
            lr=0.1 (bbbbb) | lr 0.1 (bbbbb) | 0.1 (bbbbb) [lr] | bbbbb
            lr=0.3 | lr 0.3 | 0.3 [lr] | ccccc
            """, forms(""));
    }

    @Test
    void aRunWithoutAValueSaysSo() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1}").run("bbbbb", "{}");
        assertEquals("""
            lr=0.1 | lr 0.1 | 0.1 [lr] | aaaaa
            bbbbb | bbbbb | - [lr] | bbbbb
            """, forms(""));
    }

    @Test
    void aNameOfARunComesFirst() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1}")
                .run("bbbbb", "{\"lr\": 0.2}")
                .file("aaaaa", "notes.json", "{\"name\": \"base\"}");
        assertEquals("""
            base lr=0.1 | base lr 0.1 | base [lr] | aaaaa
            lr=0.2 | lr 0.2 | 0.2 [lr] | bbbbb
            """, forms(""));
    }

    @Test
    void aTemplateNeverMakesTwoRunsEqual() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1, \"seed\": 1}")
                .run("bbbbb", "{\"lr\": 0.1, \"seed\": 2}")
                .run("ccccc", "{\"lr\": 0.3, \"seed\": 1}");
        assertEquals("rate 0.1 (aaaaa)\nrate 0.1 (bbbbb)\nrate 0.3\n", forms("rate {lr}"));
        assertEquals("0.1, 1\n0.1, 2\n0.3, 1\n", forms("{lr}, {seed}"));
        assertEquals("aaaaa\nbbbbb\nccccc\n", forms("{id}"));
        assertEquals("aaaaa\nbbbbb\nccccc\n", forms("{name}"));
    }

    @Test
    void aTemplateNamesWhatThereIs() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1}");
        assertEquals(
                "no selected run has 'ler'; did you mean 'lr'?",
                assertThrows(DataException.class, () -> forms("{ler}")).getMessage());
    }

    @Test
    void linesThatBeginWithTheIdHaveShortNames() throws IOException {
        runs.run("aaaaa", "{\"hidden\": 32, \"lr\": 0.1}").run("bbbbb", "{\"hidden\": 64, \"lr\": 0.1}");
        try (Workspace workspace = runs.open()) {
            assertEquals(
                    Map.of(runs.id("aaaaa"), "hid 32", runs.id("bbbbb"), "hid 64"),
                    RunLabels.lines(ShownRuns.values(workspace, "")));
        }
    }

    private static String typed(String sweep, String... options) {
        StringBuilder places = new StringBuilder("\"lineage\": {\"kind\": \"run\"" + sweep + "}, \"places\": {");
        for (int i = 0; i < options.length; i++) {
            places.append(i == 0 ? "" : ", ")
                    .append("\"" + options[i] + "\": {\"kind\": \"option\", \"words\": [" + (2 * i + 1) + "]}");
        }
        return places.append("}").toString();
    }

    @Test
    void whatASweepVariedIsFirstWhatTheCodeDeclaresLast() throws IOException {
        for (String id : java.util.List.of("aaaaa", "bbbbb", "ccccc", "ddddd")) {
            int n = id.charAt(0) - 'a';
            runs.run(id, "{\"alpha\": " + n / 3 + ", \"lr\": 0." + (1 + n % 2) + "}")
                    .info(id, typed(n < 2 ? ", \"sweep\": \"s1\"" : "", "alpha", "lr"))
                    .file(
                            id,
                            "found.json",
                            "{\"amp\": {\"value\": " + (n > 1) + ", \"from\": \"declared\"},"
                                    + " \"batch\": {\"value\": " + n / 2 + ", \"from\": \"output\"}}");
        }
        assertEquals("""
            lr=0.1 alpha=0 batch=0 | lr 0.1 alp 0 bat 0 | 0.1 0 0 [lr alp bat] | 0.1 0 [lr bat] | aaaaa
            lr=0.2 alpha=0 batch=0 | lr 0.2 alp 0 bat 0 | 0.2 0 0 [lr alp bat] | 0.2 0 [lr bat] | bbbbb
            lr=0.1 alpha=0 batch=1 | lr 0.1 alp 0 bat 1 | 0.1 0 1 [lr alp bat] | 0.1 1 [lr bat] | ccccc
            lr=0.2 alpha=1 batch=1 | lr 0.2 alp 1 bat 1 | 0.2 1 1 [lr alp bat] | 0.2 1 [lr bat] | ddddd
            """, forms(""));
    }

    @Test
    void aNameMadeOfOtherValuesIsLeftOut() throws IOException {
        runs.run("aaaaa", "{\"exp_name\": \"lr0.1_h8\", \"hidden\": 8, \"lr\": 0.1}")
                .info("aaaaa", typed("", "exp_name", "hidden", "lr"))
                .run("bbbbb", "{\"exp_name\": \"lr0.12_h8\", \"hidden\": 8, \"lr\": 0.12}")
                .info("bbbbb", typed("", "exp_name", "hidden", "lr"));
        assertEquals("""
            lr=0.1 | lr 0.1 | 0.1 [lr] | aaaaa
            lr=0.12 | lr 0.12 | 0.12 [lr] | bbbbb
            """, forms(""));
    }

    @Test
    void aNameThatTellsMoreThanTheValuesItIsMadeOfStandsLast() throws IOException {
        runs.run("aaaaa", "{\"exp_name\": \"a-0.1\", \"lr\": 0.1}")
                .info("aaaaa", typed("", "exp_name", "lr"))
                .run("bbbbb", "{\"exp_name\": \"b-0.1\", \"lr\": 0.1}")
                .info("bbbbb", typed("", "exp_name", "lr"))
                .run("ccccc", "{\"exp_name\": \"a-0.3\", \"lr\": 0.3}")
                .info("ccccc", typed("", "exp_name", "lr"));
        assertEquals("""
            lr=0.1 exp_name=a-0.1 | lr 0.1 en a-0.1 | 0.1 a-0.1 [lr en] | a-0.1 [en] | aaaaa
            lr=0.1 exp_name=b-0.1 | lr 0.1 en b-0.1 | 0.1 b-0.1 [lr en] | b-0.1 [en] | bbbbb
            lr=0.3 exp_name=a-0.3 | lr 0.3 en a-0.3 | 0.3 a-0.3 [lr en] | a-0.3 [en] | ccccc
            """, forms(""));
    }
}
