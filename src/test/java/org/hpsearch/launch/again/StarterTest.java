package org.hpsearch.launch.again;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hpsearch.console.Context;
import org.hpsearch.console.World;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.Score;
import org.hpsearch.process.ChildEnvironment;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunState;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs that are started: here, in the background, from a checkpoint; and what the terminal says of them.
@Timeout(120)
class StarterTest {
    private static final Instant ENDED = Instant.parse("2026-09-01T08:01:00Z");

    @TempDir
    Path scratch;

    private WrittenRuns runs = new WrittenRuns(Path.of("/nowhere"));

    @BeforeEach
    void project() {
        runs = new WrittenRuns(scratch);
    }

    @AfterEach
    void close() throws IOException {
        runs.close();
    }

    private Starter starter(boolean quiet) {
        return new Starter(runs.context(), runs.past(), quiet, null);
    }

    private RunStart shell(String script) throws IOException {
        Path program = Files.writeString(scratch.resolve("p.sh"), script);
        return RunStart.of(runs.command("sh " + program.getFileName(), ""));
    }

    /// What was said, with ids, places and times that differ from day to day put in words.
    private String said() {
        return runs.said()
                .replace(scratch.toString(), "~")
                .replaceAll("\\d{8}-\\d{6}-[a-z2-7]{5}", "RUN")
                .replaceAll("(hps: |show )[a-z][a-z2-7]{4}\\b(?! your)", "$1ID");
    }

    @Test
    void aProgramRunsToItsEnd() throws IOException, InterruptedException {
        Launcher.Outcome outcome = starter(false).run(shell("echo epoch 1 loss: 0.5; exit 3"));
        assertEquals(3, outcome.exit());
        assertEquals(false, outcome.interrupted());
        assertEquals(
                "new project in ~\nhps: ID  ~/hps-runs/RUN\nepoch 1 loss: 0.5\n"
                        + "hps: ID  failed (exit status 3) in 0.0 s, loss 0.5; hps show ID\n",
                said().replaceFirst("^hps: ", ""));
        assertEquals(RunState.FAILED, Objects.requireNonNull(outcome.run()).state(ENDED));
        assertEquals(0, starter(true).run(shell("exit 0")).exit());
        assertEquals("", said(), "a quiet one says nothing of its own");
        assertEquals(7, starter(true).unrecorded(shell("exit 7").command()));
        try (Stream<Path> folders = Files.list(scratch.resolve("hps-runs")).filter(Files::isDirectory)) {
            assertEquals(2, folders.count());
        }
    }

    @Test
    void aProgramThatIsNotThereLeavesNoRun() throws IOException, InterruptedException {
        Launcher.Outcome outcome = starter(false).run(RunStart.of(runs.command("./nosuch --lr 1", "")));
        assertEquals(127, outcome.exit());
        assertEquals("hps: command not found: ./nosuch\n", said());
        assertEquals(false, Files.exists(scratch.resolve("hps-runs")));
    }

    @Test
    void severalStartsOrTheirPreviews() throws IOException, InterruptedException {
        List<RunStart> starts = List.of(shell("exit 4"), shell("exit 4"));
        assertEquals(4, starter(true).all(starts, null));
        List<String> shown = new ArrayList<>();
        assertEquals(0, starter(true).all(starts, start -> shown.add(WrittenRuns.text(start))));
        assertEquals(List.of("sh p.sh", "sh p.sh"), shown);
    }

    @Test
    void anotherFileInTheCheckpointsPlaceIsNotWrittenOver() throws IOException, InterruptedException {
        Path copy = Files.writeString(scratch.resolve("copy.pt"), "saved");
        Path place = Files.writeString(scratch.resolve("m.pt"), "mine");
        RunStart unsure =
                new RunStart(shell("cat m.pt").command(), "resumes x", new PutBack(copy, place, scratch), false);
        assertEquals(
                "another file is in the checkpoint's place, ~/m.pt, and hps does not know whether the program reads it "
                        + "there; --put-back renames your file, --with '--resume {checkpoint}' passes the checkpoint "
                        + "instead",
                String.valueOf(assertThrows(
                                        DataException.class, () -> starter(true).run(unsure))
                                .getMessage())
                        .replace(scratch.toString(), "~"));
        assertEquals("mine", Files.readString(place));
        assertEquals(0, starter(true).run(unsure.allowed()).exit());
        assertEquals("hps: moved your ~/m.pt to ~/m.pt.set-aside-1\nsaved", said());
        assertEquals("mine", Files.readString(scratch.resolve("m.pt.set-aside-1")));
    }

    private ConsoleListener listener(Context context, boolean silent) {
        return new ConsoleListener(context, silent, null, Path.of("hps-runs"), "stage prepare", null);
    }

    @Test
    void linesOnTheTerminal() throws IOException {
        RunFolder run = runs.write('a', "./t");
        ConsoleListener listener = listener(runs.context(), false);
        listener.started(run, "t");
        listener.skipped(new PastRuns.Earlier(run.id(), "loss 0.5"));
        listener.advice("an advice");
        listener.ended(run, new EndStatus(0, ENDED), Duration.ofSeconds(75), null);
        listener.ended(
                run,
                new EndStatus(137, ENDED),
                Duration.ofMillis(1500),
                new Score(new Objective("loss", Direction.MIN, true), 0.25));
        assertEquals("""
            hps: aaaaa  hps-runs/20260901-080000-aaaaa; stage prepare
            hps: not run: the same configuration finished as aaaaa (loss 0.5)
            hps: an advice
            hps: aaaaa  finished in 1m 15s; hps show aaaaa
            hps: aaaaa  killed (SIGKILL, exit status 137) in 1.5 s, loss 0.25; hps show aaaaa
            """, runs.said());
        ConsoleListener silent = listener(runs.context(), true);
        silent.started(run, "t");
        silent.skipped(new PastRuns.Earlier(run.id(), ""));
        silent.advice("an advice");
        silent.ended(run, new EndStatus(1, ENDED), Duration.ofSeconds(1), null);
        assertEquals("", runs.said());
        silent.warning("a warning");
        assertEquals("hps: a warning\n", runs.said());
    }

    /// A context whose hps script does what the test wants.
    private Context withScript(String script) throws IOException {
        Path hps = Files.writeString(scratch.resolve("hps"), "#!/bin/sh\n" + script);
        assertEquals(true, hps.toFile().setExecutable(true));
        Context context = runs.context();
        return new Context(
                context.streams(),
                context.screen(),
                new World(
                        context.environment(),
                        scratch,
                        scratch,
                        context.clock(),
                        context.world().zone(),
                        hps.toString()),
                null);
    }

    private String background(String script) throws IOException, InterruptedException {
        int exit = BackgroundStart.start(withScript(script), List.of("--", "./t"));
        return exit + " " + said();
    }

    @Test
    void aStartInTheBackgroundWaitsUntilItsRunHasBegun() throws IOException, InterruptedException {
        String ready = "\"$" + ChildEnvironment.READY + "\"";
        assertEquals(
                "0 hps: ID  ~/hps-runs/RUN  (in the background)\n",
                background("echo " + scratch + "/hps-runs/20260901-080000-aaaaa > " + ready));
        assertEquals(
                "0 hps: not run: the same configuration finished as aaaaa\n",
                background("echo 'not run: the same configuration finished as aaaaa' > " + ready));
        assertEquals("127 hps: ./t: no such program\n", background("echo 'missing: ./t: no such program' > " + ready));
        assertEquals(
                "the background hps ended at once",
                assertThrows(DataException.class, () -> background("exit 0")).getMessage());
        assertEquals(
                "-d needs the hps script that started this program",
                assertThrows(DataException.class, () -> BackgroundStart.start(runs.context(), List.of()))
                        .getMessage());
        assertEquals(false, BackgroundStart.isInside(runs.context()));
        runs.environment.put(ChildEnvironment.READY, scratch.resolve("ready").toString());
        assertEquals(true, BackgroundStart.isInside(runs.context()));
        listener(runs.context(), true).started(runs.write('a', "./t"), "t");
        assertEquals(scratch + "/hps-runs/20260901-080000-aaaaa\n", Files.readString(scratch.resolve("ready")));
        listener(runs.context(), true).missing("./t: no such program");
        assertEquals("missing: ./t: no such program\n", Files.readString(scratch.resolve("ready")));
    }

    @Test
    void jobsInTheBackgroundAreNumberedAndToldWhenTheyEnd() throws IOException, InterruptedException {
        Path script = scratch.resolve("job");
        Files.writeString(script, """
            #!/bin/sh
            printf 'first line\\n\\033[31mbar 1%%\\rbar 2%%\\033[0m\\n\\n' >&2
            exit "$2"
            """);
        assertEquals(true, script.toFile().setExecutable(true));
        BlockingQueue<String> ended = new LinkedBlockingQueue<>();
        BackgroundJobs jobs = new BackgroundJobs(ended::add);
        assertEquals("", jobs.leave());
        assertEquals(1, jobs.start(script.toString(), List.of("run", "3"), scratch));
        assertEquals("[1] ended with status 3: run 3\n    bar 2%", ended.poll(60, TimeUnit.SECONDS));
        assertEquals(2, jobs.start(script.toString(), List.of("run", "0"), scratch));
        assertEquals("[2] finished: run 0", ended.poll(60, TimeUnit.SECONDS));
        assertEquals(List.of("[1] ended with status 3  run 3", "[2] finished  run 0"), jobs.lines());
        assertEquals("", jobs.leave(), "both have ended");
    }

    @Test
    void inputsThatHaveChangedAreShown() throws IOException {
        Files.writeString(scratch.resolve("c.yaml"), "lr: 0.1\nn: 2\n");
        Files.writeString(scratch.resolve("d.txt"), "a\n");
        RunFolder run = runs.write('a', "./t c.yaml d.txt gone.txt");
        RunInfo info = run.read().info();
        run.writeInfo(RunInfo.of(
                        run.id(),
                        "t",
                        new Invocation(
                                info.command(),
                                ".",
                                info.places(),
                                Map.of("c.yaml", "inputs/c", "d.txt", "inputs/d", "gone.txt", "inputs/g"),
                                false))
                .by(info.provenance()));
        Path inputs = Files.createDirectories(run.file("inputs"));
        Files.writeString(inputs.resolve("c"), "lr: 0.1\nn: 1\nm: 1\n");
        Files.writeString(inputs.resolve("d"), "a\r\n");
        Files.writeString(inputs.resolve("g"), "x");
        PreparedCommand command = runs.command("./t c.yaml d.txt gone.txt", "");
        new ChangedInputs(runs.context()).warn(run, command);
        assertEquals("""
            hps: 'c.yaml' has changed since run aaaaa:
                - n: 1
                - m: 1
                + n: 2
            hps: 'd.txt' has changed since run aaaaa in its line ends alone
            hps: 'gone.txt' is gone; run aaaaa had it
            """, runs.said());
    }

    @Test
    void oldCopiesOfCheckpointsGoWhereNothingProtectsTheirRun() throws IOException {
        Files.writeString(scratch.resolve("hps.yaml"), "protected: [thesis]\n");
        for (char letter : new char[] {'a', 'b'}) {
            runs.write(letter, "./t");
            copy(runs.run(letter), 1);
            copy(runs.run(letter), 2);
        }
        runs.run('b').changeNotes(none -> Notes.NONE.tagged(List.of("thesis")));
        CheckpointCleaning cleaning =
                new CheckpointCleaning(runs.context(), runs.project().store(), runs.settings(), RunRemoval.Keep.LAST);
        List<RunFacts> facts = Stream.of('a', 'b')
                .map(letter -> RunFacts.alone(runs.run(letter).read(), "p", ENDED))
                .toList();
        cleaning.clean(facts, true, false);
        String listed = runs.said();
        cleaning.clean(facts, false, true);
        String copy = runs.run('a').file("checkpoints/0001/m.pt").toString();
        assertEquals(
                copy + "\nhps: would delete the checkpoints of 1 run, 10 B\n" + copy
                        + "\nhps: deleted the checkpoints of 1 run, 10 B\n",
                listed + runs.said());
        assertEquals("2", kept('a'));
        assertEquals("1 2", kept('b'));
    }

    private static void copy(RunFolder run, int step) throws IOException {
        Path copy = run.file("checkpoints/000" + step + "/m.pt");
        Files.writeString(Files.createDirectories(copy.getParent()).resolve("m.pt"), "0123456789");
        run.addCheckpoint(new Checkpoint((double) step, 1.0, "m.pt", "checkpoints/000" + step + "/m.pt", 10, ""));
    }

    private String kept(char letter) {
        return String.join(
                " ",
                runs.run(letter).read().checkpoints().stream()
                        .filter(one -> Files.exists(runs.run(letter).file(one.kept())))
                        .map(Checkpoint::step)
                        .map(step -> String.valueOf(Objects.requireNonNull(step).intValue()))
                        .toList());
    }

    @Test
    void aStartOfARunKnowsItsParent() throws IOException {
        RunStart start = shell("exit 0");
        assertEquals(Lineage.NONE, start.plan().label().lineage());
        assertEquals(true, start.surely());
    }
}
