package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sweeps that search, with real programs.
class SearchTest {
    /// The nearer x is to 5, the better; 9 fails.
    private static final String PROGRAM = """
        x=0; kind=a
        while [ $# -gt 0 ]; do
          case $1 in --x) x=$2; shift 2 ;; --kind) kind=$2; shift 2 ;; --epochs) shift 2 ;; esac
        done
        [ "$x" = 9 ] && exit 1
        echo "epoch 1 val_loss: $(( (x - 5) * (x - 5) )) val_size: $x"
        """;

    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void project() throws IOException {
        hps = new Hps(scratch);
        Files.writeString(scratch.resolve("train.sh"), PROGRAM);
    }

    private Hps.Outcome search(int code, String... words) {
        List<String> all = new ArrayList<>(List.of("sweep", "--no-sys", "--search"));
        all.addAll(List.of(words));
        all.addAll(List.of("--", "sh", "train.sh", "--x", "0", "--kind", "a"));
        Hps.Outcome outcome = hps.run(all.toArray(String[]::new));
        assertEquals(code, outcome.code(), outcome.err());
        return outcome;
    }

    private int runs() {
        return (int) hps.run("ls", "--csv").out().lines().count() - 1;
    }

    private static String regular(String err) {
        return err.replaceAll("sweep(:| )[a-z][a-z2-7]{4}", "sweep$1ID")
                .replaceAll("\\b[a-z][a-z2-7]{4}(?=  | \\(|;)", "RUN")
                .replaceAll("in [\\d.]+ s", "in TIME");
    }

    @Test
    void aSearchGoesOnWhereTheSameLineIsTypedAgain() {
        Hps.Outcome first = search(0, "random", "--runs", "2", "x=1..4");
        assertTrue(first.err().contains("random over x; 2 of 2 runs to do\n"), first.err());
        Hps.Outcome more = search(0, "random", "--runs", "3", "x=1..4");
        assertTrue(more.err().contains("random over x; 1 of 3 runs to do\n"), more.err());
        Hps.Outcome rest = search(0, "random", "--runs", "9", "x=1..4");
        assertTrue(rest.err().contains("every configuration of the space has been tried\n"), rest.err());
        assertTrue(rest.err().contains("best val_loss 1 "), rest.err());
        assertEquals(4, runs());
    }

    @Test
    void aCommandTypedWithoutParametersHasTheRunsOfItsProgramAsEvidence() throws IOException {
        Files.writeString(scratch.resolve("size.sh"), "echo \"epoch 1 val_loss: $2\"\n");
        hps.run("run", "--no-sys", "--", "sh", "size.sh", "--size", "2");
        String[] line = {"sweep", "--no-sys", "--search", "grid", "--runs", "2", "size=2..5", "--", "sh", "size.sh"};
        assertEquals("""
            hps: sweep ID: grid over size; 2 of 2 runs to do; 1 earlier run serves as evidence (--cold leaves them out)
            hps: [1/2] RUN  size=3  finished in TIME, val_loss 3
            hps: [2/2] RUN  size=4  finished in TIME, val_loss 4
            hps: sweep ID: 2 finished in TIME; best val_loss 3 RUN (size=3); an earlier run, not of this sweep, has val_loss 2: RUN; hps query sweep:ID
            """, regular(hps.run(line).err()));
        assertEquals("""
            hps: sweep ID: grid over size; 0 of 2 runs to do; 1 earlier run serves as evidence (--cold leaves them out)
            hps: nothing is left to do; a larger --runs continues
            """, regular(hps.run(line).err()));
    }

    @Test
    void aGridHasNoMoreRunsThanPointsAndDependsOnNone() {
        Hps.Outcome next = search(0, "grid", "--runs", "9", "--dry-run", "x=2..6");
        assertEquals("""
            hps: sweep ID: grid over x; 5 of 5 runs to do
            hps: the next: in the order of the grid
            hps: 2 more in the order of the grid
            """, regular(next.err()));
        assertTrue(search(0, "random", "--runs", "5", "--dry-run", "x=1..99")
                .err()
                .endsWith("hps: the next: at random\nhps: 2 more at random\n"));
        search(0, "grid", "--runs", "9", "x=2..3");
        assertEquals("""
            hps: sweep ID: grid over x; 0 of 2 runs to do
            hps: nothing is left to do: the grid has no more points
            """, regular(search(0, "grid", "--runs", "9", "x=2..3").err()));
    }

    @Test
    void earlierRunsWithoutAParameterAreNotOutsideOfTheSpace() throws IOException {
        Files.writeString(scratch.resolve("size.sh"), "echo \"epoch 1 val_loss: $2\"\n");
        hps.run("run", "--no-sys", "--", "sh", "size.sh", "--size", "2");
        hps.run("run", "--no-sys", "--", "sh", "size.sh", "--size", "9", "--depth", "2");
        Hps.Outcome next = hps.run(
                "sweep",
                "--no-sys",
                "--search",
                "random",
                "--runs",
                "1",
                "--where",
                "size>0",
                "--dry-run",
                "size=1..4",
                "depth=1..3",
                "--",
                "sh",
                "size.sh");
        assertTrue(
                next.err()
                        .contains(" runs to do; 1 earlier run lies outside of the space;"
                                + " 1 earlier run has no value for depth\n"),
                next.err());
    }

    @Test
    void aGridLeavesOutWhatHasNoValueAndWhatHasRunBefore() {
        hps.run("run", "--no-sys", "--", "sh", "train.sh", "--x", "2", "--kind", "a");
        Hps.Outcome outcome = search(0, "grid", "x=2..3", "kind=a,b", "epochs=5 if kind:b");
        assertEquals("""
            hps: sweep ID: grid over x, kind, epochs; 4 of 4 runs to do; 1 earlier run serves as evidence (--cold leaves them out)
            hps: [1/4] RUN  x=2 kind=b epochs=5  finished in TIME, val_loss 9
            hps: [2/4] RUN  x=3 kind=a  finished in TIME, val_loss 4
            hps: [3/4] RUN  x=3 kind=b epochs=5  finished in TIME, val_loss 4
            hps: every configuration of the space has been tried
            hps: sweep ID: 3 finished in TIME; best val_loss 4 RUN (x=3 kind=b epochs=5), one of 2 that tie; hps query sweep:ID
            """, regular(outcome.err()));
    }

    @Test
    void theBestIsOneOfTheSweepAndABetterEarlierRunIsNamedAsSuch() {
        hps.run("run", "--no-sys", "--", "sh", "train.sh", "--x", "5", "--kind", "a");
        Hps.Outcome outcome = search(0, "grid", "x=4..5");
        String last = outcome.err().lines().toList().getLast();
        assertEquals(
                "hps: sweep ID: 1 finished in TIME; best val_loss 1 RUN (x=4); an earlier run, not of this sweep, has"
                        + " val_loss 0: RUN; hps query sweep:ID",
                regular(last));
        Hps.Outcome other = search(0, "random", "--runs", "1", "--objective", "max val_size", "x=7,8", "kind=b");
        assertTrue(
                other.err().lines().toList().getLast().endsWith(" --sort metric.val_size:desc"),
                other.err().lines().toList().getLast());
    }

    @Test
    void earlierRunsOutsideOfTheSpaceAreCounted() {
        hps.run("run", "--no-sys", "--", "sh", "train.sh", "--x", "2", "--kind", "a");
        hps.run("run", "--no-sys", "--", "sh", "train.sh", "--x", "3", "--kind", "a");
        Hps.Outcome some = search(0, "random", "--runs", "2", "--dry-run", "x=3..4");
        assertEquals("""
            hps: sweep ID: random over x; 2 of 2 runs to do; 1 earlier run serves as evidence (--cold leaves them out); 1 earlier run lies outside of the space
            hps: the next: at random
            hps: every configuration of the space has been tried
            """, regular(some.err()));
        Hps.Outcome none = search(0, "random", "--runs", "1", "--dry-run", "x=7..8");
        assertEquals("""
            hps: sweep ID: random over x; 1 of 1 runs to do; 2 earlier runs lie outside of the space
            hps: the next: at random
            """, regular(none.err()));
        Hps.Outcome cold = search(0, "random", "--runs", "1", "--cold", "--dry-run", "x=7..8");
        assertEquals(
                "hps: sweep ID: random over x; 1 of 1 runs to do\nhps: the next: at random\n", regular(cold.err()));
    }

    @Test
    void tpeRestsOnEarlierRunsAndSaysSo() {
        search(1, "grid", "x=0..13");
        Hps.Outcome next = search(0, "tpe", "--runs", "2", "--dry-run", "x=0..40");
        assertEquals("""
            hps: sweep ID: tpe over x; 2 of 2 runs to do; 13 earlier runs serve as evidence (--cold leaves them out)
            hps: the next: where the best 2 of 13 configurations are dense and the others are not; these come to val_loss 1 or better
            """, regular(next.err()));
        assertEquals(2, next.out().lines().count());
        assertEquals(14, runs(), "nothing was run");
        Hps.Outcome cold = search(0, "tpe", "--runs", "1", "--cold", "--dry-run", "x=0..40");
        assertTrue(cold.err().contains("at random, until 10 configurations have ended\n"), cold.err());
        Hps.Outcome where = search(0, "tpe", "--runs", "1", "--where", "x<3", "--dry-run", "x=0..40");
        assertTrue(where.err().contains("; 3 earlier runs serve"), where.err());
    }

    @Test
    void anObjectiveThatNoRunReportsIsSaidAfterTheFirstAndEndsTheSearchSoon() {
        Hps.Outcome outcome = search(1, "random", "--runs", "8", "--objective", "max f1", "x=1..8");
        assertTrue(
                outcome.err()
                        .contains(" does not report f1; it reports val_loss, val_size; --objective 'max METRIC' names"
                                + " what the search is for\n"),
                outcome.err());
        assertTrue(outcome.err().contains("3 runs in a row do not report it; no new ones start\n"), outcome.err());
        assertEquals(3, runs());
    }

    @Test
    void aSearchWhoseFirstRunsAllFailEnds() {
        Hps.Outcome outcome = search(1, "random", "--runs", "8", "x=9", "kind=a,b,c,d,e");
        assertTrue(outcome.err().contains("the first 3 runs failed; no new ones start\n"), outcome.err());
        assertEquals(3, runs());
    }

    @Test
    void severalObjectivesLeadToAFront() {
        Hps.Outcome outcome =
                search(0, "tpe", "--runs", "12", "--objective", "min val_loss, max val_size", "x=0..8", "kind=a,b");
        assertTrue(outcome.err().contains(" --pareto val_loss,val_size\n"), outcome.err());
    }

    @Test
    void aSamplerOfOptunaChooses() {
        Hps.Outcome first = withOptuna("optuna:counting", "--runs", "2", "x=1..4");
        assertEquals(0, first.code(), first.err());
        assertEquals("""
            hps: sweep ID: optuna:counting over x; 2 of 2 runs to do
            hps: [1/2] RUN  x=1  finished in TIME, val_loss 16
            hps: [2/2] RUN  x=2  finished in TIME, val_loss 9
            hps: sweep ID: 2 finished in TIME; best val_loss 9 RUN (x=2); hps query sweep:ID
            """, regular(first.err()));
        Hps.Outcome more = withOptuna("optuna:counting", "--runs", "3", "x=1..4");
        assertTrue(regular(more.err()).contains("hps: [1/1] RUN  x=3  finished in TIME, val_loss 4\n"), more.err());
    }

    @Test
    void aSamplerThatOptunaDoesNotHaveOrThatFailsIsSaid() {
        assertEquals(
                "hps sweep: --sampler optuna:none: Optuna 0-stub has no sampler none; it has broken, counting",
                withOptuna("optuna:none", "--runs", "2", "x=1..4")
                        .err()
                        .lines()
                        .findFirst()
                        .orElse(""));
        Hps.Outcome broken = withOptuna("optuna:broken", "--runs", "2", "x=1..4");
        assertTrue(broken.err().contains("the next command cannot be made: the sampler is broken\n"), broken.err());
        assertEquals(
                "hps sweep: --sampler tpe: write optuna:NAME, such as optuna:tpe",
                withOptuna("tpe", "--runs", "2", "x=1..4")
                        .err()
                        .lines()
                        .findFirst()
                        .orElse(""));
        assertEquals(0, runs());
    }

    private Hps.Outcome withOptuna(String sampler, String... words) {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3"))),
                "python3 is not installed");
        List<String> all = new ArrayList<>(List.of("sweep", "--no-sys", "--sampler", sampler));
        all.addAll(List.of(words));
        all.addAll(List.of("--", "sh", "train.sh", "--x", "3", "--kind", "a"));
        return hps.with(
                        "PYTHONPATH",
                        Path.of("src/test/resources/org/hpsearch/launch/search/stub")
                                .toAbsolutePath()
                                .toString())
                .run(all.toArray(String[]::new));
    }

    /// Its accuracy is x times the epoch; each epoch leaves a checkpoint.
    private static final String EPOCHS = """
        x=0; from=0
        while [ $# -gt 0 ]; do
          case $1 in --x) x=$2; shift 2 ;; --resume) from=$(cat "$2"); shift 2 ;; --out) mkdir -p "$2"; out=$2; shift 2 ;; esac
        done
        epoch=$((from + 1))
        while [ $epoch -le 4 ]; do
          echo $epoch > "$out/model.ckpt"
          echo "epoch $epoch/4 val_acc: $((x * epoch))"
          sleep 0.4
          epoch=$((epoch + 1))
        done
        """;

    @Test
    void runsThatOthersBeatEndEarlyAndGoOnFromTheirCheckpointWhenTheyAreAmongTheBest() throws IOException {
        Files.writeString(scratch.resolve("train.sh"), EPOCHS);
        Hps.Outcome outcome = hps.run(
                "sweep",
                "--no-sys",
                "--search",
                "grid",
                "--stop",
                "halving",
                "--min",
                "1",
                "--max",
                "2",
                "--eta",
                "2",
                "--objective",
                "max val_acc",
                "x=4,3,2,1",
                "--",
                "sh",
                "train.sh",
                "--x",
                "9",
                "--out",
                "out-{x}",
                "--resume",
                "/dev/null");
        assertEquals(0, outcome.code(), outcome.err());
        assertEquals("""
            hps: sweep ID: grid over x; 4 of 4 runs to do
            hps: [1/4] RUN  x=4  finished in TIME, val_acc 16
            hps: [2/4] RUN  x=3  stopped in TIME, val_acc 6
            hps: [3/4] RUN  x=2  stopped in TIME, val_acc 4
            hps: [4/4] RUN  x=1  stopped in TIME, val_acc 2
            hps: [5/5] RUN  x=3  finished in TIME, val_acc 12
            hps: sweep ID: 2 finished, 3 stopped early in TIME; best val_acc 16 RUN (x=4); hps query sweep:ID
            """, regular(outcome.err()));
        assertEquals(4, hps.run("ls", "state:stopped", "--csv").out().lines().count());
        assertEquals(
                hps.run("ls", "state:stopped", "--csv").out(),
                hps.run("ls", "stopped:halving", "--csv").out());
        assertEquals(1, hps.run("ls", "stopped:median", "--csv").out().lines().count());
        String promoted = hps.run("ls", "x:3 state:finished", "--csv").out();
        assertTrue(promoted.contains("resume"), promoted);
        Hps.Outcome again = hps.run(
                "sweep",
                "--no-sys",
                "--search",
                "grid",
                "--stop",
                "halving",
                "--min",
                "1",
                "--max",
                "2",
                "--eta",
                "2",
                "--objective",
                "max val_acc",
                "x=4,3,2,1",
                "--",
                "sh",
                "train.sh",
                "--x",
                "9",
                "--out",
                "out-{x}",
                "--resume",
                "/dev/null");
        assertTrue(again.err().contains("nothing is left to do"), again.err());
    }

    @Test
    void whatCannotBeSearchedIsRefused() {
        assertTrue(search(2, "halving", "--runs", "2", "--max", "9", "x=1..4")
                .err()
                .contains("--stop halving takes --objective 'max METRIC'"));
        assertTrue(search(2, "halving", "--runs", "2", "x=1..4").err().contains("--max above it"));
        assertTrue(search(2, "tpe", "x=1..4").err().contains("takes --runs N or --time 2h"));
        assertTrue(
                search(2, "magic", "--runs", "2", "x=1..4").err().contains("tpe, random, grid and halving are known"));
        assertTrue(search(2, "grid", "x=uniform(0,1)").err().contains("the space has more than 10000 points"));
        assertTrue(search(2, "tpe", "--runs", "2", "--objective", "speed", "x=1..4")
                .err()
                .contains("min speed or max speed"));
        assertTrue(search(2, "tpe", "--runs", "2", "x=4..1").err().contains("'x=4..1' is an empty range"));
    }
}
