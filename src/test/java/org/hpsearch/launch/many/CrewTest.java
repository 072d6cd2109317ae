package org.hpsearch.launch.many;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hpsearch.cluster.Batch;
import org.hpsearch.cluster.Engine;
import org.hpsearch.cluster.JobArray;
import org.hpsearch.cluster.TaskState;
import org.hpsearch.launch.KnownPast;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.Score;
import org.hpsearch.launch.Surroundings;
import org.hpsearch.launch.again.RerunPlanner;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Several runs side by side: planned, left out, placed, shown.
@Timeout(120)
class CrewTest {
    private static final Objective LOSS = new Objective("loss", Direction.MIN, false);

    @TempDir
    Path scratch;

    private Sweeps sweeps = new Sweeps(Path.of("/nowhere"));
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void project() {
        sweeps = new Sweeps(scratch);
    }

    /// Hears of jobs, and leaves them as they are.
    private final class Heard implements Crew.Overseer {
        @Override
        public PreparedCommand inSlot(PreparedCommand command, int slot) {
            return command;
        }

        @Override
        public Launcher.Listener listener(Crew.Job job) {
            return new Silent();
        }

        @Override
        public void broken(Crew.Job job, String reason) {
            heard.add("broken " + job.number() + ": " + reason);
        }

        @Override
        public void stopping(int running, String sent) {
            heard.add("stopping " + running + " " + sent);
        }
    }

    private final class Silent implements Launcher.Listener {
        @Override
        public void started(RunFolder run, String experiment) {
            heard.add("started " + run.id().substring(16) + " of " + experiment);
        }

        @Override
        public void known(RunRecord run) {
            // nothing is asked
        }

        @Override
        public void skipped(PastRuns.Earlier earlier) {
            heard.add("skipped");
        }

        @Override
        public void warning(String sentence) {
            heard.add(sentence);
        }

        @Override
        public void measured(Scalar scalar) {
            heard.add(scalar.metric() + " " + Numbers.print(scalar.value()));
        }

        @Override
        public void ended(RunFolder run, EndStatus end, Duration duration, @Nullable Score score) {
            heard.add("ended " + end.exit() + " after " + duration.toSeconds() + " s");
        }
    }

    /// Where jobs only say that they run.
    private abstract static class Told implements Site {
        @Override
        public List<Left> left(String sweep) {
            return List.of();
        }

        @Override
        public boolean isolates() {
            return true;
        }
    }

    private List<Crew.Job> jobs(int count) throws IOException {
        PreparedCommand command = sweeps.command("./t");
        return IntStream.range(0, count)
                .mapToObj(number -> new Crew.Job(number, command, command, ""))
                .toList();
    }

    @Test
    void jobsComeInTheirOrderUntilOneCannotBeStarted() throws IOException, InterruptedException {
        Crew crew = new Crew(
                jobs(4),
                new Told() {
                    @Override
                    public void run(Crew.Job job, Launcher.Listener listener, Watch watch) {
                        heard.add("runs " + job.number() + job.from());
                        if (job.number() == 2) {
                            throw new DataException("no room");
                        }
                    }
                },
                new Heard());
        crew.work(1);
        assertEquals(List.of("runs 0", "runs 1", "runs 2", "broken 2: no room"), heard);
        assertEquals(0, crew.status());
    }

    @Test
    void slotsWorkSideBySideAndOneJobCanBeEnded() throws IOException, InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        Set<String> signals = ConcurrentHashMap.newKeySet();
        Crew crew = new Crew(
                jobs(3),
                new Told() {
                    @Override
                    public void run(Crew.Job job, Launcher.Listener listener, Watch watch) throws InterruptedException {
                        CountDownLatch over = new CountDownLatch(job.number() == 2 ? 0 : 1);
                        watch.began(signal -> {
                            signals.add(signal + " to " + job.number());
                            over.countDown();
                            return true;
                        });
                        both.countDown();
                        over.await();
                        watch.over();
                    }
                },
                new Heard());
        Thread work = Thread.ofPlatform().start(() -> {
            try {
                crew.work(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertEquals(true, both.await(60, TimeUnit.SECONDS), "two at a time");
        assertEquals(true, crew.end(0));
        assertEquals(true, crew.end(1));
        work.join();
        assertEquals(Set.of("TERM to 0", "TERM to 1"), signals);
        assertEquals(false, crew.end(0), "it is over");
    }

    @Test
    void onThisMachineAJobIsAProgram() throws IOException, InterruptedException {
        Files.writeString(scratch.resolve("p.sh"), "echo epoch 1 loss: 0.5; exit 2");
        ThisMachine here = new ThisMachine(Surroundings.of(sweeps.context), new KnownPast(List.of(), null));
        PreparedCommand command = sweeps.command("sh p.sh");
        List<String> watched = new ArrayList<>();
        here.run(new Crew.Job(0, command, command, ""), new Silent(), new Site.Watch() {
            @Override
            public void began(Site.Running program) {
                watched.add("began");
            }

            @Override
            public void over() {
                watched.add("over");
            }
        });
        assertEquals(List.of("began", "over"), watched);
        assertEquals(List.of("loss 0.5", "ended 2 after 0 s"), heard.subList(1, 3));
        assertEquals(List.of(), here.left("s"));
        assertEquals("", sweeps.said(), "nothing is echoed");
    }

    private static Score score(double value) {
        return new Score(LOSS, value);
    }

    private static PastRuns.Past past(RunFolder run, RunState state) {
        return new PastRuns.Past(run.read(), state, Map.of("lr", Numbers.typed("0.1"), "n", Numbers.typed("1")));
    }

    @Test
    void theBoardHasALineForEachRunAndOneForAll() throws IOException {
        List<Map<String, String>> configurations =
                List.of(Map.of("lr", "0.1"), Map.of("lr", "0.2"), Map.of("lr", "0.3"));
        RunFolder good = sweeps.run('a');
        RunFolder bad = sweeps.run('b');
        Files.writeString(
                bad.file(RunFolder.OUTPUT),
                "start\n\u001b[31mRuntimeError: 10%\r  RuntimeError: no memory\u001b[0m\n\n");
        try (SweepBoard board = new SweepBoard(sweeps.context, false, configurations, 3, 2)) {
            Launcher.Listener first = board.listener(0);
            first.started(good, "t");
            first.warning("metrics.csv is incomplete (no space)");
            board.listener(1).warning("metrics.csv is incomplete (no room)");
            first.ended(good, new EndStatus(0, Sweeps.NOW), Duration.ZERO, score(0.25));
            board.listener(1).started(bad, "t");
            board.listener(1).ended(bad, new EndStatus(1, Sweeps.NOW), Duration.ZERO, score(0.5));
            board.stopping(1, "");
            board.stopping(2, "INT");
            board.broken(2, "no room");
            assertEquals(
                    1,
                    board.result(
                            "k3x7q", new KnownPast(List.of(past(good, RunState.FINISHED)), null), Optional.of(LOSS)));
        }
        assertEquals("""
            hps: lr=0.1: metrics.csv is incomplete (no space)
            hps: [1/3] aaaaa  lr=0.1  finished in T, loss 0.25
            hps: [2/3] bbbbb  lr=0.2  failed (exit status 1) in T, loss 0.5: RuntimeError: no memory
            hps: finishing 1 run, starting no more; Ctrl-C again stops now
            hps: INT is sent to 2 runs
            hps: lr=0.3: cannot be started: no room; no new ones start
            hps: sweep k3x7q: 1 finished, 1 failed, 1 left (repeat the command to run them) in T; best loss 0.25 aaaaa \
            (lr=0.1); hps query sweep:k3x7q
            """, sweeps.said());
        assertEquals("lr=0.1 'name=a b'", SweepBoard.label(new TreeMap<>(Map.of("lr", "0.1", "name", "a b"))));
    }

    @Test
    void threeRunsThatEndByTheSameUsageErrorEndTheSweep() throws IOException, InterruptedException {
        List<Map<String, String>> configurations = IntStream.range(0, 5)
                .mapToObj(number -> Map.of("lrr", "0." + number))
                .toList();
        try (SweepBoard board = new SweepBoard(sweeps.context, true, configurations, 5, 1)) {
            Crew crew = new Crew(
                    jobs(5),
                    new Told() {
                        @Override
                        public void run(Crew.Job job, Launcher.Listener listener, Watch watch) throws IOException {
                            RunFolder run = sweeps.run((char) ('a' + job.number()));
                            Files.writeString(
                                    run.file(RunFolder.OUTPUT),
                                    "usage: t [-h]\nt: error: unrecognized arguments: --lrr 0." + job.number() + "\n");
                            board.listener(job.number()).started(run, "t");
                            board.listener(job.number()).ended(run, new EndStatus(2, Sweeps.NOW), Duration.ZERO, null);
                        }
                    },
                    new Heard());
            board.watches(crew);
            crew.work(1);
            assertEquals(1, board.result("k3x7q", new KnownPast(List.of(), null), Optional.empty()));
        }
        assertEquals("""
            hps: [1/5] aaaaa  lrr=0.0  failed (exit status 2) in T: t: error: unrecognized arguments: --lrr 0.0
            hps: [2/5] bbbbb  lrr=0.1  failed (exit status 2) in T: t: error: unrecognized arguments: --lrr 0.1
            hps: [3/5] ccccc  lrr=0.2  failed (exit status 2) in T: t: error: unrecognized arguments: --lrr 0.2
            hps: the first 3 runs ended with the same usage error; no new ones start
            hps: sweep k3x7q: 0 finished, 3 failed, 2 left (repeat the command to run them) in T; hps query sweep:k3x7q
            """, sweeps.said());
    }

    @Test
    void theBestRunOfASweepInWords() throws IOException {
        RunFolder run = sweeps.run('a');
        KnownPast past = new KnownPast(List.of(past(run, RunState.FAILED)), null);
        assertEquals(
                "; best loss 0.25 aaaaa (lr=0.1), a failed run; an earlier run, not of this sweep, has loss 0.125:"
                        + " zzzzz; hps query sweep:s",
                new SweepBest(Set.of("lr"), Map.of(), score(0.125), "zzzzz")
                        .of("s", past, Optional.of(LOSS))
                        .orElseThrow());
        assertEquals(
                "; best loss 0.25 aaaaa (as typed), a failed run; hps query sweep:s",
                new SweepBest(Set.of("lr"), Map.of(run.id(), "as typed"), score(0.5), "zzzzz")
                        .of("s", past, Optional.of(LOSS))
                        .orElseThrow());
        KnownPast two = new KnownPast(List.of(past(run, RunState.FINISHED), past(run, RunState.FINISHED)), null);
        assertEquals(
                "; best loss 0.25 aaaaa (lr=0.1), one of 2 that tie; hps query sweep:s",
                new SweepBest(Set.of("lr"), Map.of(), null, "")
                        .of("s", two, Optional.of(LOSS))
                        .orElseThrow());
        assertEquals(
                "; hps query sweep:s",
                new SweepBest(Set.of(), Map.of(), null, "")
                        .of("s", past, Optional.empty())
                        .orElseThrow());
    }

    private static String words(PreparedCommand command) {
        return String.join(" ", command.plan().command().words()) + " "
                + new TreeMap<>(command.plan().command().given());
    }

    @Test
    void eachConfigurationIsPutWhereItsParametersStand() throws IOException {
        SweepPlanner typed = new SweepPlanner.OfCommand(
                sweeps.command("./t --lr {lr} out-{tag} --n 3", Map.of("lr", "1", "tag", "x")), null);
        assertEquals(
                "./t --lr {lr} out-{tag} --n 4 --seed 7 {lr=2, tag=x}",
                words(typed.of(Map.of("lr", "2", "n", "4", "seed", "7"))));
        assertEquals(
                "./t --lr {lr} out-{tag} --n 3 --tag y {lr=1}",
                words(typed.of(Map.of("tag", "y"))).replace(", tag=y", ""));
        assertEquals(
                "0.1",
                String.valueOf(sweeps.command("./t --lr 0.1").record().params().get("lr"))
                        .replaceAll("[^\\d.]", ""));
        RunFolder run = sweeps.run('a');
        SweepPlanner again = new SweepPlanner.OfRun(
                run.read(),
                new RerunPlanner(new Project(scratch), Settings.NONE, Map.of()),
                List.of("--amp"),
                null,
                Notes.NONE.named("swept"));
        PreparedCommand command = again.of(Map.of("lr", "2"));
        assertEquals("./t --lr 2 --amp {}", words(command));
        assertEquals("swept", command.plan().label().notes().name());
        assertEquals(run.id(), command.plan().label().lineage().parent());
        assertEquals(run.id() + " --amp", again.definition());
        assertEquals(run.id(), again.known().id());
    }

    @Test
    void whatFinishedOrRunsIsLeftOut() throws IOException {
        RunFolder done = sweeps.run('a');
        RunFolder runs = sweeps.run('b');
        PreparedCommand command = sweeps.command("./t --lr 0.1 --port {slot}");
        TriedBefore tried = new TriedBefore(
                sweeps.context, new KnownPast(List.of(past(done, RunState.FINISHED)), null), Set.of("lr"), false);
        for (int i = 0; i < 11; i++) {
            assertEquals(true, tried.before(command, "lr=" + i));
        }
        tried.tell();
        assertEquals(
                "hps: 11 finished before or run now (--again runs them again): aaaaa lr=0, aaaaa lr=1, aaaaa lr=2,"
                        + " aaaaa lr=3, aaaaa lr=4, aaaaa lr=5, aaaaa lr=6, aaaaa lr=7, aaaaa lr=8, aaaaa lr=9, ... and 1"
                        + " more\n",
                sweeps.said());
        TriedBefore running = new TriedBefore(
                sweeps.context, new KnownPast(List.of(past(runs, RunState.RUNNING)), null), Set.of("lr"), false);
        assertEquals(true, running.before(command, "lr=1"));
        running.tell();
        assertEquals(
                "hps: 1 finished before or run now (--again runs them again): bbbbb lr=1 (running)\n", sweeps.said());
        TriedBefore failed = new TriedBefore(
                sweeps.context, new KnownPast(List.of(past(runs, RunState.FAILED)), null), Set.of("lr"), false);
        assertEquals(false, failed.before(command, "lr=1"));
        failed.tell();
        TriedBefore blind = new TriedBefore(
                sweeps.context, new KnownPast(List.of(past(done, RunState.FINISHED)), null), Set.of(), true);
        assertEquals(false, blind.before(command, "lr=1"));
        assertEquals("", sweeps.said());
    }

    @Test
    void aRunOfAnotherMachineIsToldAsItGrows() throws IOException {
        RunFolder run = sweeps.run('a');
        RemoteRun remote = new RemoteRun("t", new Silent());
        remote.look(run);
        Path metrics = run.file(RunFolder.METRICS);
        Files.writeString(metrics, "step,time,metric,value\n1,1,loss,0.5\n2,2,lo");
        remote.look(run);
        remote.look(run);
        Files.writeString(metrics, "step,time,metric,value\n1,1,loss,0.5\n2,2,loss,0.25\n");
        remote.look(run);
        remote.look(sweeps.run('b'));
        assertEquals(List.of("started aaaaa of t", "loss 0.5", "loss 0.25", "started bbbbb of t"), heard);
    }

    /// An engine whose tasks are over as soon as they are submitted: the test has written their run.
    private final class Instantly implements Engine {
        @Override
        public String name() {
            return "instantly";
        }

        @Override
        public Map<String, String> scripts(Batch batch) {
            return Map.of("one.sh", "#!/bin/sh\n");
        }

        @Override
        public List<JobArray> submit(Batch batch) throws IOException {
            heard.add("submitted " + batch.tasks().getFirst().line());
            RunFolder run = sweeps.run('a');
            run.writeInfo(run.info().in(Lineage.NONE).by(run.info().provenance().inJob(Map.of("id", "17"))));
            Files.writeString(run.file(RunFolder.METRICS), "step,time,metric,value\n1,1,loss,0.5\n");
            run.writeEnd(new EndStatus(3, Instant.parse("2026-09-01T08:00:30Z")));
            return List.of(
                    new JobArray("17", -1, List.of(batch.tasks().getFirst().row())));
        }

        @Override
        public Map<String, TaskState> poll(List<JobArray> jobs) {
            return Map.of();
        }

        @Override
        public Map<String, String> fates(String job) {
            return Map.of();
        }

        @Override
        public String cause(String printed) {
            return "";
        }

        @Override
        public void cancel(List<String> tasks) {
            heard.add("cancelled " + tasks);
        }
    }

    @Test
    void oneRunIsHandedToAnEngine() throws IOException {
        PreparedCommand command = sweeps.command("./t --lr 0.1");
        assertEquals(
                0,
                new Dispatch(sweeps.context, new Instantly(), List.of(), true)
                        .run(command, List.of("hps", "run", "--", "./t", "a b")));
        assertEquals("==> one.sh\n#!/bin/sh\n==> tasks\n0\tt\thps run -- ./t 'a b'\n", sweeps.said());
        assertEquals(
                0, new Dispatch(sweeps.context, new Instantly(), List.of(), false).run(command, List.of("hps", "run")));
        assertEquals("hps: the run is handed to instantly as job 17; hps jobs shows them\n17\n", sweeps.said());
        assertEquals(
                0,
                new Dispatch(sweeps.context, new Instantly(), List.of(), false)
                        .sweep("s", List.of(), List.of(), 0, ""));
        assertEquals("hps: nothing is left to do\n", sweeps.said());
    }

    @Test
    void aJobOfACrewIsFollowedOnItsEngine() throws IOException, InterruptedException {
        Dispatch dispatch = new Dispatch(sweeps.context, new Instantly(), List.of(), false);
        PreparedCommand command = sweeps.command("./t --lr 0.1");
        EngineSite site = new EngineSite(
                dispatch,
                new Instantly(),
                new Project(scratch).store(),
                InstantSource.fixed(Instant.parse("2026-09-01T08:01:00Z")));
        assertEquals(false, site.isolates());
        assertEquals(List.of(), site.left("s"));
        List<String> watched = new ArrayList<>();
        site.run(new Crew.Job(0, command, command, ""), new Silent(), new Site.Watch() {
            @Override
            public void began(Site.Running program) {
                watched.add("began");
            }

            @Override
            public void over() {
                watched.add("over");
            }
        });
        assertEquals(List.of("began", "over"), watched);
        assertEquals(
                List.of(
                        "submitted hps run --auto-resume -e t --no-sys --buffered -- ./t --lr 0.1",
                        "started aaaaa of t",
                        "loss 0.5",
                        "ended 3 after 30 s"),
                heard);
        assertEquals("", Objects.requireNonNull(sweeps.said()));
    }
}
