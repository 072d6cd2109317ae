package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.junit.jupiter.api.Test;

/// Runs on the real Slurm of this machine.
class SlurmTest extends OnSlurm {
    @Test
    void aRunIsHandedOverAndRecordedByItsJob() throws Exception {
        Hps.Outcome outcome = hps.run("run", "--on", "slurm", "-t", "night", "--", "sh", "train.sh", "--", "--mem=800");
        assertEquals(0, outcome.code(), outcome.err());
        String job = outcome.out().strip();
        assertEquals("hps: the run is handed to slurm as job " + job + "; hps jobs shows them\n", outcome.err());
        slurm.drained();
        assertEquals(1, runs().size(), printed());
        RunRecord run = runs().getFirst();
        assertEquals(RunState.FINISHED, run.state(java.time.Instant.now()));
        assertEquals(List.of("sh", "train.sh"), run.info().command());
        assertEquals(List.of("night"), run.notes().tags());
        assertEquals(job, run.info().job().get("id"));
    }

    @Test
    void aSweepIsCutIntoArraysAndDoesNotRunMoreAtOnceThanAsked() throws Exception {
        List<String> line = List.of(
                "sweep",
                "--on",
                "slurm",
                "--jobs",
                "1",
                "lr=0.1,0.2,0.3,0.4,0.5",
                "--",
                "sh",
                "train.sh",
                "--out",
                "{lr}.ckpt");
        Hps.Outcome outcome = hps.run(line.toArray(String[]::new));
        assertEquals(0, outcome.code(), outcome.err());
        List<String> jobs = outcome.out().lines().toList();
        assertEquals(2, jobs.size(), outcome.out());
        assertTrue(
                slurm.call("scontrol show job " + jobs.getLast()).contains("Dependency=afterany:" + jobs.getFirst()));
        Hps.Outcome again = hps.run(line.toArray(String[]::new));
        assertTrue(again.err().endsWith("hps: nothing is left to submit\n"), again.err());
        assertEquals("", again.out());
        slurm.drained();
        assertEquals(5, runs().size(), printed());
        assertEquals(
                List.of("0.1", "0.2", "0.3", "0.4", "0.5"),
                runs().stream()
                        .map(run -> String.valueOf(run.params().get("lr")).replaceAll(".*=|]", ""))
                        .sorted()
                        .toList());
        for (RunRecord run : runs()) {
            assertEquals(RunState.FINISHED, run.state(java.time.Instant.now()), run.toString());
        }
        List<RunRecord> inOrder = runs();
        for (int i = 1; i < inOrder.size(); i++) {
            var end = java.util.Objects.requireNonNull(inOrder.get(i - 1).end()).ended();
            var next = java.util.Objects.requireNonNull(inOrder.get(i).info().started());
            assertTrue(end != null && !next.isBefore(end), "one at a time");
        }
        assertTrue(hps.run(line.toArray(String[]::new)).err().endsWith("hps: nothing is left to do\n"));
        assertEquals(1, batches().size());
    }

    @Test
    void aDryRunShowsTheScriptAndLeavesNothing() {
        Hps.Outcome outcome = hps.run("run", "--on=slurm", "--dry-run", "-n", "a b", "sh", "-c", "echo 1\necho 2");
        assertTrue(outcome.out().startsWith("==> job.sh\n#!/bin/bash\n#SBATCH --job-name=hps-"), outcome.out());
        assertTrue(
                outcome.out()
                        .endsWith("==> tasks\n0\tsh\thps run --auto-resume -n 'a b' sh -c 'echo 1'$'\\n''echo 2'\n"),
                outcome.out());
        assertFalse(Files.exists(folder.resolve("hps-runs")));
    }

    @Test
    void aTaskLooksForAnEarlierRunOnlyWhereOneWasInterrupted() throws Exception {
        String[] line = {"sweep", "--on", "slurm", "--dry-run", "lr=1,2", "--", "sh", "train.sh", "--out", "{lr}.ckpt"};
        String first = hps.run(line).out();
        assertTrue(first.contains("\thps run --auto-resume --from none --sweep "), first);
        hps.run("run", "--no-sys", "-e", "train", "--", "sh", "-c", "echo loss: 1");
        String second = hps.run(line).out();
        assertTrue(second.contains("\thps run --auto-resume --from none --sweep "), second);
        hps.run("run", "--no-sys", "-e", "train", "--", "sh", "-c", "echo 1 > a.ckpt; echo loss: 1; exit 1");
        String third = hps.run(line).out();
        assertTrue(third.contains("\thps run --auto-resume --sweep "), third);
    }

    @Test
    void whatSlurmRefusesLeavesNothing() throws Exception {
        Files.writeString(folder.resolve("hps.yaml"), "slurm: {partition: night}\n");
        Hps.Outcome outcome = hps.run("sweep", "--on", "slurm", "lr=1..6", "--", "sh", "train.sh");
        assertEquals(1, outcome.code());
        assertEquals(
                "hps sweep: Slurm refused the job: sbatch: error: invalid partition specified: night; sbatch:"
                        + " error: Batch job submission failed: Invalid partition name specified\n",
                outcome.err());
        assertEquals(List.of(), batches());
    }

    @Test
    void withoutSlurmTheMessageSaysWhereToSubmit() {
        Hps.Outcome outcome = hps.with("PATH", folder.toString()).run("run", "--on", "slurm", "--", "true");
        assertEquals(1, outcome.code());
        assertTrue(
                outcome.err().startsWith("hps run: there is no sbatch here: submit on a host that has Slurm"),
                outcome.err());
    }

    @Test
    void whatOnlyThisMachineCanDoIsRefused() {
        assertEquals(
                "hps run: -d works on this machine only; leave out --on",
                hps.run("run", "-d", "--on", "slurm", "--", "true")
                        .err()
                        .lines()
                        .findFirst()
                        .orElse(""));
        assertEquals(
                "hps run: --on takes slurm, not 'slrm'",
                hps.run("run", "--on", "slrm", "--", "true")
                        .err()
                        .lines()
                        .findFirst()
                        .orElse(""));
    }

    @Test
    void aSearchChoosesEachRunByWhatThoseBeforeCameTo() throws Exception {
        Hps.Outcome outcome = hps.run(
                "sweep",
                "--on",
                "slurm",
                "--search",
                "tpe",
                "--runs",
                "3",
                "--jobs",
                "2",
                "--objective",
                "min loss",
                "lr=uniform(0,1)",
                "--",
                "sh",
                "train.sh",
                "--out",
                "{lr}.ckpt",
                "--",
                "--mem=800");
        assertEquals(0, outcome.code(), outcome.err() + printed());
        assertTrue(outcome.err().contains(": 3 finished in "), outcome.err());
        assertEquals(3, runs().size(), printed());
        assertEquals(
                1,
                runs().stream()
                        .map(run -> String.valueOf(run.info().lineage().sweep()))
                        .distinct()
                        .count());
        assertTrue(runs().stream().allMatch(run -> run.state(java.time.Instant.now()) == RunState.FINISHED));
    }

    @Test
    void ofTwoWhoSubmitTheSameSweepAtOnceOneSubmits() throws Exception {
        String said = slurm.call("cd '" + folder + "'; export HPS_INDEX=$PWD/.index; for i in 1 2; do '" + script
                + "' sweep --on slurm lr=1,2,3 -- sh train.sh --out {lr}.ckpt & done; wait");
        assertEquals(1, batches().size(), said);
        assertTrue(said.contains("3 of 3 runs handed to slurm"), said);
        assertTrue(said.contains("hps: 3 wait or run already: hps jobs shows them\n"), said);
        slurm.drained();
        assertEquals(3, runs().size(), printed());
    }

    @Test
    void aJobThatIsPutBackGoesOnFromItsLastCheckpointAndEachEpochStandsOnce() throws Exception {
        String job = hps.run(
                        "sweep",
                        "--on",
                        "slurm",
                        "lr=1,2",
                        "--",
                        "sh",
                        "train.sh",
                        "--out",
                        "{lr}.ckpt",
                        "--epochs",
                        "40",
                        "--pause",
                        "0.2")
                .out()
                .strip();
        slurm.waitFor("epoch 3", () -> epoch("1.ckpt") > 3);
        String number = slurm.number(job + "_0");
        assertFalse(slurm.hasLeft(number), number);
        slurm.call("scontrol requeue " + job + "_0");
        slurm.waitFor(
                "the job waits",
                () -> slurm.call("squeue -h -r -o '%i %T' -j " + job).contains(job + "_0 PENDING")
                        && slurm.hasLeft(number));
        Hps.Outcome waits = hps.run("ls", "state:queued");
        assertTrue(waits.out().startsWith("no runs\n1 queued:\njob"), waits.out());
        assertTrue(waits.out().contains("\n" + job + "_0  train"), waits.out());
        assertTrue(waits.out().endsWith("BeginTime\n"), waits.out());
        assertEquals(
                waits.out(),
                hps.run("query", "state:queued AND lr=1 AND job:" + job + "_0").out());
        slurm.call("scontrol update JobId=" + job + "_0 StartTime=now");
        slurm.drained();
        List<RunRecord> lives = runs().stream()
                .filter(run -> "0".equals(run.info().job().get("array")))
                .toList();
        assertEquals(2, lives.size(), printed());
        RunRecord second = lives.getLast();
        assertEquals(lives.getFirst().id(), second.info().lineage().parent());
        assertEquals(
                lives.getFirst().info().lineage().sweep(),
                second.info().lineage().sweep());
        assertEquals(numbers(1, 40), steps(second, "loss"));
        assertEquals(
                "2 finished\n",
                hps.run("jobs", "--fresh", "job:" + job)
                                .out()
                                .lines()
                                .findFirst()
                                .orElse("") + "\n");
    }

    @Test
    void whatWaitsIsCancelledAndWhatDiedBeforeItsProgramHasALog() throws Exception {
        String job = hps.run("sweep", "--on", "slurm", "lr=1,2,3", "--", "sh", "train.sh", "--", "--begin=now+1hour")
                .out()
                .strip();
        assertEquals("3 queued", hps.run("jobs").out().lines().findFirst().orElse(""));
        Hps.Outcome stopped = hps.run("stop", "job:" + job);
        assertEquals(0, stopped.code(), stopped.err());
        assertEquals("hps: cancelled 3 runs before the start\n", stopped.err());
        assertEquals(
                "3 cancelled",
                hps.run("jobs", "job:" + job).out().lines().findFirst().orElse(""));
        Hps.Outcome silent = hps.run("log", "job:" + job);
        assertEquals(1, silent.code());
        assertEquals(
                "hps log: job " + job + "_0 is cancelled and has printed nothing: before its program started\n",
                silent.err());
        String dead = hps.run("run", "--on", "slurm", "no-such-program").out().strip();
        slurm.drained();
        assertEquals(
                "hps: command not found: no-such-program\n",
                hps.run("log", dead).out());
        assertTrue(
                hps.run("jobs", dead).out().contains("lost   exit 127"),
                hps.run("jobs", dead).out());
    }

    @Test
    void aFolderThatTheNodeDoesNotSeeIsSaidPlainly() throws Exception {
        String job = hps.run("run", "--on", "slurm", "--", "true", "--", "--hold")
                .out()
                .strip();
        Path batch = batches().getFirst();
        Files.writeString(batch.resolve("token"), "another\n");
        slurm.call("scontrol release " + job);
        slurm.drained();
        String host = org.hpsearch.run.Host.name();
        assertEquals(
                "hps: " + host + " does not see " + batch + ", as " + host
                        + " does: the project has to be on a file system of all machines\n",
                hps.run("log", "job:" + job).out());
        assertTrue(
                hps.run("jobs").out().contains("lacks something; hps log of the job says what"),
                hps.run("jobs").out());
    }
}
