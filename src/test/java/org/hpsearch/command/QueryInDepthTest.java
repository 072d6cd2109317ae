package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Groups, tables, differences, texts: what people ask of runs that they have had for years.
class QueryInDepthTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void project() {
        hps = new Hps(scratch).at("2026-11-20T12:00:00Z");
    }

    private void repeats() throws IOException {
        hps.write("20260901-080000-aaaaa", "{\"lr\": 0.1, \"seed\": 1}", "1,1,val_acc,0.7", "1,1,loss,1");
        hps.write("20260902-080000-bbbbb", "{\"lr\": 1e-1, \"seed\": 2}", "1,1,val_acc,0.8", "1,1,loss,3");
        hps.write("20260903-080000-ccccc", "{\"lr\": 0.01, \"seed\": 1}", "1,1,val_acc,0.9");
        hps.write("20260904-080000-ddddd", "{\"lr\": 0.10000000000000001, \"seed\": 3}", "1,1,val_acc,NaN");
    }

    private String csv(String... words) {
        Hps.Outcome outcome = hps.run(words);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out();
    }

    @Test
    void repeatsOfAConfigurationAreAGroup() throws IOException {
        repeats();
        assertEquals("""
            4 runs in 2 groups; mean ± standard deviation of the runs' best values; (n): only n of the runs have a number
              lr  runs           val_acc  min  max         loss  best
            0.01     1               0.9  0.9  0.9               ccccc
            1e-1     3  0.75 ± 0.071 (2)  0.7  0.8  2 ± 1.4 (2)  bbbbb
            """, csv("query", "--group-by", "config"));
        assertEquals("""
            4 runs in 1 group; mean ± standard deviation of the runs' best values; (n): only n of the runs have a number
              lr  runs           val_acc  min  max         loss  best
            1e-1     3  0.75 ± 0.071 (2)  0.7  0.8  2 ± 1.4 (2)  bbbbb
            """, csv("query", "--group-by", "lr", "--min-count", "3"));
        assertEquals("""
            seed,runs,loss.count,loss.mean,loss.std,loss.min,loss.max,loss.best,val_acc.count,val_acc.mean,val_acc.std,\
            val_acc.min,val_acc.max,val_acc.best,best
            3,1,,,,,,,,,,,,,20260904-080000-ddddd
            2,1,1,3,,3,3,3,1,0.8,,0.8,0.8,0.8,20260902-080000-bbbbb
            1,2,1,1,,1,1,1,2,0.8,0.14142135623730953,0.7,0.9,0.9,20260903-080000-ccccc
            """, csv("query", "--group-by", "seed", "--sort=-seed", "--csv"));
        Files.writeString(scratch.resolve("hps.yaml"), "repeats: [nothing]\n");
        assertTrue(csv("query", "--group-by", "config").startsWith("4 runs in 4 groups"));
        Files.writeString(scratch.resolve("hps.yaml"), "experiments: {train: {irrelevant: ['l?'], repeats: [seed]}}\n");
        assertTrue(csv("query", "--group-by", "config").startsWith("4 runs in 1 group;"));
        assertEquals(2, hps.run("query", "--group-by", "nonsense").code());
        assertEquals(2, hps.run("query", "--group-by", "started").code());
        assertEquals(2, hps.run("query", "--group-by", "lr", "--facet", "lr").code());
        assertEquals("no runs\n", csv("query", "lr>5", "--group-by", "lr"));
    }

    @Test
    void anEmptySelectorNamesNoRun() throws IOException {
        repeats();
        for (String[] words : new String[][] {{"tag", "", "x"}, {"rm", "-y", ""}, {"stop", " "}, {"note", "", "x"}}) {
            Hps.Outcome outcome = hps.run(words);
            assertEquals(2, outcome.code(), outcome.out());
            assertTrue(outcome.err().contains("no run is named; '*' means all of them"), outcome.err());
        }
        assertEquals("4 runs\n", csv("query", "--limit", "0"));
        assertEquals(0, hps.run("tag", "*", "x").code());
    }

    @Test
    void listsOfAnotherOrderAreAnotherConfiguration() throws IOException {
        hps.write("20260901-080000-aaaaa", "{\"layers\": [64, 64, 32]}", "1,1,val_acc,0.7");
        hps.write("20260902-080000-bbbbb", "{\"layers\": [64, 32, 64]}", "1,1,val_acc,0.8");
        hps.write("20260903-080000-ccccc", "{\"layers\": [64, 64, 32.0]}", "1,1,val_acc,0.9");
        hps.write("20260904-080000-ddddd", "{\"layers\": []}", "1,1,val_acc,0.5");
        hps.write("20260905-080000-eeeee", "{}", "1,1,val_acc,0.4");
        assertEquals(
                "layers,runs\n\"[64, 64, 32.0]\",2\n\"[64, 32, 64]\",1\n[],1\n,1\n",
                csv("query", "--group-by", "layers", "--csv")
                        .replaceAll("(?m)^((?:\"[^\"]*\"|[^,]*),[^,]*),.*$", "$1"));
    }

    @Test
    void facetsCountValues() throws IOException {
        repeats();
        hps.run("tag", "aaaaa,bbbbb", "good");
        assertTrue(csv("query", "--facet", "lr,tag").contains("\n1e-1     3  0.75 ± 0.071"));
        assertTrue(
                csv("query", "--facet", "tag").contains("\ngood     2  0.75 ± 0.071"), csv("query", "--facet", "tag"));
    }

    @Test
    void severalSortKeysAndDirections() throws IOException {
        repeats();
        assertEquals(
                "seed,lr\n1,0.01\n1,0.1\n2,1e-1\n3,0.10000000000000001\n",
                csv("query", "--sort", "seed,lr", "--columns", "seed,lr", "--csv"));
        assertEquals(
                "seed,lr\n1,0.1\n1,0.01\n2,1e-1\n3,0.10000000000000001\n",
                csv("query", "--sort", "seed,-lr", "--columns", "seed,lr", "--csv"));
        assertEquals(
                "seed,lr\n3,0.10000000000000001\n2,1e-1\n1,0.1\n1,0.01\n",
                csv("query", "--sort=-lr,-seed", "--columns", "seed,lr", "--csv"));
        for (String sort : List.of("val_acc", "--sort=-val_acc")) {
            String out = csv("query", sort.startsWith("-") ? sort : "--sort=" + sort, "--columns", "id", "--csv");
            assertTrue(out.endsWith("ddddd\n"), "NaN comes last: " + out);
        }
    }

    @Test
    void columnsAreNamedAddedAndTakenAway() throws IOException {
        repeats();
        assertEquals(
                "id,state,exit,size,job",
                csv("query", "--csv", "--columns", "id,state,exit,size,job")
                        .lines()
                        .findFirst()
                        .orElse(""));
        assertTrue(
                csv("query", "--columns", "size,exit", "--csv").contains("\n50,0\n"),
                csv("query", "--columns", "size,exit", "--csv"));
        assertEquals(2, hps.run("query", "--columns", "log").code());
        assertEquals(
                "id,lr,val_acc,loss,duration",
                csv("query", "lr>0", "--csv", "--columns=+duration,-age,-se*")
                        .lines()
                        .findFirst()
                        .orElse(""));
        assertEquals(
                "lr,loss",
                csv("query", "--csv", "--columns", "l*").lines().findFirst().orElse(""));
        assertEquals(
                "id,experiment,lr,seed,val_acc,loss,state,started,duration",
                csv("query", "--csv", "--all-columns").lines().findFirst().orElse(""));
        assertEquals(2, hps.run("query", "--columns", "+nonsense").code());
    }

    @Test
    void distinctNumbersStayDistinct() throws IOException {
        hps.write("20260901-080000-aaaaa", "{\"lr\": 1}", "1,1,val_acc,0.912341");
        hps.write("20260902-080000-bbbbb", "{\"lr\": 2}", "1,1,val_acc,0.912344");
        assertEquals("""
            2 runs, best val_acc first (guessed; set objective in hps.yaml)
            id     lr   val_acc  age
            bbbbb   2  0.912344  79 d
            aaaaa   1  0.912341  80 d
            """, csv("query"));
    }

    @Test
    void aTableForLatex() throws IOException {
        hps.write("20260901-080000-aaaaa", "{\"model\": \"a_b & 50%\", \"lr\": 0.1}", "1,1,val_acc,0.9");
        hps.write("20260902-080000-bbbbb", "{\"model\": \"\\\\x{}\", \"lr\": 1e-3}", "1,1,val_acc,0.8");
        assertEquals("""
            \\begin{tabular}{lrr}
            \\toprule
            model & lr & val\\_acc \\\\
            \\midrule
            a\\_b \\& 50\\% & 0.1 & \\textbf{0.9} \\\\
            \\textbackslash{}x\\{\\} & 1e-3 & 0.8 \\\\
            \\bottomrule
            \\end{tabular}
            """, csv("query", "--latex", "--columns", "model,lr,val_acc"));
    }

    @Test
    void theLineThatMatchesIsShown() throws IOException {
        Path run = hps.write("20260901-080000-aaaaa", "{\"lr\": 1}", "1,1,val_acc,0.9");
        Files.writeString(
                run.resolve("output.log"),
                "epoch 1\n\u001b[31mRuntimeError: CUDA out of  memory.\u001b[0m Tried\nend\n");
        hps.write("20260902-080000-bbbbb", "{\"lr\": 2}", "1,1,val_acc,0.8");
        hps.run("note", "bbbbb", "first line\nlooks promising, in spite of all");
        assertEquals("""
            1 run, best val_acc first (guessed; set objective in hps.yaml)
            id     lr  val_acc  age
            aaaaa   1      0.9  80 d
              output.log:2: RuntimeError: CUDA out of  memory. Tried
            """, csv("query", "log:\"cuda out of memory\""));
        assertTrue(csv("query", "note:promising").endsWith("  note:2: looks promising, in spite of all\n"));
        assertEquals("no runs\n", csv("query", "log:\"memory tried end\""));
        assertEquals("no runs\n", csv("query", "log:\"epoch 1\" AND lr:2"));
        assertEquals("id\n20260902-080000-bbbbb\n", csv("query", "NOT log:*", "--columns", "id", "--csv"));
        assertEquals("id\n20260902-080000-bbbbb\n", csv("query", "note:*", "--columns", "id", "--csv"));
        assertTrue(csv("query", "log:memory", "--json").contains("\"line\": 2"));
        assertTrue(hps.terminal(80).run("query", "log:memory").out().contains("of  \u001b[1;33mmemory\u001b[0m."));
    }

    @Test
    void alarmsInTheMiddleOfALongLogAreFound() throws IOException {
        Path run = hps.write("20260901-080000-aaaaa", "{\"lr\": 1}", "1,1,val_acc,0.9");
        Files.writeString(run.resolve("exit"), "0\n");
        StringBuilder log = new StringBuilder();
        for (int i = 1; i <= 200_000; i++) {
            log.append("line ")
                    .append(i)
                    .append(i == 77_777 ? " ERROR: disk quota\n" : " of a plain log that goes on\n");
        }
        Files.writeString(run.resolve("output.log"), log);
        assertTrue(csv("query", "--fresh", "log:\"disk quota\"")
                .contains("output.log:77777: line 77777 ERROR: disk quota"));
        assertTrue(csv("query", "--fresh", "log:\"line 199999\"").contains("output.log:199999: "));
        log.append("x".repeat(100))
                .append('\n')
                .repeat("a line of padding, many times over, to make the file large\n", 100_000);
        Files.writeString(run.resolve("output.log"), log.append("the end: killed\n"));
        hps.run("index", "--check");
        assertTrue(
                csv("query", "--fresh", "log:\"the end\"").contains("output.log:300002: the end: killed"),
                csv("query", "--fresh", "log:\"the end\""));
    }

    @Test
    void whatDiffersBetweenTwoRuns() throws IOException {
        Path one = hps.write("20260901-080000-aaaaa", "{\"lr\": 1, \"model\": \"x\"}", "1,1,val_acc,0.9");
        Path two = hps.write("20260902-080000-bbbbb", "{\"lr\": 2, \"model\": \"x\"}", "1,1,val_acc,0.8", "1,1,loss,3");
        Files.createDirectories(one.resolve("inputs"));
        Files.createDirectories(two.resolve("inputs"));
        Files.writeString(one.resolve("inputs/train.py"), "import x\nlr = 1\nend\n");
        Files.writeString(two.resolve("inputs/train.py"), "import x\nlr = 2\nmore\nend\n");
        Files.writeString(two.resolve("inputs/other.yaml"), "a: 1\n");
        assertEquals(
                """
                                   aaaaa     bbbbb           change
                lr                 1         2          +1 (+100 %)
                loss                         3
                val_acc            0.9       0.8       -0.1 (-11 %)
                inputs/other.yaml            fc89df71
                inputs/train.py    8b11dd6b  3edbd5cb

                inputs/train.py
                   aaaaa      bbbbb
                2  lr = 1  2  lr = 2
                           3  more
                """.replaceAll("fc89df71|8b11dd6b|3edbd5cb", "hash"),
                csv("diff", "aaaaa,bbbbb").replaceAll("[0-9a-f]{8}", "hash"));
        assertTrue(csv("diff", "aaaaa,bbbbb", "--json").contains("\"params\": {\n    \"lr\": [1, 2]\n  }"));
        assertEquals(2, hps.run("diff", "aaaaa").code());
        assertEquals(1, hps.run("diff", "nonsense").code());
    }

    @Test
    void fieldsTellWhatCanBeAsked() throws IOException {
        repeats();
        hps.write("20260905-080000-eeeee", "{\"lr\": \"auto\", \"amp\": true}", "1,1,val_acc,0.9");
        assertEquals(
                """
                field       kind    type         runs  values
                amp         param   boolean         1  true (1)
                lr          param   number/text     5  0.01 .. 0.1, auto (1)
                seed        param   number          4  1 .. 3
                """,
                csv("fields", "*").lines().limit(4).map(line -> line + "\n").reduce("", String::concat));
        assertTrue(csv("fields", "val").contains("val_acc  metric  number     5  0.7 .. 0.9"), csv("fields", "val"));
        assertTrue(csv("fields", "--json", "lr").contains("\"type\": \"number/text\""));
        assertEquals(1, hps.run("fields", "nonsense").code());
    }

    @Test
    void metricsOfGroupsAreKnownMetrics() throws IOException {
        repeats();
        Hps.Outcome outcome = hps.run("query", "--group-by", "lr", "-m", "val_ac");
        assertEquals(2, outcome.code());
        assertTrue(outcome.err().contains("did you mean 'val_acc'?"), outcome.err());
        assertEquals(2, hps.run("query", "--group-by", "lr", "-m", "loss.last").code());
        assertEquals(
                2,
                hps.run("query", "--group-by", "lr", "lr:1" + " OR lr:1".repeat(1500))
                        .code());
    }

    @Test
    void exactBehaviour() throws IOException {
        hps.write(
                "20260901-080000-aaaaa",
                "{\"lr\": 0.001, \"n\": 9007199254740993, \"amp\": true, \"z\": null, \"l\": [1, \"b\"]}",
                "1,1,val_acc,0.9");
        hps.write(
                "20260902-080000-bbbbb",
                "{\"lr\": \"auto\", \"n\": 9007199254740992, \"amp\": 1, \"Acc@1/a.b-c\": 5, \"a b\": 6}",
                "1,1,val_acc,0.8");
        String all = "20260901-080000-aaaaa\n20260902-080000-bbbbb\n";
        String a = "20260901-080000-aaaaa\n";
        String b = "20260902-080000-bbbbb\n";
        for (List<String> one : List.of(
                List.of("lr:0.001", a),
                List.of("lr:1e-3", a),
                List.of("lr:1E-3", a),
                List.of("lr=0.00100", a),
                List.of("lr:auto", b),
                List.of("lr<1", a),
                List.of("n=9007199254740993", a),
                List.of("n>9007199254740992", a),
                List.of("n<9007199254740993", b),
                List.of("amp:true", all),
                List.of("amp:True", all),
                List.of("amp=1", all),
                List.of("amp!=false", all),
                List.of("z:null", a),
                List.of("recorded:z", a),
                List.of("z:*", a),
                List.of("l:1", a),
                List.of("l:b", a),
                List.of("l:[1 TO 2]", a),
                List.of("Acc@1/a.b-c:5", b),
                List.of("acc@1/A.B_C=5", b),
                List.of("\"a b\":6", b),
                List.of("*", all),
                List.of("NOT z:*", b),
                List.of("started>-100d", all),
                List.of("started:2026-09-01", a),
                List.of("started<2026-09-02", a),
                List.of("started:[2026-09-02 TO *]", b),
                List.of("lr:0.001 OR lr:auto AND lr:nothing", a),
                List.of("lr:0.001 AND lr:nothing OR lr:auto", b),
                List.of("NOT lr:auto OR lr:auto", all),
                List.of("(lr:0.001 OR lr:auto) AND NOT lr:0.001", b))) {
            assertEquals(
                    "id\n" + one.get(1),
                    csv("query", "--sort", "started", "--csv", "--columns", "id", "--", one.get(0)),
                    one.get(0));
        }
        assertEquals("2 runs\n", csv("query", "--limit", "0"));
        assertEquals(2, hps.run("query", "name:\"unbalanced").code());
        assertEquals(2, hps.run("query", "(lr:1").code());
    }

    @Test
    void andBindsBeforeOr() throws IOException {
        for (int i = 0; i < 8; i++) {
            String id = "2026090" + (i + 1) + "-080000-aaaa" + (char) ('a' + i);
            hps.write(
                    id, "{\"a\": " + (i & 1) + ", \"b\": " + (i >> 1 & 1) + ", \"c\": " + (i >> 2) + "}", "1,1,loss,1");
        }
        for (int i = 0; i < 8; i++) {
            boolean a = (i & 1) == 1;
            boolean b = (i >> 1 & 1) == 1;
            boolean c = i >> 2 == 1;
            String one = "id:aaaa" + (char) ('a' + i) + " AND ";
            assertEquals(a && b || c, holds(one + "(a=1 AND b=1 OR c=1)"));
            assertEquals(a || b && c, holds(one + "(a=1 OR b=1 c=1)"));
            assertEquals(!a && b || c, holds(one + "(NOT a=1 b=1 or c=1)"));
            assertEquals(!(a && b) || !c, holds(one + "(NOT (a=1 AND b=1) OR -c=1)"));
            assertEquals(a && !b || !a && c, holds(one + "(a=1 !b=1 || not a=1 && c=1)"));
        }
    }

    private boolean holds(String query) {
        return !csv("query", "--csv", "--columns", "id", "--", query).equals("id\n");
    }
}
