package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What git takes of a run's logs, and what a clone without them says.
class GitLogsTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void repository() throws IOException, InterruptedException {
        git("init", "-q");
        hps = new Hps(scratch);
    }

    private String git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Process git = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, git.waitFor(), said);
        return said;
    }

    /// The names in the newest run's folder that git would take.
    private String taken() throws IOException, InterruptedException {
        Path run = hps.lastRun();
        return git(
                        "ls-files",
                        "--others",
                        "--exclude-standard",
                        scratch.relativize(run).toString())
                .replace(scratch.relativize(run) + "/", "");
    }

    @Test
    void logsStayOutOfGitAndTheirAbsenceIsExplained() throws IOException, InterruptedException {
        assertEquals(
                0,
                hps.run("run", "-q", "--no-sys", "--", "sh", "-c", "echo loss: 1")
                        .code());
        assertEquals("""
            exit
            metrics.csv
            params.json
            process.json
            run.json
            status.json
            """, taken());
        Path run = hps.lastRun();
        Files.delete(run.resolve("output.log"));
        assertEquals(
                "hps log: run " + run.getFileName() + " has no output.log here: hps-runs/.gitignore keeps logs out of"
                        + " git; copy the run with rsync, or write git: {logs: true} into hps.yaml before it runs\n",
                hps.run("log", "@last").err());
        Files.deleteIfExists(run.resolve("stderr.log"));
        assertEquals(
                "  log         not here: hps-runs/.gitignore keeps logs out of git\n",
                hps.run("show", "@last")
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("  log "))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()));
        Hps.Outcome asked = hps.run("query", "log:loss");
        assertEquals("no runs\n", asked.out());
        assertEquals(
                "hps: 1 of 1 runs has no log here, which log: cannot search: hps-runs/.gitignore keeps logs out of"
                        + " git\n",
                asked.err());
        assertEquals("", hps.run("query", "loss<2").err());
    }

    @Test
    void aRunWithoutAProgramNeverHadALog() throws IOException {
        hps.write("20260905-080000-other", "{\"lr\": 5}", "1,1,err,0.25");
        assertEquals(
                "hps log: run 20260905-080000-other has no output.log here: hps followed no program there\n",
                hps.run("log", "other").err());
    }

    @Test
    void smallLogsGoIntoGitWhereTheProjectWantsThem() throws IOException, InterruptedException {
        Files.writeString(scratch.resolve("hps.yaml"), "git: {logs: true}\n");
        assertEquals(
                0,
                hps.run("run", "-q", "--no-sys", "--", "sh", "-c", "echo loss: 1")
                        .code());
        assertEquals("""
            .gitignore
            exit
            metrics.csv
            output.log
            params.json
            process.json
            run.json
            status.json
            stderr.log
            """, taken());
        assertEquals(
                0,
                hps.run("run", "-q", "--no-sys", "--", "sh", "-c", "echo loss: 1; head -c 1048577 /dev/zero")
                        .code());
        assertEquals(false, taken().contains("output.log"));
    }
}
