package org.hpsearch.launch.many;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.again.Starter;
import org.hpsearch.project.Settings;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.IndexedRuns;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Experiments of stages, sweeps and schedules, run by real programs.
@Timeout(120)
class StageRunnerTest {
    @TempDir
    Path scratch;

    private Sweeps sweeps = new Sweeps(Path.of("/nowhere"));
    private final List<Workspace> open = new ArrayList<>();

    @BeforeEach
    void project() {
        sweeps = new Sweeps(scratch, InstantSource.system());
    }

    @AfterEach
    void close() throws IOException {
        for (Workspace workspace : open) {
            workspace.close();
        }
    }

    private PastRuns past() {
        Workspace workspace = new Workspace(sweeps.context, List.of(scratch.toString()));
        open.add(workspace);
        return new IndexedRuns(workspace);
    }

    private int stages(String yaml, boolean again, String... typed) throws IOException, InterruptedException {
        Settings settings = Settings.read(Files.writeString(scratch.resolve("hps.yaml"), yaml));
        PreparedCommand any = sweeps.command("./t");
        RunPlan base = new RunPlan(
                any.plan().project(),
                settings,
                any.plan().command(),
                any.plan().reading(),
                any.plan().label(),
                any.plan().mode());
        PastRuns past = past();
        Starter starter = new Starter(sweeps.context, past, true, null);
        return new StageRunner(sweeps.context, past, base, starter, again)
                .run("e", settings.experiment("e"), List.of(typed))
                .exit();
    }

    private static final String STAGES = """
        experiments:
          e:
            params: {size: 2, lr: 0.1}
            stages:
              prepare: {command: [sh, -c, "echo {size} > data.txt; echo made"], outputs: [data.txt]}
              train: {command: [sh, train.sh], params: [lr], inputs: [data.txt]}
        """;

    private String said() {
        return sweeps.said().replaceAll("since [a-z2-7]{5}", "since ID");
    }

    @Test
    void whatIsUnchangedIsTakenFromAnEarlierRun() throws IOException, InterruptedException {
        Files.writeString(scratch.resolve("train.sh"), "cat data.txt; echo \"$@\"");
        assertEquals(0, stages(STAGES, false));
        assertEquals("made\n2\n--lr 0.1\n", said());
        Files.delete(scratch.resolve("data.txt"));
        assertEquals(0, stages(STAGES, false, "lr=0.2"));
        assertEquals("hps: stage prepare: unchanged since ID, reused its data.txt\n2\n--lr 0.2\n", said());
        assertEquals(0, stages(STAGES, false, "lr=0.2"));
        assertEquals(
                "hps: stage prepare: unchanged since ID, reused its data.txt\nhps: stage train: unchanged since ID\n"
                        + "hps: all stages are up to date\n",
                said());
        assertEquals(0, stages(STAGES, true, "size=3"));
        assertEquals("made\n3\n--lr 0.1\n", said());
    }

    @Test
    void aStageThatFailsEndsTheChain() throws IOException, InterruptedException {
        Files.writeString(scratch.resolve("train.sh"), "exit 4");
        assertEquals(4, stages(STAGES.replace("echo made", "exit 0"), false));
        assertEquals(6, stages(STAGES.replace("echo made", "exit 6"), false));
    }

    @Test
    void whatCannotBeRunIsRefused() {
        assertEquals(
                "no stage of e has a parameter 'sze'; there are size, lr",
                assertThrows(UsageException.class, () -> stages(STAGES, false, "sze=3"))
                        .getMessage());
        assertEquals(
                "stage 'prepare' needs size=VALUE",
                assertThrows(UsageException.class, () -> stages(STAGES.replace("size: 2, ", ""), false))
                        .getMessage());
        assertEquals(
                "stage 'prepare' of e has no command",
                assertThrows(
                                DataException.class,
                                () -> stages("experiments: {e: {stages: {prepare: {outputs: [x]}}}}", false))
                        .getMessage());
        assertEquals(
                "the stages of e wait for each other's outputs",
                assertThrows(
                                DataException.class,
                                () -> stages(
                                        "experiments: {e: {stages: {a: {command: [x], inputs: [i], outputs: [o]}, "
                                                + "b: {command: [y], inputs: [o], outputs: [i]}}}}",
                                        false))
                        .getMessage());
    }

    @Test
    void theRunsOfASweepOneAfterTheOther() throws IOException, InterruptedException {
        Files.writeString(scratch.resolve("t.sh"), "echo epoch 1 loss: $2");
        List<Map<String, String>> configurations = List.of(Map.of("lr", "0.5"), Map.of("lr", "0.25"));
        SweepRunner runner = new SweepRunner(sweeps.context, past(), "k3x7q", configurations);
        assertEquals(List.of("lr=0.5", "lr=0.25"), runner.labels());
        SweepPlanner planner = new SweepPlanner.OfCommand(sweeps.command("sh t.sh --lr 1"), null);
        List<Crew.Job> jobs = runner.jobs(planner, false);
        assertEquals(2, jobs.size());
        assertEquals(0, runner.run(jobs, new Slots(1, false, false), true));
        assertEquals("""
            hps: sweep k3x7q: 2 of 2 runs to do, 1 at a time
            hps: sweep k3x7q: 2 finished in T; best loss 0.25 ID (lr=0.25); hps query sweep:k3x7q
            """, sweeps.said().replaceAll(" [a-z][a-z2-7]{4} \\(lr", " ID (lr"));
        SweepRunner again = new SweepRunner(sweeps.context, past(), "k3x7q", configurations);
        assertEquals(0, again.run(again.jobs(planner, false), new Slots(1, false, false), true));
        assertEquals(
                "hps: 2 finished before or run now (--again runs them again): ID lr=0.5, ID lr=0.25\n"
                        + "hps: nothing is left to do\n",
                sweeps.said().replaceAll("[a-z][a-z2-7]{4} lr", "ID lr"));
        SweepRunner missing = new SweepRunner(sweeps.context, past(), "m3x7q", configurations);
        SweepPlanner nosuch = new SweepPlanner.OfCommand(sweeps.command("./nosuch --lr 1"), null);
        assertEquals(127, missing.run(missing.jobs(nosuch, false), new Slots(2, false, false), true));
        assertEquals("hps: command not found: ./nosuch\n", sweeps.said());
        SweepRunner.warnOfSharing(sweeps.context, sweeps.command("./t").plan(), new Slots(2, false, false));
        SweepRunner.warnOfSharing(sweeps.context, sweeps.command("./t {slot}").plan(), new Slots(2, false, false));
        assertEquals("hps: the runs share their working folder; --isolate gives each its own\n", sweeps.said());
    }

    private ScheduleRunner schedule(String text, String by) {
        PastRuns past = past();
        return new ScheduleRunner(sweeps.context, past, new Starter(sweeps.context, past, true, null), text, by, false);
    }

    @Test
    void aScheduleIsAChainThatAProgramMustBeAbleToFollow() throws IOException, InterruptedException {
        assertEquals(
                "--schedule-by epochs: the command gives no 'epochs'",
                assertThrows(
                                UsageException.class,
                                () -> schedule("lr=0.1@2", "epochs").run(sweeps.command("./t")))
                        .getMessage());
        assertEquals(
                "--schedule: hps does not know how t is given a checkpoint between the parts; set resume: '--OPTION"
                        + " {checkpoint}' for it in hps.yaml (resume: in place, if it reads its own last checkpoint)",
                assertThrows(
                                UsageException.class,
                                () -> schedule("lr=0.1@2", "epochs").run(sweeps.command("./t --lr 1 --epochs 4")))
                        .getMessage());
        Files.writeString(scratch.resolve("t.sh"), "echo \"$@\" >> log.txt; echo x > m.pt; echo epoch $4 loss: 1");
        PreparedCommand command = sweeps.command("sh t.sh --lr 1 --epochs 4 --resume no");
        assertEquals(0, schedule("lr=0.1@2", "epochs").run(command));
        assertEquals(
                "--lr 1 --epochs 2 --resume no\n--lr 0.1 --epochs 4 --resume KEPT\n",
                Files.readString(scratch.resolve("log.txt")).replaceAll("/\\S+/checkpoints/\\S+", "KEPT"));
        sweeps.said();
        assertEquals(0, schedule("lr=0.1@2", "epochs").run(command));
        assertEquals(
                "hps: schedule S is complete: ID\n",
                sweeps.said().replaceAll("schedule \\w{5}", "schedule S").replaceAll(": [a-z2-7]{5}\\n", ": ID\n"));
    }
}
