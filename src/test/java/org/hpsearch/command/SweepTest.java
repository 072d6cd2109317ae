package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many configurations of a command, with real programs.
class SweepTest {
    private static final String PROGRAM = """
        lr=0.5; hidden=8; seed=0; fail=
        while [ $# -gt 0 ]; do
          case $1 in
            --lr) lr=$2; shift 2 ;; --hidden) hidden=$2; shift 2 ;; --seed) seed=$2; shift 2 ;;
            --fail) fail=$2; shift 2 ;; --port) shift 2 ;;
            *) echo "error: unrecognized argument $1"; exit 2 ;;
          esac
        done
        [ "$fail" = "$lr" ] && { echo "it broke"; exit 7; }
        echo "$lr $hidden" > model.pt
        echo "$lr $hidden $seed $HPS_SLOT $CUDA_VISIBLE_DEVICES" >> all.txt
        echo "epoch 1 val_acc: 0.$hidden"
        """;

    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void project() throws IOException {
        hps = new Hps(scratch);
        Files.writeString(scratch.resolve("train.sh"), PROGRAM);
    }

    private Hps.Outcome sweep(int code, String... words) {
        List<String> all = new ArrayList<>(List.of("sweep", "--no-sys"));
        all.addAll(List.of(words));
        Hps.Outcome outcome = hps.run(all.toArray(String[]::new));
        assertEquals(code, outcome.code(), outcome.err());
        return outcome;
    }

    private List<String> made() throws IOException {
        return Files.exists(scratch.resolve("all.txt")) ? Files.readAllLines(scratch.resolve("all.txt")) : List.of();
    }

    private static String regular(String err) {
        return err.replaceAll("sweep(:| )[a-z][a-z2-7]{4}", "sweep$1ID")
                .replaceAll("\\b[a-z][a-z2-7]{4}(?=  | \\(| lr=)", "RUN")
                .replaceAll("in [\\d.]+ s", "in TIME");
    }

    @Test
    void everyCombinationRunsOnceAndWhatHasFinishedIsLeftOut() throws IOException {
        Hps.Outcome first = sweep(0, "lr=0.1,0.01", "hidden=32,64", "--", "sh", "train.sh", "--hidden", "8");
        assertEquals("""
            hps: sweep ID: 4 of 4 runs to do, 1 at a time
            hps: [1/4] RUN  lr=0.1 hidden=32  finished in TIME, val_acc 0.32
            hps: [2/4] RUN  lr=0.1 hidden=64  finished in TIME, val_acc 0.64
            hps: [3/4] RUN  lr=0.01 hidden=32  finished in TIME, val_acc 0.32
            hps: [4/4] RUN  lr=0.01 hidden=64  finished in TIME, val_acc 0.64
            hps: sweep ID: 4 finished in TIME; best val_acc 0.64 RUN (lr=0.01 hidden=64), one of 2 that tie; hps query sweep:ID
            """, regular(first.err()));
        assertEquals(List.of("0.1 32 0 0 ", "0.1 64 0 0 ", "0.01 32 0 0 ", "0.01 64 0 0 "), made());
        Hps.Outcome again =
                sweep(0, "lr=0.1,0.01,0.001", "hidden=32,64", "-q", "--", "sh", "train.sh", "--hidden", "8");
        assertEquals("""
            hps: 4 finished before or run now (--again runs them again): RUN lr=0.1 hidden=32, RUN lr=0.1 hidden=64, RUN lr=0.01 hidden=32, RUN lr=0.01 hidden=64
            hps: sweep ID: 2 of 6 runs to do, 1 at a time
            hps: sweep ID: 2 finished in TIME; best val_acc 0.64 RUN (lr=0.001 hidden=64); hps query sweep:ID
            """, regular(again.err()));
        assertEquals(6, made().size());
        String id = again.err().replaceAll("(?s).*sweep:(\\w+).*", "$1");
        assertEquals(
                "lr,hidden\n0.001,32\n0.001,64\n",
                hps.run("query", "sweep:" + id, "--columns", "lr,hidden", "--sort", "hidden", "--csv")
                        .out());
        sweep(0, "lr=0.1", "hidden=32", "--fresh", "--", "sh", "train.sh", "--hidden", "8");
        assertEquals(7, made().size());
    }

    @Test
    void theSeedCountsAndSoDoSweptParametersThatAreIrrelevantElsewhere() throws IOException {
        sweep(0, "seed=1..2", "--", "sh", "train.sh");
        assertTrue(sweep(0, "seed=1..3", "--", "sh", "train.sh").err().contains("1 of 3 runs to do"));
        assertEquals(3, made().size());
    }

    @Test
    void randomConfigurationsAreTheSameForTheSameSeed() {
        String[] words = {"lr=loguniform(1e-4,1e-1)", "hidden=16..256", "--random", "5", "--dry-run"};
        List<String> more = new ArrayList<>(List.of(words));
        more.addAll(List.of("--seed", "7", "--", "sh", "train.sh"));
        String seven = sweep(0, more.toArray(String[]::new)).out();
        assertEquals(seven, sweep(0, more.toArray(String[]::new)).out());
        assertEquals(5, seven.lines().distinct().count());
        more.set(3, "9");
        assertTrue(sweep(0, more.toArray(String[]::new)).out().startsWith(seven));
        for (String line : seven.lines().toList()) {
            List<String> typed = Words.split(line);
            double lr = Double.parseDouble(typed.get(3));
            int hidden = Integer.parseInt(typed.get(5));
            assertTrue(lr >= 1e-4 && lr <= 1e-1 && hidden >= 16 && hidden <= 256, line);
        }
        assertEquals(
                3,
                sweep(0, "lr=1,2,3", "--random", "50", "--dry-run", "--", "sh", "train.sh")
                        .out()
                        .lines()
                        .count());
    }

    @Test
    void valuesAreWrittenAsManyWays() {
        String lines = sweep(
                        0,
                        "a=log(1e-4,1e-1,4)",
                        "b=lin(0,1,3)",
                        "c=1..2,5",
                        "d=[1,2],[3]",
                        "e='x,y'",
                        "--dry-run",
                        "--",
                        "p",
                        "{a}",
                        "{b}",
                        "{c}",
                        "{d}",
                        "{e}")
                .out();
        List<String> all = lines.lines().toList();
        assertEquals(4 * 3 * 3 * 2, all.size());
        assertEquals("p 1e-4 0 1 '[1,2]' x,y", all.getFirst());
        assertEquals("p 0.1 1 5 '[3]' x,y", all.getLast());
        assertEquals(
                List.of("1e-4", "0.001", "0.01", "0.1"),
                all.stream().map(line -> line.split(" ")[1]).distinct().toList());
    }

    @Test
    void runsSideBySideHaveSlotsAndDoNotTakeEachOthersFiles() throws IOException {
        Files.writeString(scratch.resolve("model.pt"), "mine\n");
        Files.createDirectories(scratch.resolve("data/deep"));
        Files.writeString(scratch.resolve("data/deep/x"), "x");
        Files.write(scratch.resolve("data/large.bin"), new byte[2 << 20]);
        sweep(
                0,
                "lr=0.1,0.2,0.3,0.4,0.5,0.6",
                "--jobs",
                "3",
                "--isolate",
                "--gpus",
                "--",
                "sh",
                "train.sh",
                "--port",
                "290{slot}");
        assertEquals("mine\n", Files.readString(scratch.resolve("model.pt")));
        assertEquals(List.of(), made());
        Set<String> models = new TreeSet<>();
        Set<String> slots = new TreeSet<>();
        for (Path run : runs()) {
            try (Stream<Path> files = Files.walk(run.resolve("work"))) {
                assertEquals(
                        List.of("all.txt", "model.pt"),
                        files.filter(file -> !Files.isDirectory(file))
                                .map(file -> file.getFileName().toString())
                                .sorted()
                                .toList());
            }
            models.add(Files.readString(run.resolve("checkpoints/0001/model.pt")));
            String[] told =
                    Files.readString(run.resolve("work/all.txt")).strip().split(" ");
            assertEquals(told[3], told[4]);
            assertTrue(Files.readString(run.resolve("params.json")).contains("\"port\": 290" + told[3]));
            slots.add(told[3]);
        }
        assertEquals(Set.of("0.1 8\n", "0.2 8\n", "0.3 8\n", "0.4 8\n", "0.5 8\n", "0.6 8\n"), models);
        assertTrue(Set.of("0", "1", "2").containsAll(slots), slots.toString());
        assertTrue(sweep(0, "lr=0.1,0.2", "--jobs", "3", "--", "sh", "train.sh", "--port", "290{slot}")
                .err()
                .contains("nothing is left to do"));
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> all = Files.list(scratch.resolve("hps-runs"))) {
            return all.filter(path -> path.getFileName().toString().length() == 21)
                    .toList();
        }
    }

    @Test
    void failuresDoNotEndASweepButTheSameErrorOfUsageDoes() throws IOException {
        Hps.Outcome failing = sweep(1, "lr=0.1,0.2,0.3,0.4", "--", "sh", "train.sh", "--fail", "0.2");
        assertTrue(failing.err().contains("lr=0.2  failed (exit status 7) in "), failing.err());
        assertTrue(failing.err().contains(": it broke\n"), failing.err());
        assertTrue(failing.err().contains("3 finished, 1 failed in "), failing.err());
        assertEquals(3, made().size());
        Hps.Outcome wrong = sweep(1, "unknown=1..10", "--", "sh", "train.sh");
        assertTrue(
                wrong.err().contains("the first 3 runs ended with the same usage error; no new ones start"),
                wrong.err());
        assertTrue(wrong.err().contains("0 finished, 3 failed, 7 left"), wrong.err());
    }

    /// The id that the last line names as the best, and how.
    private static String best(Hps.Outcome outcome) {
        return outcome.err().replaceAll("(?s).*; best val_acc (.*?); hps query.*", "$1");
    }

    @Test
    void theBestOfASweepIsTheFirstOfItsQuery() throws IOException {
        Files.writeString(scratch.resolve("odd.sh"), "echo val_acc: $1; [ $1 != 0.3 ]\n");
        Hps.Outcome failing = sweep(1, "x=0.1,0.3,0.2", "--", "sh", "odd.sh", "{x}");
        String failed = best(failing);
        String first = hps.run("query", "sweep:@last", "--columns", "id", "--csv")
                .out()
                .lines()
                .toList()
                .get(1)
                .substring(16);
        assertEquals("0.3 " + first + " (x=0.3), a failed run", failed);
        Files.writeString(scratch.resolve("odd.sh"), "echo val_acc: 0.5\n");
        String tied = best(sweep(0, "seed=1,2,3", "--", "sh", "odd.sh", "--seed", "{seed}"));
        String listed = hps.run("ls", "--sweeps", "sweep:@last", "--columns", "best", "--csv")
                .out();
        assertTrue(tied.endsWith(" (seed=3), one of 3 that tie"), tied);
        assertTrue(listed.contains(tied.split(" ")[1]), listed);
        String queried =
                hps.run("query", "sweep:@last", "--columns", "id", "--csv").out();
        assertTrue(queried.lines().toList().get(1).endsWith(tied.split(" ")[1]), queried);
    }

    @Test
    void printedLinesRun() throws IOException {
        Files.writeString(scratch.resolve("conf.yaml"), "model: {depth: 2}\n");
        Files.writeString(scratch.resolve("show.sh"), "cat \"$2\"; echo \"val_acc: 0.5 $3 $LEVEL\"\n");
        Hps.Outcome outcome = sweep(
                0,
                "depth=3,4",
                "label=a b",
                "LEVEL=7",
                "--print",
                "-t",
                "array",
                "--env-param",
                "LEVEL",
                "--",
                "sh",
                "show.sh",
                "--config",
                "conf.yaml",
                "{label}");
        List<String> lines = outcome.out().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(
                lines.getFirst()
                        .matches("cd \\S+ && HPS_SLOT=0 LEVEL=7 hps run --sweep \\w{5} -t array -p 'label=a b' -s"
                                + " conf.yaml:model.depth=3 --env-param LEVEL --no-sys -- sh show.sh --config"
                                + " conf.yaml \\{label}"),
                lines.getFirst());
        for (String line : lines) {
            List<String> words = Words.split(line);
            Hps.Outcome run =
                    hps.with("LEVEL", "7").run(words.subList(6, words.size()).toArray(String[]::new));
            assertEquals(0, run.code(), run.err());
            assertTrue(run.out().contains("depth: "), run.out());
        }
        assertEquals(
                "model.depth,label\n3,a b\n4,a b\n",
                hps.run(
                                "query",
                                "tag:array sweep:*",
                                "--columns",
                                "model.depth,label",
                                "--sort",
                                "model.depth",
                                "--csv")
                        .out());
    }

    @Test
    void aValueInsideALongerWordIsSetForTheProgramToo() throws IOException {
        Files.writeString(scratch.resolve("hps.yaml"), "experiments: {named: {command: 'sh train.sh --port p{lr}'}}\n");
        sweep(0, "lr=0.1,0.3", "hidden=16", "--", "sh", "train.sh", "--hidden", "{hidden}", "--port", "p-{lr}");
        sweep(0, "named", "lr=0.2", "--");
        hps.run("run", "-q", "named", "lr=0.4");
        assertEquals(List.of("0.1 16 0 0 ", "0.3 16 0 0 ", "0.2 8 0 0 ", "0.4 8 0  "), made());
        assertEquals(
                "lr,port\n0.1,p-0.1\n0.3,p-0.3\n0.2,p0.2\n0.4,p0.4\n",
                hps.run("query", "--columns", "lr,port", "--sort", "started", "--csv")
                        .out());
    }

    @Test
    void aValueThatTheProgramContradictsIsReportedAndKept() throws IOException {
        Hps.Outcome run = hps.run(
                "run",
                "-p",
                "lr=0.3",
                "--",
                "sh",
                "-c",
                "echo \"Namespace(lr=0.1, hidden=8)\"; echo epoch 1 loss: 1",
                "out-{lr}");
        assertTrue(run.err().contains("hps: lr: the program printed 0.1, but the run was given 0.3\n"), run.err());
        assertEquals("""
            {
              "conflicts": {
                "lr": {
                  "from": "output",
                  "value": 0.1
                }
              },
              "steps": {
                "epoch": ["loss"]
              }
            }
            """, Files.readString(hps.lastRun().resolve("observed.json")));
        assertEquals(
                "lr,conflict\n0.3,lr\n",
                hps.run("query", "conflict:lr", "--columns", "lr,conflict", "--csv")
                        .out());
        assertTrue(
                hps.run("query", "--columns", "lr").out().contains("0.3!"),
                hps.run("query").out());
        assertTrue(hps.run("show", "@last").out().contains("conflict: the program printed 0.1"));
        hps.run("run", "-q", "--", "sh", "-c", "echo \"Namespace(lr=0.3)\"", "x", "--lr", "3e-1");
        assertFalse(Files.exists(hps.lastRun().resolve("observed.json")));
    }

    @Test
    void aRunAndAnExperimentAreSwept() throws IOException {
        Files.writeString(
                scratch.resolve("hps.yaml"),
                "experiments: {digits: {command: 'sh train.sh --lr {lr}', params: {lr: 0.1, hidden: 5}}}\n");
        sweep(0, "digits", "lr=0.2,0.3", "hidden=6", "--");
        assertEquals(List.of("0.2 6 0 0 ", "0.3 6 0 0 "), made());
        String id = hps.lastRun().getFileName().toString();
        sweep(0, id, "hidden=6,7", "--", "--seed", "4");
        assertEquals("0.3 6 4 0 ", made().get(2));
        assertEquals("0.3 7 4 0 ", made().get(3));
        assertEquals(
                "kind,hidden\nrerun,6\nrerun,7\n",
                hps.run("query", "parent:" + id, "--columns", "kind,hidden", "--sort", "hidden", "--csv")
                        .out());
    }

    @Test
    void aSecretGoesToTheProgramAndNowhereElse() throws IOException {
        Files.writeString(scratch.resolve("s.sh"), "echo \"$2 $4\" | tr a-z b-za > told.txt\n");
        sweep(0, "lr=1", "-p", "api_key=abcxyz", "--", "sh", "s.sh", "--api_key", "{api_key}", "--lr", "5");
        assertEquals("bcdyza 1\n", Files.readString(scratch.resolve("told.txt")));
        try (Stream<Path> files = Files.walk(hps.lastRun())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file).contains("abcxyz"), file.toString());
            }
        }
    }

    @Test
    void whatCannotBeSweptIsToldInALine() {
        String[][] wrong = {
            {"a=1..1000", "b=1..1000", "c=1..1000", "--", "true"},
            {"a=5..1", "--", "true"},
            {"a=", "--", "true"},
            {"a=1,,2", "--", "true"},
            {"a=uniform(0,1)", "--", "true"},
            {"a=log(0,1,3)", "--", "true"},
            {"a=lin(0,1,1.5)", "--", "true"},
            {"a=1", "a=2", "--", "true"},
            {"a=1"},
            {"--", "true"},
            {"x", "y", "a=1", "--", "true"},
            {"a=1", "--jobs", "0", "--", "true"},
            {"a=1", "--jobs", "10001", "--", "true"},
            {"a=1,2", "--random", "0", "--", "true"},
            {"a=1..5", "--random", "99999", "--", "true"},
            {"a=0.1..0.5", "--", "true"},
            {"a=normal(0,1)", "--", "true"},
            {"a=1", "--print", "--isolate", "--", "true"},
        };
        String[] told = {
            "these are 1,000,000,000 runs, and at most 10,000 can be made; --random N draws some",
            "'a=5..1' is an empty range",
            "'a=' has an empty value",
            "'a=1,,2' has an empty value",
            "'a' is any number of an interval: --random N draws some",
            "'a=log(0,1,3)': 3 numbers are expected in the brackets, the second above the first, both above 0",
            "'a=lin(0,1,1.5)': a count from 2 to 10000 is expected last",
            "'a' is given twice",
            "put the command after --",
            "KEY=VALUES is expected: what to vary",
            "'y': KEY=VALUES is expected; put -- before the command",
            "--jobs must be at least 1",
            "--jobs can be at most 10000",
            "from 1 to 10,000 runs can be drawn, not 0",
            "from 1 to 10,000 runs can be drawn, not 99,999",
            "'a=0.1..0.5': a range is of whole numbers, 1..5; lin(), log() and for random draws uniform(),"
                    + " loguniform() are for others; quotes make it a text",
            "'a=normal(0,1)': log, lin, choice, uniform, loguniform and logint are known; quotes make it a text",
            "--isolate cannot be printed: each line is a run in the folder as it is",
        };
        for (int i = 0; i < wrong.length; i++) {
            String err = sweep(2, wrong[i]).err();
            assertEquals("hps sweep: " + told[i], err.lines().findFirst().orElse(""));
        }
        assertFalse(Files.exists(scratch.resolve("hps-runs")));
    }
}
