package org.hpsearch.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.project.SlurmSettings;
import org.hpsearch.run.Host;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Notes;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Store;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskOverviewTest {
    private static final Instant NOW = Instant.parse("2026-11-26T04:00:00Z");

    @TempDir
    Path folder;

    private final Scripted engine = new Scripted();
    private Store store = new Store(Path.of("none"));

    /// Says what it is set to say, and counts the questions.
    private static final class Scripted implements Engine {
        final Map<String, TaskState> held = new TreeMap<>();
        final Map<String, String> ends = new TreeMap<>();
        final List<String> cancelled = new ArrayList<>();
        String trouble = "";
        int questions;
        int ended;

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public Map<String, String> scripts(Batch batch) {
            return Map.of("job.sh", "true\n");
        }

        @Override
        public List<JobArray> submit(Batch batch) {
            refuseIfInTrouble();
            return List.of(new JobArray("7", 0, batch.rows()));
        }

        @Override
        public Map<String, TaskState> poll(List<JobArray> jobs) {
            questions++;
            refuseIfInTrouble();
            return Map.copyOf(held);
        }

        private void refuseIfInTrouble() {
            if (!trouble.isEmpty()) {
                throw new DataException(trouble);
            }
        }

        @Override
        public Map<String, String> fates(String job) {
            ended++;
            return Map.copyOf(ends);
        }

        @Override
        public String cause(String printed) {
            return SlurmFate.ofOutput(printed);
        }

        @Override
        public void cancel(List<String> tasks) {
            cancelled.addAll(tasks);
        }
    }

    @BeforeEach
    void batch() {
        store = new Store(folder.resolve("hps-runs"));
    }

    private SubmittedBatch submit() throws IOException {
        BatchBook book = new BatchBook(store);
        String id = "20261126-035900-abcde";
        Batch batch = new Batch(
                id,
                "s5kbr",
                new Batch.Place(folder, folder, book.folder(id), "/bin/hps"),
                List.of(task(0, "lr=0", "x"), task(1, "lr=1\t", "y"), task(4, "lr=4", "z")),
                0,
                SlurmSettings.NONE,
                List.of(),
                List.of());
        return book.alone(() -> book.submit(batch, engine, NOW, "ada@login1"));
    }

    private static Task task(int row, String label, String line) {
        RunRecord run = RunRecord.of(RunInfo.of("", "train", Invocation.of(List.of("sh", "t.sh"), ".")))
                .with(Map.of("lr", Value.of(row)), Map.of())
                .with(Notes.NONE.tagged(List.of("night")));
        return new Task(row, label, line, run);
    }

    private List<String> states(Instant now, boolean sure) {
        List<RunRecord> runs =
                store.ids().stream().map(id -> store.run(id).read()).toList();
        return new TaskOverview(new BatchBook(store), name -> engine, runs, now)
                .all(sure).stream()
                        .map(task -> task.task() + " " + task.label() + ": " + task.state() + ", " + task.reason())
                        .toList();
    }

    private void run(String index, String end) throws IOException {
        Path run = Files.createDirectory(store.path().resolve("20261126-03595" + index + "-bbbbb"));
        Files.writeString(
                run.resolve("run.json"),
                "{\"format\": 1, \"started\": \"2026-11-26T03:59:50Z\", \"job\": {\"id\": \"8\", \"array_job\": \"7\","
                        + " \"array\": \"" + index + "\"}}");
        if (end.isEmpty()) {
            Files.writeString(
                    run.resolve("process.json"),
                    "{\"machine\": \"elsewhere\", \"boot\": \"b\", \"shim\": {\"pid\": 5, \"start\": 5}}");
            Files.setLastModifiedTime(run.resolve("process.json"), java.nio.file.attribute.FileTime.from(NOW));
        } else {
            Files.writeString(run.resolve("status.json"), end);
        }
    }

    @Test
    void whatIsHeldBackIsKnownFromTheEngineAllElseFromTheRunFolder() throws IOException {
        assertEquals(List.of(), states(NOW, false));
        submit();
        engine.held.put("7_0", new TaskState(TaskState.Phase.WAITS, "Resources"));
        engine.held.put("7_1", new TaskState(TaskState.Phase.RUNS, ""));
        engine.held.put("7_4", new TaskState(TaskState.Phase.RUNS, ""));
        run("4", "");
        assertEquals(
                List.of("7_0 lr=0: queued, Resources", "7_1 lr=1 : starting, ", "7_4 lr=4: running, "),
                states(NOW, true));
        engine.held.clear();
        engine.ends.put("7_0", "cancelled");
        engine.ends.put("7_1", "out of memory");
        assertEquals(
                List.of(
                        "7_0 lr=0: cancelled, before its program started",
                        "7_1 lr=1 : lost, out of memory",
                        "7_4 lr=4: unknown, not in the queue"),
                states(NOW, true));
        run("1", "{\"exit\": 0, \"ended\": \"2026-11-26T03:59:59Z\"}");
        engine.ends.put("7_4", "node failure");
        assertEquals(
                List.of(
                        "7_0 lr=0: cancelled, before its program started",
                        "7_1 lr=1 : finished, ",
                        "7_4 lr=4: lost, node failure"),
                states(NOW.plusSeconds(700), true));
    }

    @Test
    void theLastLifeCountsWhereTheClocksOfMachinesDiffer() throws IOException {
        submit();
        run("0", "{\"exit\": 143, \"signal\": 15, \"ended\": \"2026-11-26T03:59:59Z\"}");
        Path second = Files.createDirectory(store.path().resolve("20261126-035450-ccccc"));
        Files.writeString(
                second.resolve("run.json"),
                "{\"format\": 1, \"started\": \"2026-11-26T03:54:50Z\", \"job\": {\"id\": \"8\", \"array_job\": \"7\","
                        + " \"array\": \"0\"}, \"lineage\": {\"kind\": \"resume\", \"parent\":"
                        + " \"20261126-035950-bbbbb\"}}");
        Files.writeString(second.resolve("status.json"), "{\"exit\": 0, \"ended\": \"2026-11-26T03:56:00Z\"}");
        assertEquals("7_0 lr=0: finished, ", states(NOW, true).getFirst());
    }

    @Test
    void ofLivesThatGoOnFromNothingTheOneThatTheEngineStartedLastCounts() throws IOException {
        submit();
        run("0", "{\"exit\": 143, \"signal\": 15, \"ended\": \"2026-11-26T03:59:59Z\"}");
        Path second = Files.createDirectory(store.path().resolve("20261126-035450-ccccc"));
        Files.writeString(
                second.resolve("run.json"),
                "{\"format\": 1, \"started\": \"2026-11-26T03:54:50Z\", \"job\": {\"id\": \"8\", \"array_job\": \"7\","
                        + " \"array\": \"0\", \"restarts\": \"1\"}}");
        Files.writeString(second.resolve("status.json"), "{\"exit\": 0, \"ended\": \"2026-11-26T03:56:00Z\"}");
        assertEquals("7_0 lr=0: finished, ", states(NOW, true).getFirst());
    }

    @Test
    void ofACloneOfThisMachineNothingIsKnownWhereTheQueueIsSilent() throws IOException {
        submit();
        run("0", "");
        Path process = store.path().resolve("20261126-035950-bbbbb/process.json");
        Files.writeString(
                process,
                "{\"machine\": \"" + Host.machine()
                        + "\", \"boot\": \"another\", \"shim\": {\"pid\": 5, \"start\": 5}}");
        Files.setLastModifiedTime(process, java.nio.file.attribute.FileTime.from(NOW));
        assertEquals("7_0 lr=0: unknown, not in the queue", states(NOW, true).getFirst());
    }

    @Test
    void whatTheEngineWroteIntoTheOutputExplainsADeath() throws IOException {
        Path kept = submit().folder();
        run("0", "{\"exit\": 137, \"signal\": 9, \"ended\": \"2026-11-26T03:59:59Z\"}");
        run("1", "");
        run("4", "{\"exit\": 1, \"ended\": \"2026-11-26T03:59:59Z\"}");
        engine.ends.put("7_0", "signal 9, JobLaunchFailure");
        engine.ends.put("7_4", "exit 1");
        for (String index : List.of("0", "1", "4")) {
            Files.writeString(
                    kept.resolve("7_" + index + ".out"), "slurmstepd-n1: error: Exceeded job memory limit\nloss 0.1\n");
        }
        assertEquals(
                List.of(
                        "7_0 lr=0: killed, out of memory",
                        "7_1 lr=1 : lost, out of memory",
                        "7_4 lr=4: failed, exit 1"),
                states(NOW.plusSeconds(700), true));
    }

    @Test
    void aTaskThatIsPutBackWaitsAlthoughItHasARun() throws IOException {
        submit();
        run("0", "{\"exit\": 143, \"signal\": 15, \"ended\": \"2026-11-26T03:59:59Z\"}");
        engine.held.put("7_0", new TaskState(TaskState.Phase.WAITS, "BeginTime"));
        assertEquals("7_0 lr=0: queued, BeginTime", states(NOW, true).getFirst());
        engine.held.put("7_0", new TaskState(TaskState.Phase.RUNS, ""));
        assertEquals("7_0 lr=0: starting, ", states(NOW, true).getFirst());
    }

    @Test
    void theEngineIsAskedAtMostTwiceAMinuteUnlessSomethingActs() throws IOException {
        submit();
        engine.held.put("7_0", new TaskState(TaskState.Phase.WAITS, "Priority"));
        for (int second = 0; second < 60; second += 5) {
            assertEquals(
                    "7_0 lr=0: queued, Priority",
                    states(NOW.plusSeconds(second), false).getFirst());
        }
        assertEquals(2, engine.questions);
        states(NOW.plusSeconds(61), true);
        assertEquals(3, engine.questions);
        new BatchBook(store).cancel(engine, List.of("7_0"));
        states(NOW.plusSeconds(62), false);
        assertEquals(4, engine.questions);
        assertEquals(List.of("7_0"), engine.cancelled);
    }

    @Test
    void aJobThatIsOverIsAskedForOnceAndItsEndIsKept() throws IOException {
        submit();
        engine.ends.put("7_0", "cancelled");
        assertEquals(
                "7_0 lr=0: cancelled, before its program started",
                states(NOW, false).getFirst());
        engine.ends.clear();
        for (int minute = 1; minute < 60; minute++) {
            assertEquals(
                    "7_0 lr=0: cancelled, before its program started",
                    states(NOW.plusSeconds(60L * minute), false).getFirst());
            assertEquals(List.of(), queued(NOW.plusSeconds(60L * minute)));
        }
        assertEquals("1 questions, 1 about ends", engine.questions + " questions, " + engine.ended + " about ends");
    }

    @Test
    void ofAJobThatGoesOnEndsAreAskedTwiceAMinute() throws IOException {
        submit();
        engine.held.put("7_0", new TaskState(TaskState.Phase.WAITS, "Priority"));
        for (int second = 0; second < 60; second += 5) {
            states(NOW.plusSeconds(second), false);
            queued(NOW.plusSeconds(second));
        }
        assertEquals("2 questions, 2 about ends", engine.questions + " questions, " + engine.ended + " about ends");
    }

    @Test
    void anEngineThatIsSilentIsAskedTwiceAMinute() throws IOException {
        submit();
        engine.trouble = "no controller";
        for (int second = 0; second < 60; second += 5) {
            QueuedRuns runs = new QueuedRuns(new BatchBook(store), name -> engine, NOW.plusSeconds(second));
            assertEquals(List.of(), runs.all());
            assertEquals("no controller", runs.silent());
        }
        assertEquals(2, engine.questions);
    }

    private List<String> queued(Instant now) {
        return new QueuedRuns(new BatchBook(store), name -> engine, now)
                .all().stream()
                        .map(queued -> queued.run().info().task() + " " + queued.reason() + " "
                                + queued.run().params() + " "
                                + queued.run().notes().tags() + " "
                                + queued.run().info().user() + " "
                                + queued.run().state(now).word())
                        .toList();
    }

    @Test
    void whatWaitsIsKnownFromItsSubmission() throws IOException {
        Path kept = submit().folder();
        engine.held.put("7_1", new TaskState(TaskState.Phase.WAITS, "Priority"));
        engine.held.put("7_4", new TaskState(TaskState.Phase.WAITS, "Resources"));
        engine.held.put("7_0", new TaskState(TaskState.Phase.RUNS, ""));
        Map<String, Value> lr = Map.of("lr", Value.of(1));
        assertEquals(
                List.of(
                        "7_1 Priority " + lr + " [night] ada queued",
                        "7_4 Resources " + Map.of("lr", Value.of(4)) + " [night] ada queued"),
                queued(NOW));
        Files.writeString(kept.resolve("planned"), "1\t{\"run\": {\n4\t\n");
        assertEquals(List.of("7_1 Priority {} [] ada queued", "7_4 Resources {} [] ada queued"), queued(NOW));
    }

    @Test
    void anEngineThatDoesNotAnswerLeavesThingsUnknown() throws IOException {
        submit();
        run("1", "{\"exit\": 0, \"ended\": \"2026-11-26T03:59:59Z\"}");
        engine.trouble = "no controller";
        TaskOverview overview = new TaskOverview(
                new BatchBook(store),
                name -> engine,
                store.ids().stream().map(id -> store.run(id).read()).toList(),
                NOW);
        assertEquals(
                List.of("unknown", "finished", "unknown"),
                overview.all(true).stream().map(TaskStatus::state).toList());
        assertEquals("no controller", overview.silent());
    }

    @Test
    void ofABatchThatTheEngineRefusesNothingIsLeft() {
        engine.trouble = "no such partition";
        assertEquals(
                "no such partition",
                assertThrows(DataException.class, this::submit).getMessage());
        assertEquals(List.of(), new BatchBook(store).all());
        assertEquals(false, Files.exists(new BatchBook(store).folder("20261126-035900-abcde")));
    }

    @Test
    void aDamagedRecordCostsItsBatchAlone() throws IOException {
        SubmittedBatch batch = submit();
        assertEquals(List.of(batch), new BatchBook(store).all());
        Path other = Files.createDirectory(batch.folder().resolveSibling("20261126-035901-abcde"));
        Files.writeString(other.resolve("job.json"), "{\"engine\": \"scr");
        Files.createDirectory(batch.folder().resolveSibling("20261126-035902-abcde"));
        assertEquals(List.of(batch), new BatchBook(store).all());
    }
}
