package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which columns a table shows unasked, in which order, and which go where there is no room.
class AutomaticColumnsTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void project() throws IOException {
        hps = new Hps(scratch).at("2026-11-20T12:00:00Z");
    }

    /// A run of a sweep over `lr`, with `beta` typed, `alpha` from a file, `batch` printed and `dropout` declared.
    private void run(int i) throws IOException {
        Path run = hps.write(
                "2026090" + i + "-080000-" + "abcde".charAt(i) + "aaaa",
                "{\"lr\": 0." + i + ", \"beta\": " + i + ", \"alpha\": " + i + ", \"same\": 1}",
                "1,1,val_acc,0." + i,
                "1,1,val_loss," + i);
        Files.writeString(run.resolve("run.json"), """
            {"format": 1, "experiment": "train", "command": ["train", "--beta", "1", "--lr", "0.1"],
             "started": "2026-09-01T08:00:00.000Z", "lineage": {"kind": "run", "sweep": "s1"},
             "places": {"lr": {"kind": "option", "words": [4], "spelling": "--lr"},
                        "beta": {"kind": "option", "words": [2], "spelling": "--beta"},
                        "alpha": {"kind": "file", "words": [], "spelling": "alpha", "file": "a.yaml"}}}
            """);
        Files.writeString(run.resolve("found.json"), """
            {"batch": {"value": %d, "from": "output"}, "dropout": {"value": 0.%d, "from": "declared"}}
            """.formatted(i, i));
    }

    private String table(int width, String... words) {
        Hps.Outcome outcome = hps.terminal(width).with("NO_COLOR", "1").run(words);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out();
    }

    @Test
    void whatWasTypedStandsBeforeWhatWasFound() throws IOException {
        run(1);
        run(2);
        assertEquals("""
            2 runs, best val_acc first (guessed; set objective in hps.yaml)
            all: same=1
            id     beta   lr  alpha  batch  dropout  val_acc  val_loss  age
            caaaa     2  0.2      2      2      0.2      0.2         2  80 d
            baaaa     1  0.1      1      1      0.1      0.1         1  80 d
            """, table(100, "query"));
        assertEquals("""
            id     beta   lr  val_acc  age
            caaaa     2  0.2      0.2  80 d
            baaaa     1  0.1      0.1  80 d
            no room for alpha, batch, dropo…
            """, table(32, "query").lines().skip(2).reduce("", (a, b) -> a + b + "\n"));
    }

    @Test
    void ofSeveralExperimentsWhatTheyShareIsShown() throws IOException {
        run(1);
        run(2);
        Path other = hps.write("20260905-080000-other", "{\"lr\": 5, \"T\": 3}", "1,1,energy,7");
        Files.writeString(
                other.resolve("run.json"), "{\"format\": 1, \"experiment\": \"ising\", \"command\": [\"i\"]}");
        assertEquals("""
            3 runs, best val_acc first (guessed; set objective in hps.yaml)
            id     experiment   lr  val_acc  val_loss  age
            caaaa  train       0.2      0.2         2  80 d
            baaaa  train       0.1      0.1         1  80 d
            other  ising         5                     76 d
            """, table(100, "query"));
    }

    @Test
    void whatIsMadeOfSweptValuesStandsBehindThem() throws IOException {
        for (int i = 1; i < 3; i++) {
            Path run = hps.write(
                    "2026090" + i + "-080000-" + "abcde".charAt(i) + "aaaa",
                    "{\"lr\": 0." + i + ", \"out\": \"out-0." + i + "\", \"seed\": " + i + "}",
                    "1,1,val_acc,0." + i);
            Files.writeString(run.resolve("run.json"), """
                {"format": 1, "experiment": "train", "command": ["train", "--out", "out-0.1", "--lr", "0.1", "--seed", "1"],
                 "started": "2026-09-01T08:00:00.000Z", "lineage": {"kind": "run", "sweep": "s1"},
                 "places": {"lr": {"kind": "option", "words": [4], "spelling": "--lr"},
                            "seed": {"kind": "option", "words": [6], "spelling": "--seed"},
                            "out": {"kind": "option", "words": [2], "spelling": "--out"},
                            "{lr}": {"kind": "given", "words": [2]}}}
                """);
        }
        assertEquals("""
            2 runs, best val_acc first (guessed; set objective in hps.yaml)
            id      lr  seed  out      val_acc  age
            caaaa  0.2     2  out-0.2      0.2  80 d
            baaaa  0.1     1  out-0.1      0.1  80 d
            """, table(100, "query"));
    }

    @Test
    void ofSeveralExperimentsEachRunShowsItsOwnResult() throws IOException {
        run(1);
        Path other = hps.write("20260905-080000-other", "{\"lr\": 5}", "1,1,err,0.25", "2,2,err,0.5");
        Files.writeString(
                other.resolve("run.json"), "{\"format\": 1, \"experiment\": \"ising\", \"command\": [\"i\"]}");
        assertEquals("""
            2 runs, newest first
            id     experiment  age   duration  result       command
            other  ising       76 d    1m 00s  err 0.25     i
            baaaa  train       80 d    1m 00s  val_acc 0.1  train --beta 1 --lr 0.1
            """, table(100, "ls", "--columns=-state,-name"));
        assertEquals("""
            2 runs, newest first
            id     result
            other  err 0.25
            baaaa  val_acc 0.1
            """, table(100, "ls", "--columns=id,result"));
        assertEquals(
                "id,name,experiment,state,started,duration,val_acc,command",
                hps.run("ls", "--csv").out().lines().findFirst().orElse(""));
        assertEquals(
                """
            1 run, newest first
            id     val_acc
            baaaa      0.1
            """,
                table(100, "ls", "experiment:train", "--columns=-state,-name,-experiment,-age,-duration,-command"));
    }
}
