package org.hpsearch.launch.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.files.MetricFiles;
import org.hpsearch.capture.written.CheckpointKeeper;
import org.hpsearch.capture.written.FileWatcher;
import org.hpsearch.capture.written.Ownership;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Found;
import org.hpsearch.run.MetricsWriter;
import org.hpsearch.run.Problems;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.Store;
import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What follows a program: what contradicts its record, what it writes into files, when these are looked at.
@Timeout(120)
class ObservationsTest {
    private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path scratch;

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private RunFolder run = new RunFolder(Path.of("/nowhere"));

    @BeforeEach
    void aRun() throws IOException {
        run = new Store(scratch.resolve("hps-runs")).create(STARTED);
    }

    @Test
    void aConflictIsWrittenAndSaidOnce() throws IOException {
        Conflicts conflicts = new Conflicts(Map.of("lr", Numbers.typed("0.3")), Set.of());
        Observations observations = new Observations(run, conflicts, said::add);
        observations.flush(Map.of());
        assertEquals(false, Files.exists(run.file(RunFolder.OBSERVED)), "nothing was seen");
        conflicts.state("lr", Numbers.typed("0.1"), Found.OUTPUT);
        observations.flush(Map.of("loss", "epoch"));
        observations.flush(Map.of("loss", "epoch"));
        assertEquals(List.of("lr: the program printed 0.1, but the run was given 0.3"), said);
        observations.restarted("its first step is 1, the checkpoint's was 5");
        assertEquals(
                "the program began again instead of continuing: its first step is 1, the checkpoint's was 5; its curve"
                        + " is not joined to its parent's",
                said.getLast());
        assertEquals("""
            {
              "conflicts": {
                "lr": {
                  "from": "output",
                  "value": 0.1
                }
              },
              "restarted": "its first step is 1, the checkpoint's was 5",
              "steps": {
                "epoch": ["loss"]
              }
            }
            """, Files.readString(run.file(RunFolder.OBSERVED)));
    }

    @Test
    void whatTheCheckpointHadToldAlreadyIsNotToldAgain() throws IOException {
        LiveMetrics metrics = new LiveMetrics(
                MetricsWriter.open(run), Settings.NONE, scalar -> said.add(scalar.step() + " " + scalar.metric()));
        FoundParams found = new FoundParams(run, Map.of(), Redaction.STANDARD);
        WrittenFacts facts = new WrittenFacts(
                run, metrics, found, Set.of(new Scalar(1.0, null, "loss", 0.5)), new Problems(said::add), said::add);
        facts.scalar(new Scalar(1.0, 3.0, "loss", 0.5), "history.csv");
        facts.scalar(new Scalar(1.0, 3.0, "loss", 0.4), "history.csv");
        facts.scalar(new Scalar(2.0, 4.0, "loss", 0.5), "history.csv");
        facts.setting("lr", Numbers.typed("0.1"), "config.json");
        facts.warning("a sentence");
        facts.problem("history.csv", new IllegalStateException("oops"));
        metrics.close();
        assertEquals(List.of("1.0 loss", "2.0 loss", "a sentence"), said.subList(0, 3));
        assertEquals(
                "config.json", Objects.requireNonNull(found.soFar().get("lr")).from());
        assertEquals(
                "step,time,metric,value\n1,3.000,loss,0.4\n2,4.000,loss,0.5\n",
                Files.readString(run.file(RunFolder.METRICS)));
    }

    @Test
    void filesAreLookedAtWhileItRunsAndALastTime() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(scratch.resolve("work"));
        LiveMetrics metrics = new LiveMetrics(MetricsWriter.open(run), Settings.NONE, scalar -> {});
        FoundParams found = new FoundParams(run, Map.of(), Redaction.STANDARD);
        Problems problems = new Problems(said::add);
        FileWatcher watcher = new FileWatcher(
                STARTED,
                new Ownership(new Project(scratch), run.id(), STARTED, folder, List.of("./t"), List.of("m.pt")),
                List.of("m.pt"),
                new CheckpointKeeper(run, STARTED, 1, metrics),
                new MetricFiles(
                        STARTED, new WrittenFacts(run, metrics, found, Set.of(), problems, said::add), () -> 1.0),
                said::add,
                said::add,
                Set::of);
        CountDownLatch looked = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        FileWatch watch = new FileWatch(
                watcher,
                ProcessHandle.current().pid(),
                InstantSource.system(),
                problems,
                () -> order.add("before"),
                () -> {
                    order.add("looked");
                    looked.countDown();
                });
        watch.start();
        assertEquals(true, looked.await(60, TimeUnit.SECONDS));
        Files.writeString(folder.resolve("m.pt"), "weights");
        watch.finish();
        assertEquals(List.of("before", "looked"), order.subList(0, 2));
        assertEquals(
                List.of("m.pt"),
                run.read().checkpoints().stream()
                        .map(checkpoint -> checkpoint.path())
                        .toList());
    }
}
