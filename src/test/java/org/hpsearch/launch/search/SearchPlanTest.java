package org.hpsearch.launch.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.launch.KnownPast;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.many.Crew;
import org.hpsearch.launch.many.Slots;
import org.hpsearch.launch.many.SweepBoard;
import org.hpsearch.launch.many.SweepPlanner;
import org.hpsearch.launch.many.Sweeps;
import org.hpsearch.project.Settings;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A search from what was typed to its jobs, and what ends it.
@Timeout(60)
class SearchPlanTest {
    @TempDir
    Path scratch;

    private Sweeps sweeps = new Sweeps(Path.of("/nowhere"));

    @BeforeEach
    void project() {
        sweeps = new Sweeps(scratch);
    }

    private static SearchPlan plan(SearchPlan.Method method, int most, Optional<SearchPlan.StopRule> stop) {
        return new SearchPlan(
                method,
                "",
                SearchSpace.parse(List.of("lr=0.1,0.2", "n=1,2")),
                Optional.empty(),
                7,
                most,
                Optional.empty(),
                stop);
    }

    private static String refused(Runnable work) {
        return String.valueOf(assertThrows(UsageException.class, work::run).getMessage());
    }

    @Test
    void whatMayBeTyped() {
        assertEquals(SearchPlan.Method.TPE, SearchPlan.Method.parse("tpe"));
        assertEquals(
                "--search optuna: tpe, random, grid and halving are known",
                refused(() -> SearchPlan.Method.parse("optuna")));
        assertEquals(
                "--stop never: halving and median are known", refused(() -> new SearchPlan.StopRule("never", 1, 9, 3)));
        assertEquals(
                "--stop halving takes --min above 0, --max above it, --eta above 1",
                refused(() -> new SearchPlan.StopRule("halving", 1, 9, 1)));
        assertEquals("--stop median takes --min above 0", refused(() -> new SearchPlan.StopRule("median", 0, 0, 0)));
        assertEquals("median", new SearchPlan.StopRule("median", 1, 0, 0).word());
    }

    @Test
    void aGridHasSoManyRunsAsPoints() {
        assertEquals(
                4,
                plan(SearchPlan.Method.GRID, Integer.MAX_VALUE, Optional.empty())
                        .counted()
                        .most());
        assertEquals(
                3, plan(SearchPlan.Method.GRID, 3, Optional.empty()).counted().most());
        SearchPlan huge = new SearchPlan(
                SearchPlan.Method.GRID,
                "",
                SearchSpace.parse(List.of("a=1..1000", "b=1..1000")),
                Optional.empty(),
                0,
                Integer.MAX_VALUE,
                Optional.empty(),
                Optional.empty());
        assertEquals(true, refused(huge::counted).endsWith("; --search tpe and --search random choose some of them"));
    }

    @Test
    void theSameLineIsTheSameSearchHoweverManyRunsItWants() {
        List<String> words = List.of("lr=0.1,0.2", "n=1,2");
        String id = plan(SearchPlan.Method.TPE, 3, Optional.empty()).id("./t", words);
        assertEquals(id, plan(SearchPlan.Method.TPE, 9, Optional.empty()).id("./t", words));
        assertNotEquals(id, plan(SearchPlan.Method.RANDOM, 3, Optional.empty()).id("./t", words));
        assertNotEquals(id, plan(SearchPlan.Method.TPE, 3, Optional.empty()).id("./u", words));
        assertEquals("tpe", plan(SearchPlan.Method.TPE, 3, Optional.empty()).chooser());
    }

    private SweepPlanner planner() throws IOException {
        return new SweepPlanner.OfCommand(sweeps.command("./t --lr 1 --n 1"), null);
    }

    private TrialBook book() {
        return new TrialBook(SearchSpace.parse(List.of("lr=0.1,0.2", "n=1,2")), Settings.NONE, Optional.empty());
    }

    private SearchSupply supply(TrialBook book, SearchSupply.Limit limit, Map<Integer, String> open)
            throws IOException {
        SearchPlan plan = plan(SearchPlan.Method.GRID, limit.most(), Optional.empty());
        return new SearchSupply(
                "s",
                plan,
                plan.sampler(1, Map.of()),
                planner(),
                book,
                limit,
                Optional.empty(),
                (command, run) -> command,
                open);
    }

    private static SearchSupply.Limit limit(int before, int most) {
        return new SearchSupply.Limit(before, most, Optional.empty(), InstantSource.system());
    }

    private static String words(Crew.Job job) {
        return job.number() + ": "
                + String.join(" ", job.command().plan().command().words()) + " of "
                + job.command().plan().label().lineage().sweep() + (job.task().isEmpty() ? "" : " as " + job.task());
    }

    private static List<String> all(SearchSupply supply) throws InterruptedException {
        List<String> jobs = new ArrayList<>();
        for (Crew.Job job = supply.next(); job != null; job = supply.next()) {
            jobs.add(words(job));
        }
        return jobs;
    }

    @Test
    void jobsUntilTheLimitOrTheEndOfTheSpace() throws IOException, InterruptedException {
        SearchSupply some = supply(book(), limit(1, 3), Map.of());
        assertEquals(2, some.left());
        assertEquals(2, some.foreseen());
        assertEquals(List.of("0: ./t --lr 0.1 --n 1 of s", "1: ./t --lr 0.1 --n 2 of s"), all(some));
        assertEquals("", some.ending());
        SearchSupply every = supply(book(), limit(0, 9), Map.of());
        assertEquals(4, all(every).size());
        assertEquals("every configuration of the space has been tried", every.ending());
        assertEquals(4, Set.copyOf(every.configurations()).size());
        SearchSupply stopped = supply(book(), limit(0, 9), Map.of());
        stopped.stop();
        assertEquals(List.of(), all(stopped));
        SearchSupply late = supply(
                book(),
                new SearchSupply.Limit(
                        0, 9, Optional.of(Instant.EPOCH), InstantSource.fixed(Instant.EPOCH.plusSeconds(1))),
                Map.of());
        assertEquals(List.of(), all(late));
        assertEquals("the time is over: no more runs are started", late.ending());
    }

    @Test
    void whatAnEarlierStartLeftIsFollowedFirst() throws IOException, InterruptedException {
        TrialBook book = book();
        int attempt = book.started(new double[] {1, 0});
        SearchSupply supply = supply(book, limit(1, 2), Map.of(attempt, "17_4"));
        List<String> jobs = all(supply);
        assertEquals(2, jobs.size());
        assertEquals("0: ./t --lr 0.2 --n 1 of s as 17_4", jobs.getFirst());
        assertEquals(attempt, supply.attempt(0));
    }

    private PastRuns.Past past(char letter, String sweep, String lr) throws IOException {
        RunFolder run = sweeps.run(letter);
        run.writeInfo(run.info().in(sweep.isEmpty() ? Lineage.NONE : Lineage.NONE.inSweep(sweep)));
        return new PastRuns.Past(
                run.read(), RunState.FINISHED, Map.of("lr", Numbers.typed(lr), "n", Numbers.typed("1")));
    }

    @Test
    void runsOfTheSearchAlwaysCountAndThoseOfOthersUnlessItStartsCold() throws IOException {
        KnownPast past =
                new KnownPast(List.of(past('c', "s", "0.1"), past('b', "other", "0.2"), past('a', "", "9")), null);
        SearchSpace space = SearchSpace.parse(List.of("lr=0.1,0.2", "n=1,2"));
        Evidence.Count warm = new Evidence(false, "").gather(book(), past, planner(), space, "s");
        assertEquals(1, warm.others(), "9 is outside of the space");
        assertEquals(1, warm.own().size());
        Evidence.Count cold = new Evidence(true, "").gather(book(), past, planner(), space, "s");
        assertEquals(0, cold.others());
        assertEquals(1, cold.own().size());
        assertEquals(
                1,
                new Evidence(false, "tag:good")
                        .gather(book(), past, planner(), space, "s")
                        .others());
    }

    @Test
    void whoEndsRunsEarlyComparesThemByAMetric() throws IOException {
        EarlyEnd nobody = new EarlyEnd(
                sweeps.context, Settings.NONE, plan(SearchPlan.Method.TPE, 3, Optional.empty()), planner());
        assertEquals(Optional.empty(), nobody.referee(book(), Set.of()));
        SearchPlan.StopRule median = new SearchPlan.StopRule("median", 1, 0, 0);
        EarlyEnd unsure = new EarlyEnd(
                sweeps.context, Settings.NONE, plan(SearchPlan.Method.TPE, 3, Optional.of(median)), planner());
        assertEquals(
                "--stop median takes --objective 'max METRIC': by what runs are compared",
                assertThrows(UsageException.class, () -> unsure.referee(book(), Set.of()))
                        .getMessage());
        Settings judged = Settings.read(Files.writeString(scratch.resolve("hps.yaml"), "objective: max acc\n"));
        EarlyEnd sure =
                new EarlyEnd(sweeps.context, judged, plan(SearchPlan.Method.TPE, 3, Optional.of(median)), planner());
        assertEquals(
                "acc", sure.referee(book(), Set.of()).orElseThrow().objective().metric());
        PreparedCommand command = sweeps.command("./t --lr 1");
        assertEquals(command, sure.goingOn(command, "20260901-080000-aaaaa"));
        assertEquals(command, sure.goingOn(command, "20260901-080000-aaaaa"));
        assertEquals(
                "hps: runs that go on begin again: hps does not know how the program takes a checkpoint; resume: in"
                        + " hps.yaml says it\n",
                sweeps.said(),
                "once");
    }

    private String end(SearchOverseer overseer, SearchSupply supply, int exit, String metrics) throws Exception {
        Crew.Job job = Objects.requireNonNull(supply.next());
        RunFolder run = sweeps.run((char) ('a' + job.number()));
        Files.writeString(run.file(RunFolder.METRICS), "step,time,metric,value\n" + metrics);
        Launcher.Listener listener = overseer.listener(job);
        listener.started(run, "t");
        listener.ended(run, new EndStatus(exit, Sweeps.NOW), Duration.ZERO, null);
        return listener.stoppedBy();
    }

    @Test
    void aSearchThatCannotLearnEnds() throws Exception {
        TrialBook book = book();
        SearchSupply supply = supply(book, limit(0, 4), Map.of());
        try (SweepBoard board = new SweepBoard(sweeps.context, true, supply.configurations(), 4, 1)) {
            SearchOverseer overseer = new SearchOverseer(
                    sweeps.context, board, new Slots(1, false, false), supply, book, Optional.empty());
            for (int i = 0; i < 3; i++) {
                assertEquals("", end(overseer, supply, 1, ""));
            }
            assertEquals(null, supply.next());
        }
        assertEquals(
                "hps: the first 3 runs failed; no new ones start\n",
                sweeps.said().replaceAll("(?m)^hps: \\[.*\n", ""));
    }

    @Test
    void runsThatReportNothingToJudgeByEndIt() throws Exception {
        TrialBook book = book();
        SearchSupply supply = supply(book, limit(0, 4), Map.of());
        try (SweepBoard board = new SweepBoard(sweeps.context, true, supply.configurations(), 4, 1)) {
            SearchOverseer overseer = new SearchOverseer(
                    sweeps.context, board, new Slots(1, false, false), supply, book, Optional.empty());
            for (int i = 0; i < 3; i++) {
                end(overseer, supply, 0, "1,1,speed,3\n");
            }
            assertEquals(null, supply.next());
        }
        assertEquals("""
            hps: run aaaaa does not report a metric to judge by; it reports speed; --objective 'max METRIC' names what \
            the search is for
            hps: 3 runs in a row do not report it; no new ones start
            """, sweeps.said());
        RunRecord last = sweeps.run('c').read();
        assertEquals(RunState.SILENT, last.state(Sweeps.NOW));
    }
}
