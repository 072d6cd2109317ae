package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that wait in a queue, in the answers to queries. Slurm's commands are scripts here, which count their calls.
class QueuedRunsTest {
    @TempDir
    Path folder;

    @TempDir
    Path slurm;

    private Hps hps;

    @BeforeEach
    void project() throws IOException {
        command("sbatch", "echo 7");
        command("squeue", "cat " + slurm + "/queue");
        command("scontrol", "exit 1");
        Files.writeString(folder.resolve("train.sh"), "echo \"$@\"; echo 'epoch 1/1 loss: 0.5'\n");
        hps = new Hps(folder).startedBy(Path.of("/bin/hps")).with("PATH", slurm + ":/usr/bin:/bin");
    }

    private void command(String name, String script) throws IOException {
        Path file = slurm.resolve(name);
        Files.writeString(file, "#!/bin/sh\necho " + name + " >> " + slurm + "/calls\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void queue(String... lines) throws IOException {
        Files.writeString(slurm.resolve("queue"), String.join("\n", lines) + "\n");
    }

    private long calls(String name) throws IOException {
        return Files.readAllLines(slurm.resolve("calls")).stream()
                .filter(name::equals)
                .count();
    }

    private void submit() {
        Hps.Outcome outcome = hps.run(
                "sweep",
                "--on",
                "slurm",
                "-t",
                "night",
                "lr=0.1,0.2",
                "depth=3,4",
                "--",
                "sh",
                "train.sh",
                "--lr",
                "1",
                "--depth",
                "1");
        assertEquals(0, outcome.code(), outcome.err());
    }

    @Test
    void whatWaitsStandsBelowTheTableAndTheQueryHoldsForIt() throws IOException {
        queue("7|0|RUNNING|None", "7|1|PENDING|Resources", "7|2|PENDING|Priority", "7|3|PENDING|Priority");
        submit();
        assertEquals("""
            no runs
            3 queued:
            job  experiment   lr  depth  tag    reason
            7_1  train       0.1      4  night  Resources
            7_2  train       0.2      3  night  Priority
            7_3  train       0.2      4  night  Priority
            """, hps.run("ls").out());
        assertEquals(
                """
                no runs
                1 queued:
                job  experiment   lr  depth  tag    reason
                7_2  train       0.2      3  night  Priority
                """, hps.run("query", "state:queued AND lr>0.1 AND depth:3").out());
        for (String none :
                new String[] {"lr=0.3", "state:running", "job:8", "job:0", "tag:day", "depth:3 AND job:7_1"}) {
            assertEquals("no runs\n", hps.run("ls", none).out(), none);
        }
        for (String one : new String[] {"job:7_3", "job:7 AND lr:0.2 AND depth:4", "night AND job:7_3"}) {
            assertEquals(
                    "7_3  train       0.2      4  night  Priority",
                    hps.run("ls", one).out().lines().reduce("", (first, last) -> last),
                    one);
        }
    }

    @Test
    void besideRunsTheyAreCountedApartAndProgramsGetRunsAlone() throws IOException {
        queue("7|0|PENDING|Priority");
        hps.run("run", "-q", "--", "sh", "train.sh", "--lr", "1");
        submit();
        assertEquals(
                """
                1 queued:
                job  experiment   lr  depth  tag    reason
                7_0  train       0.1      3  night  Priority
                """,
                hps.run("ls", "state:queued OR state:finished")
                        .out()
                        .lines()
                        .skip(3)
                        .reduce("", (all, line) -> all + line + "\n"));
        Hps.Outcome json = hps.run("ls", "state:queued", "--json");
        assertEquals("[]\n", json.out());
        assertEquals("hps: 1 queued, with no run yet: hps jobs --json lists what waits\n", json.err());
        assertEquals(0, hps.run("ls", "lr=0.1", "--csv").out().lines().skip(1).count());
    }

    @Test
    void jobsAsJsonAndTheirSchema() throws IOException {
        queue("7|0|PENDING|Priority");
        submit();
        String jobs = hps.run("jobs", "job:7_0", "--json").out();
        assertEquals("""
            [
              {
                "batch": "B",
                "job": "7_0",
                "reason": "Priority",
                "row": 0,
                "run": "",
                "state": "queued",
                "sweep": "S",
                "what": "lr=0.1 depth=3"
              }
            ]
            """, jobs.replaceAll("(\"batch\": \")[^\"]+", "$1B").replaceAll("(\"sweep\": \")[^\"]+", "$1S"));
        assertEquals(
                List.of("batch", "job", "reason", "row", "run", "state", "sweep", "what"),
                Pattern.compile("(?m)^ {6}\"(\\w+)\": \\{$")
                        .matcher(hps.run("schema", "jobs").out())
                        .results()
                        .map(field -> field.group(1))
                        .toList());
    }

    @Test
    void manyLooksAskTheQueueOnce() throws IOException {
        queue("7|0|PENDING|Priority");
        submit();
        long submitted = calls("squeue");
        for (int i = 0; i < 4; i++) {
            hps.run("ls");
            hps.run("query", "state:queued");
            hps.run("jobs");
        }
        assertEquals("1 squeue, 1 scontrol", (calls("squeue") - submitted) + " squeue, " + ends() + " scontrol");
    }

    /// Questions about ends: the first one was for the size of arrays.
    private long ends() throws IOException {
        return calls("scontrol") - 1;
    }

    @Test
    void aQueueThatDoesNotAnswerIsSaid() throws IOException {
        queue();
        submit();
        command("squeue", "echo 'no controller' >&2; exit 1");
        Hps.Outcome outcome = hps.run("ls");
        assertEquals("no runs\n", outcome.out());
        assertEquals(
                "hps: Slurm does not say what waits: no controller",
                outcome.err().lines().findFirst().orElse(""));
    }
}
