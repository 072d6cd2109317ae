package org.hpsearch.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hpsearch.project.SlurmSettings;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Slurm's commands are scripts here that note how they are called.
class SlurmEngineTest {
    @TempDir
    Path folder;

    private SlurmEngine engine() {
        return new SlurmEngine(Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin"), folder);
    }

    private void command(String name, String body) throws IOException {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(
                file, "#!/bin/sh\necho \"" + name + " $*\" >> " + folder.resolve("calls") + "\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private String calls() throws IOException {
        Path calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readString(calls).replace(folder.toString(), "F") : "";
    }

    private Batch batch(int atOnce, int... rows) {
        List<Task> tasks = new ArrayList<>();
        for (int row : rows) {
            RunRecord run = RunRecord.of(RunInfo.of("", "true", Invocation.of(List.of("true"), ".")));
            tasks.add(new Task(row, "lr=" + row, "true", run));
        }
        return new Batch(
                "20261126-040000-abcde",
                "s5kbr",
                new Batch.Place(folder, folder, folder, "/bin/hps"),
                tasks,
                atOnce,
                SlurmSettings.NONE,
                List.of(),
                List.of("5"));
    }

    private static String message(org.junit.jupiter.api.function.Executable call) {
        return String.valueOf(assertThrows(DataException.class, call).getMessage());
    }

    @Test
    void aLineOfTheQueueIsATask() {
        assertEquals(
                new TreeMap<>(Map.of(
                        "7_0", new TaskState(TaskState.Phase.WAITS, "Resources"),
                        "7_1", new TaskState(TaskState.Phase.RUNS, ""),
                        "8", new TaskState(TaskState.Phase.RUNS, ""),
                        "9", new TaskState(TaskState.Phase.ENDED, ""),
                        "10", new TaskState(TaskState.Phase.WAITS, "Nodes|down, drained"))),
                new TreeMap<>(SlurmEngine.states("""
                    7|0|PENDING|Resources
                    7|1|RUNNING|None
                    8|N/A|SUSPENDED|None
                    9|N/A|COMPLETING|None
                    10|N/A|REQUEUE_HOLD|Nodes|down, drained
                    slurm_load_jobs: a warning
                    """)));
        assertEquals(Map.of(), SlurmEngine.states(""));
    }

    @Test
    void aRefusalWithoutAReasonSaysSo() throws IOException {
        command("sbatch", "exit 3");
        command("squeue", "exit 4");
        assertEquals(
                "Slurm refused the job: no reason given (exit status 3)", message(() -> engine().submit(batch(0, 0))));
        assertEquals(
                "Slurm does not say what waits: no reason given (exit status 4)",
                message(() -> engine().poll(List.of(new JobArray("7", -1, List.of(0))))));
    }

    @Test
    void aSweepLargerThanTheLargestArrayIsSeveralJobsEachBehindTheOneBefore() throws IOException {
        command("scontrol", "echo 'MaxArraySize            = 2'");
        command(
                "sbatch",
                "echo 'sbatch: some advice'; echo \"$(grep -c sbatch F/calls);gpu\"".replace("F", "" + folder));
        assertEquals(
                List.of(
                        new JobArray("1", 0, List.of(0, 1)),
                        new JobArray("2", 2, List.of(3)),
                        new JobArray("3", 4, List.of(4))),
                engine().submit(batch(1, 0, 1, 3, 4)));
        assertEquals("""
            scontrol show config
            sbatch --parsable --dependency=afterany:5 F/job-1.sh
            sbatch --parsable --dependency=afterany:1 F/job-2.sh
            sbatch --parsable --dependency=afterany:2 F/job-3.sh
            """, calls());
    }

    @Test
    void whatIsTakenBeforeARefusalIsTakenBack() throws IOException {
        command("scontrol", "echo 'MaxArraySize = 2'");
        command("scancel", "");
        command(
                "sbatch",
                "case $4$3 in *job-1.sh) echo 41;; *) echo 'sbatch: error: over the quota' >&2; echo; exit 1;; esac");
        assertEquals(
                "Slurm refused the job: sbatch: error: over the quota", message(() -> engine().submit(batch(0, 0, 2))));
        assertEquals(
                "scancel 41\n",
                calls().lines()
                        .filter(call -> call.startsWith("scancel"))
                        .map(call -> call + "\n")
                        .reduce("", String::concat));
    }

    @Test
    void aRefusalIsToldAlsoWhereNothingCanBeTakenBack() throws IOException {
        command("scontrol", "echo 'MaxArraySize = 2'");
        command("scancel", "echo 'scancel: error: no controller' >&2; exit 1");
        command("sbatch", "case $4$3 in *job-1.sh) echo 41;; *) echo 'over the quota' >&2; exit 1;; esac");
        assertEquals(
                "Slurm refused the job: over the quota; Slurm had already accepted job 41 of the same runs and may"
                        + " keep it: Slurm did not cancel: scancel: error: no controller",
                message(() -> engine().submit(batch(0, 0, 2))));
    }

    @Test
    void theQueueIsAskedOnceForAllJobs() throws IOException {
        command("squeue", "printf '7|0|RUNNING|None\\n9|N/A|PENDING|Priority\\n'");
        List<JobArray> jobs = List.of(
                new JobArray("7", 0, List.of(0)), new JobArray("9", -1, List.of(0)), new JobArray("9", -1, List.of(1)));
        assertEquals(
                Map.of(
                        "7_0", new TaskState(TaskState.Phase.RUNS, ""),
                        "9", new TaskState(TaskState.Phase.WAITS, "Priority")),
                engine().poll(jobs));
        assertEquals("squeue --noheader --array --jobs=7,9 --format=%F|%K|%T|%r\n", calls());
        assertEquals(Map.of(), engine().poll(List.of()));
    }

    @Test
    void aQueueThatHasForgottenAJobIsNoFailureAndASilentOneIs() throws IOException {
        List<JobArray> jobs = List.of(new JobArray("7", -1, List.of(0)));
        command("squeue", "echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");
        assertEquals(Map.of(), engine().poll(jobs));
        command("squeue", "echo 'slurm_load_jobs error: Unable to contact' >&2; echo '  controller' >&2; exit 1");
        assertEquals(
                "Slurm does not say what waits: slurm_load_jobs error: Unable to contact; controller",
                message(() -> engine().poll(jobs)));
    }

    @Test
    void oneCallThatFailsKeepsNoOtherTaskFromBeingCancelled() throws IOException {
        command("scancel", "case $1 in 7_0) echo 'Kill job error on job id 7_0' >&2; exit 1;; esac");
        List<String> tasks = IntStream.range(0, 501).mapToObj(row -> "7_" + row).toList();
        assertEquals("Slurm did not cancel: Kill job error on job id 7_0", message(() -> engine().cancel(tasks)));
        assertEquals(
                List.of("scancel 7_0 7_1", "scancel 7_500"),
                calls().lines().map(call -> call.replaceFirst(" 7_2 .*", "")).toList());
    }

    @Test
    void onlyWhatIsOverHasAnEnd() throws IOException {
        command("scontrol", """
            cat <<'END'
            JobId=9 ArrayJobId=9 ArrayTaskId=4294967294 JobState=PENDING Reason=JobArrayTaskLimit ExitCode=0:0
            JobId=10 ArrayJobId=9 ArrayTaskId=0 JobState=FAILED Reason=NonZeroExitCode ExitCode=2:0
            JobId=11 ArrayJobId=9 ArrayTaskId=1 JobState=RUNNING Reason=None ExitCode=0:0
            JobId=12 ArrayJobId=9 ArrayTaskId=2 JobState=PENDING Reason=BeginTime ExitCode=0:15
            END
            """);
        assertEquals(Map.of("9_0", "exit 2"), engine().fates("9"));
    }

    @Test
    void aJobThatSlurmHasForgottenHasNoEndAndASilenceIsNoAnswer() throws IOException {
        command("scontrol", "echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");
        assertEquals(Map.of(), engine().fates("9"));
        command("scontrol", "echo 'Unable to contact slurm controller' >&2; exit 1");
        assertEquals(
                "Slurm does not say how job 9 ended: Unable to contact slurm controller",
                message(() -> engine().fates("9")));
    }
}
