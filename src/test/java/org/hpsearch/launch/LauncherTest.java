package org.hpsearch.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Host;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.UsageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One program from its start to its end, and what the listener hears of it.
@Timeout(120)
class LauncherTest {
    @TempDir
    Path scratch;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private RunPlan plan(String script, Map<String, String> given) {
        return new RunPlan(
                new Project(scratch),
                Settings.NONE,
                new ProgramCommand(
                        scratch, List.of("sh", "-c", script, "sh", "--lr", "{lr}"), given, Map.of(), List.of()),
                new ReadingOptions(
                        List.of(),
                        List.of(),
                        1,
                        List.of(),
                        List.of(),
                        false,
                        new ReadingOptions.Observation(false, true, false)),
                new RunLabel("train", Notes.NONE.named("first"), Lineage.NONE),
                RunMode.TYPED);
    }

    private final class Heard implements Launcher.Listener {
        @Override
        public void started(RunFolder run, String experiment) {
            heard.add("started " + experiment);
        }

        @Override
        public void known(RunRecord run) {
            heard.add("known " + new TreeMap<>(run.params()).keySet());
        }

        @Override
        public void skipped(PastRuns.Earlier earlier) {
            heard.add("skipped for " + earlier.id());
        }

        @Override
        public void warning(String sentence) {
            heard.add("warning: " + sentence);
        }

        @Override
        public void measured(Scalar scalar) {
            heard.add(scalar.metric() + " " + scalar.value());
        }

        @Override
        public void ended(RunFolder run, EndStatus end, Duration duration, @Nullable Score score) {
            heard.add("ended " + end.exit() + (score == null ? "" : " " + score.words()));
        }
    }

    private Launcher launcher(RunPlan plan) throws IOException {
        return new Launcher(
                PreparedCommand.of(plan, Map.of("USER", "ada")),
                new Surroundings(Map.of("USER", "ada"), out, err, true, InstantSource.system()),
                new Heard(),
                new KnownPast(List.of(), new PastRuns.Earlier("20260901-080000-aaaaa", "loss 1")));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aProgramIsRecordedAndEchoed() throws IOException, InterruptedException {
        String script = "echo epoch 1 loss: 0.5; echo epoch 2 loss: 0.25; echo trouble >&2; "
                + "test -n \"$HPS_RUN_ID\" && test \"$PYTHONUNBUFFERED\" = 1 && exit 3";
        Launcher.Outcome outcome = launcher(plan(script, Map.of("lr", "0.1"))).run();
        assertEquals(3, outcome.exit());
        assertEquals("epoch 1 loss: 0.5\nepoch 2 loss: 0.25\n", text(out));
        assertEquals("trouble\n", text(err));
        assertTrue(heard.remove("known [lr]"), heard::toString);
        assertEquals(List.of("started train", "loss 0.5", "loss 0.25", "ended 3 loss 0.25"), heard);
        RunFolder run = outcome.run();
        assertTrue(run != null && run.isClosed());
        RunRecord record = run.read();
        assertEquals("first", record.notes().name());
        assertEquals("0.1", String.valueOf(record.params().get("lr")).replaceAll("\\D*([\\d.]+)\\D*", "$1"));
        assertEquals(
                List.of("sh", "-c", script, "sh", "--lr", "0.1"), record.info().command());
        assertEquals(List.of("dropout"), record.info().provenance().defaults());
        assertEquals("trouble\n", Files.readString(run.file(RunFolder.STDERR)));
        assertEquals(
                2,
                Objects.requireNonNull(record.metrics().summaries().get("loss")).count());
    }

    @Test
    void whatHasFinishedBeforeIsNotRun() throws IOException, InterruptedException {
        Launcher.Outcome outcome =
                launcher(plan("exit 3", Map.of("lr", "1")).onlyIfNew(true)).run();
        assertEquals(0, outcome.exit());
        assertEquals(null, outcome.run());
        assertEquals(List.of("skipped for 20260901-080000-aaaaa"), heard);
    }

    @Test
    void aProgramRunsEvenWhereItCannotBeRecorded() throws IOException, InterruptedException {
        Files.writeString(scratch.resolve("hps-runs"), "no folder");
        Launcher.Outcome outcome =
                launcher(plan("echo ran > ran.txt; exit 5", Map.of("lr", "1"))).run();
        assertEquals(5, outcome.exit());
        assertEquals("ran\n", Files.readString(scratch.resolve("ran.txt")));
        assertEquals(1, heard.size());
        assertTrue(
                heard.getFirst().startsWith("warning: cannot record this run: " + scratch + "/hps-runs: "),
                heard::toString);
        assertTrue(heard.getFirst().endsWith("; the program runs without"), heard::toString);
    }

    @Test
    void withoutARecordThereIsNoRun() throws IOException, InterruptedException {
        assertEquals(6, launcher(plan("exit 6", Map.of("lr", "1"))).runUnrecorded());
        assertEquals(List.of(), heard);
        try (Stream<Path> files = Files.list(scratch)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void besideOthersItsProcessesAreKnown() throws IOException, InterruptedException {
        List<String> processes = new ArrayList<>();
        int exit = launcher(plan("exit 0", Map.of("lr", "1")).beside(1, false, List.of("4", "5")))
                .runBeside(new ProcessListener() {
                    @Override
                    public void started(long program, long group) {
                        processes.add(program > 1 && group > 1 ? "started" : "unknown");
                    }

                    @Override
                    public void ended() {
                        processes.add("ended");
                    }
                });
        assertEquals(0, exit);
        assertEquals(List.of("started", "ended"), processes);
    }

    @Test
    void aRunningProgramIsStoppedBySignalsInTurn() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.05; done")
                .redirectErrorStream(true)
                .start();
        try {
            assertEquals('r', process.getInputStream().read());
            ProcessInfo.Process self = Host.process(process.pid());
            ProcessInfo info = new ProcessInfo(self, self, Host.namespace(), Host.boot(), Host.machine());
            RunFolder run = new Project(scratch).store().create(java.time.Instant.now());
            run.writeProcess(info);
            RunningProgram program = new RunningProgram(info);
            assertEquals(true, program.isHere());
            assertEquals(
                    Optional.empty(),
                    program.stop(run, List.of("TERM"), Duration.ofMillis(200), InstantSource.system()));
            assertEquals(
                    Optional.of("KILL"),
                    program.stop(run, List.of("TERM", "KILL"), Duration.ofSeconds(20), InstantSource.system())
                            .map(signal -> process.isAlive() ? signal : "KILL"));
            process.waitFor();
            assertEquals(false, program.isHere());
            ProcessInfo elsewhere = new ProcessInfo(self, self, Host.namespace(), Host.boot(), "another machine");
            assertEquals(false, new RunningProgram(elsewhere).isHere());
            assertEquals(false, new RunningProgram(null).isHere());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void whatWasTypedBehindAnExperimentsName() throws IOException {
        Path yaml = Files.writeString(scratch.resolve("hps.yaml"), """
            experiments:
              train:
                command: [./t, --lr, "{lr}", "out-{tag}", --n, "3"]
                params: {lr: 0.1, tag: base, unused: 1}
              staged:
                stages: {prepare: {command: [./p]}}
              empty:
                params: {lr: 1}
            """);
        Settings settings = Settings.read(yaml);
        DeclaredCommand typed =
                DeclaredCommand.of("train", settings.experiment("train"), List.of("lr=0.5", "tag=x", "n=4", "seed=7"));
        assertEquals(List.of("./t", "--lr", "{lr}", "out-{tag}", "--n", "3"), typed.words());
        assertEquals(Map.of("lr", "0.1", "tag", "base"), typed.defaults());
        assertEquals(Map.of("lr", "0.5"), typed.values());
        assertEquals(Map.of("n", "4", "seed", "7", "tag", "x"), typed.others());
        assertEquals(
                "experiment 'staged' consists of stages: hps run and hps sweep make it",
                refused("staged", settings, List.of()));
        assertEquals("experiment 'empty' declares no command in hps.yaml", refused("empty", settings, List.of()));
        assertEquals("'lr': put KEY=VALUE after an experiment", refused("train", settings, List.of("lr")));
    }

    private static String refused(String name, Settings settings, List<String> typed) {
        return String.valueOf(
                assertThrows(UsageException.class, () -> DeclaredCommand.of(name, settings.experiment(name), typed))
                        .getMessage());
    }
}
