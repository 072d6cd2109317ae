package org.hpsearch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as it is shipped: `scripts/hps` in real processes, with real signals.
class ScriptTest {
    private static final Path SCRIPT = Path.of("scripts/hps").toAbsolutePath();

    @TempDir
    Path scratch;

    private Path project;

    record Outcome(int code, String out, String err) {}

    @BeforeEach
    void project() throws IOException {
        assumeTrue(Files.exists(Path.of("target/hps.jar")), "the jar is built: scripts/test does it");
        project = Files.createDirectory(scratch.resolve("a project"));
    }

    private ProcessBuilder builder(Map<String, String> variables, List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(project.toFile());
        builder.environment().put("HPS_HOME", project.toString());
        builder.environment().put("HPS_INDEX", scratch.resolve("index").toString());
        builder.environment().putAll(variables);
        return builder.redirectInput(Path.of("/dev/null").toFile());
    }

    private Process start(String... words) throws IOException {
        return start(Map.of(), List.of(words));
    }

    private Process start(Map<String, String> variables, List<String> words) throws IOException {
        List<String> all = new ArrayList<>(List.of(SCRIPT.toString()));
        all.addAll(words);
        return builder(variables, all)
                .redirectOutput(scratch.resolve("out").toFile())
                .redirectError(scratch.resolve("err").toFile())
                .start();
    }

    private Outcome run(String... words) throws IOException, InterruptedException {
        return finish(start(words));
    }

    private Outcome finish(Process process) throws IOException, InterruptedException {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "ended in time");
        return new Outcome(
                process.exitValue(),
                Files.readString(scratch.resolve("out")),
                Files.readString(scratch.resolve("err")));
    }

    private Path runFolder() throws IOException {
        try (Stream<Path> folders = Files.list(project.resolve("hps-runs"))) {
            return folders.filter(f -> f.getFileName().toString().length() == 21)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void waitFor(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 3000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertTrue(condition.getAsBoolean(), "it came about");
    }

    private boolean logHolds(String text) {
        try {
            return Files.exists(project.resolve("hps-runs"))
                    && Files.readString(runFolder().resolve("output.log")).contains(text);
        } catch (IOException | java.util.NoSuchElementException notYet) {
            return false;
        }
    }

    private static void kill(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    }

    @Test
    void worksThroughALinkInAFolderWithBlanksWithoutHomeAndLocale() throws IOException, InterruptedException {
        Files.createSymbolicLink(project.resolve("my hps"), SCRIPT);
        // A JVM in another locale could not hand on such words itself.
        Path script = Files.writeString(
                project.resolve("go.sh"), "'./my hps' run -q -n ü -- sh -c 'echo $LC_ALL-$1; locale' sh naïve\n");
        ProcessBuilder builder = builder(Map.of("LANG", "C"), List.of("sh", script.toString()));
        builder.environment().remove("HOME");
        builder.environment().remove("LC_ALL");
        Process process = builder.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertTrue(out.startsWith("-naïve\n"), out);
        assertTrue(run("query", "--columns", "name,arg1", "--csv").out().endsWith("ü,naïve\n"));
    }

    @Test
    void killingHpsCostsNothing() throws IOException, InterruptedException {
        Process hps = start(
                "run",
                "--",
                "sh",
                "-c",
                "for i in 1 2 3; do echo epoch $i loss: 0.$i; done; while [ ! -f go ]; do sleep 0.02; done; for i in 4"
                        + " 5; do echo epoch $i loss: 0.$i; done; exit 3");
        waitFor(() -> logHolds("epoch 3"));
        waitFor(() -> Files.exists(uncheckedFolder().resolve("process.json")));
        kill("KILL", hps.pid());
        hps.waitFor();
        assertTrue(run("ls", "--columns", "state", "--csv").out().contains("running"));
        Files.createFile(project.resolve("go"));
        waitFor(() -> Files.exists(uncheckedFolder().resolve("exit")));
        waitFor(() -> logHolds("epoch 5"));
        assertEquals(
                "state,exit,loss.count,loss.last\nfailed,3,5,0.5\n",
                run("ls", "--columns", "state,exit,loss.count,loss.last", "--csv")
                        .out());
        assertTrue(Files.exists(runFolder().resolve("status.json")));
        List<String> rows = Files.readAllLines(runFolder().resolve("metrics.csv"));
        assertEquals(6, rows.size(), rows.toString());
    }

    private Path uncheckedFolder() {
        try {
            return runFolder();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void signalsSentToHpsReachTheProgramOnce() throws IOException, InterruptedException {
        for (String signal : List.of("TERM", "HUP", "USR1", "USR2")) {
            Process hps = start(
                    "run",
                    "-q",
                    "--",
                    "sh",
                    "-c",
                    "trap 'echo got >> seen' " + signal + "; echo ready-" + signal
                            + "; until [ -f seen ]; do sleep 0.02; done; sleep 0.3; wc -l < seen; exit 9");
            waitFor(() -> anyLogHolds("ready-" + signal));
            Thread.sleep(100);
            kill(signal, hps.pid());
            Outcome outcome = finish(hps);
            assertEquals(9, outcome.code(), signal);
            assertEquals("1", outcome.out().lines().toList().getLast().strip(), signal);
            Files.delete(project.resolve("seen"));
        }
    }

    private boolean anyLogHolds(String text) {
        try (Stream<Path> logs = Files.walk(project.resolve("hps-runs"))) {
            for (Path log : logs.filter(p -> p.endsWith("output.log")).toList()) {
                if (Files.readString(log).contains(text)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | UncheckedIOException notYet) {
            return false;
        }
    }

    @Test
    void whoReadsTheEchoMayLeave() throws IOException, InterruptedException {
        Process process = builder(Map.of(), List.of("sh", "-c", "'" + SCRIPT + "' run -q -- yes | head -n 2"))
                .start();
        assertEquals("y\ny\n", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        waitFor(() -> Files.exists(uncheckedFolder().resolve("status.json")));
        assertEquals(
                "state,exit\nkilled,141\n",
                run("ls", "--columns", "state,exit", "--csv").out());
    }

    @Test
    void onlyTheFirstOfManyRanksRecords() throws IOException, InterruptedException {
        Outcome outcome = finish(start(
                Map.of("RANK", "1"),
                List.of("run", "-q", "-p", "a=5", "-n", "x", "--", "sh", "-c", "echo a{a} $1; exit 4", "sh", "b c")));
        assertEquals(new Outcome(4, "a5 b c\n", ""), outcome);
        assertFalse(Files.exists(project.resolve("hps-runs")));
        assertEquals(
                0,
                finish(start(Map.of("RANK", "0"), List.of("run", "-q", "true"))).code());
        assertTrue(Files.exists(project.resolve("hps-runs")));
    }

    @Test
    void twoTrainingsInOneFolderKeepApart() throws IOException, InterruptedException {
        String program =
                "mkdir -p $2; for i in 1 2 3 4; do echo step $i loss: $3.$i; echo $3$i > $2/m.pt; sleep 0.1; done;"
                        + " sleep 0.5";
        Process other = builder(
                        Map.of(),
                        List.of(SCRIPT.toString(), "run", "-q", "--", "sh", "-c", program, "sh", "--out", "out_a", "1"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        run("run", "-q", "--", "sh", "-c", program, "sh", "--out", "out_b", "2");
        other.waitFor();
        try (Stream<Path> all = Files.walk(project.resolve("hps-runs"))) {
            List<Path> lists = all.filter(p -> p.endsWith("checkpoints.csv")).toList();
            assertEquals(2, lists.size());
            for (Path list : lists) {
                String text = Files.readString(list);
                String params = Files.readString(list.resolveSibling("params.json"));
                String own = params.contains("out_a") ? "out_a" : "out_b";
                assertTrue(text.contains(own + "/m.pt"), text);
                assertFalse(text.contains(own.equals("out_a") ? "out_b" : "out_a"), text);
            }
        }
        assertEquals(2, run("ls", "--columns", "id", "--csv").out().lines().count() - 1);
    }

    @Test
    void aDetachedRunGoesOnAlone() throws IOException, InterruptedException {
        Outcome outcome = run("run", "-dt", "night", "--", "sh", "-c", "sleep 0.2; echo loss: 0.5");
        assertEquals(0, outcome.code());
        assertTrue(outcome.err().contains("(in the background)"), outcome.err());
        waitFor(() -> Files.exists(uncheckedFolder().resolve("status.json")));
        assertEquals(
                "state,tag,loss\nfinished,night,0.5\n",
                run("ls", "--columns", "state,tag,loss", "--csv").out());
    }

    @Test
    void stopEndsARun() throws IOException, InterruptedException {
        Process hps = start("run", "-q", "--", "sh", "-c", "echo ready; sleep 60");
        waitFor(() -> logHolds("ready"));
        waitFor(() -> Files.exists(uncheckedFolder().resolve("process.json")));
        ProcessBuilder stop = builder(Map.of(), List.of(SCRIPT.toString(), "stop", "@last"));
        assertEquals(0, stop.start().waitFor());
        assertTrue(hps.waitFor(30, TimeUnit.SECONDS));
        assertEquals(130, hps.exitValue());
        assertEquals("state\nkilled\n", run("ls", "--columns", "state", "--csv").out());
    }

    @Test
    void theCallerOutlivesAClosedEcho() throws IOException, InterruptedException {
        String script = "for i in 1 2 3 4; do '" + SCRIPT + "' run -q -- echo hi | true; done; echo alive";
        Process process = builder(Map.of(), List.of("sh", "-c", script)).start();
        assertEquals("alive\n", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, process.waitFor());
    }

    @Test
    void hpsEndsByTheSignalThatEndedTheProgram() throws IOException, InterruptedException {
        String call = "import subprocess, sys; print(subprocess.call(sys.argv[1:]))";
        for (Map.Entry<String, Integer> signal : Map.of("INT", -2, "TERM", -15, "KILL", -9, "ALRM", -14, "SEGV", 139)
                .entrySet()) {
            Process process = builder(
                            Map.of(),
                            List.of(
                                    "python3",
                                    "-c",
                                    call,
                                    SCRIPT.toString(),
                                    "run",
                                    "-q",
                                    "--",
                                    "sh",
                                    "-c",
                                    "kill -" + signal.getKey() + " $$"))
                    .start();
            String status = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(signal.getValue() + "\n", status, signal.getKey());
        }
    }

    @Test
    void aSignalToTheWholeGroupLosesNoStatus() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "setsid is there");
        String program =
                "trap 'echo got' USR1; echo ready; i=0; while [ $i -lt 30 ]; do i=$((i+1)); sleep 0.05; done; exit 6";
        Process group = builder(Map.of(), List.of("setsid", SCRIPT.toString(), "run", "-q", "--", "sh", "-c", program))
                .redirectOutput(scratch.resolve("out").toFile())
                .redirectError(scratch.resolve("err").toFile())
                .start();
        waitFor(() -> logHolds("ready"));
        Thread.sleep(100);
        new ProcessBuilder("kill", "-s", "USR1", "--", "-" + group.pid())
                .start()
                .waitFor();
        assertEquals(6, finish(group).code());
        assertEquals("exit\n6\n", run("ls", "--columns", "exit", "--csv").out());
    }

    @Test
    void variablesWithStrangeNamesReachTheProgram() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is there");
        Outcome outcome = finish(start(
                Map.of("a.b", "1", "BASH_FUNC_f%%", "() {  echo from f\n}"),
                List.of("run", "-q", "--", "bash", "-c", "f; env | grep '^a.b='")));
        assertEquals(new Outcome(0, "from f\na.b=1\n", ""), outcome);
    }

    @Test
    void otherRanksRunDeclaredExperimentsToo() throws IOException, InterruptedException {
        Files.writeString(project.resolve("hps.yaml"), "experiments:\n  tr:\n    command: [echo, 'lr={lr}']\n");
        Outcome outcome = finish(start(Map.of("RANK", "1"), List.of("run", "tr", "lr=3")));
        assertEquals(new Outcome(0, "lr=3\n", ""), outcome);
        assertFalse(Files.exists(project.resolve("hps-runs")));
    }

    @Test
    void otherRanksGetTheSameFilesAndSkipTheSameOptions() throws IOException, InterruptedException {
        Files.writeString(project.resolve("c.yaml"), "lr: 0.1\n");
        assertEquals(
                "lr: 0.2\n",
                finish(start(Map.of("RANK", "1"), List.of("run", "-s", "c.yaml:lr=0.2", "--", "cat", "c.yaml")))
                        .out());
        assertEquals(
                "x\n",
                finish(start(
                                Map.of("RANK", "1"),
                                List.of(
                                        "run",
                                        "--metric",
                                        "a(?<b>.)",
                                        "--config",
                                        "c.yaml",
                                        "--env-param",
                                        "A",
                                        "echo",
                                        "x")))
                        .out());
        assertFalse(Files.exists(project.resolve("hps-runs")));
    }

    @Test
    void signalsReachAProgramThatCannotBeRecorded() throws IOException, InterruptedException {
        Files.writeString(project.resolve("hps-runs"), "in the way");
        Process hps = start("run", "--", "sh", "-c", "trap 'exit 8' TERM; echo ready; while :; do sleep 0.05; done");
        waitFor(() -> {
            try {
                return Files.readString(scratch.resolve("out")).contains("ready");
            } catch (IOException notYet) {
                return false;
            }
        });
        kill("TERM", hps.pid());
        assertEquals(8, finish(hps).code());
    }

    @Test
    void aQueryThatTheShellHasEatenIsTold() throws Exception {
        run("run", "-q", "--", "sh", "-c", "echo epoch 1 val_acc: 0.95", "sh", "--lr", "0.1");
        Process process = builder(Map.of(), List.of("sh", "-c", "'" + SCRIPT + "' query val_acc>0.9"))
                .redirectError(scratch.resolve("err").toFile())
                .start();
        assertEquals(0, process.waitFor());
        assertEquals(
                "hps: the shell read '>' as a redirection: the result goes into the file '0.9'. "
                        + "Quote the query: hps query 'val_acc>0.9'\n",
                Files.readString(scratch.resolve("err"))
                        .replaceAll("(?m)^hps: (building|1 run may be out of date).*\\n", ""));
        process = builder(
                        Map.of(),
                        List.of(
                                "sh",
                                "-c",
                                "'" + SCRIPT + "' query --fresh lr:0.1 > 7.5; '" + SCRIPT
                                        + "' query --fresh lr > runs.txt"))
                .redirectError(scratch.resolve("err").toFile())
                .start();
        assertEquals(0, process.waitFor());
        assertEquals("", Files.readString(scratch.resolve("err")));
    }
}
