package org.hpsearch.launch.again;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.run.Host;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;
import org.hpsearch.run.ProcessInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One line for every batch script: it goes on where the same was interrupted.
class AutoResumeTest {
    private static final String COMMAND = "./t --lr 0.1 --resume no";

    @TempDir
    Path scratch;

    private WrittenRuns runs = new WrittenRuns(Path.of("/nowhere"));

    @BeforeEach
    void project() {
        runs = new WrittenRuns(scratch);
    }

    @AfterEach
    void close() throws IOException {
        runs.close();
    }

    /// `-` from the beginning, else the letter of the run and the step.
    private String of(String command, String name) throws IOException {
        return of(command, name, "");
    }

    private String from(String from, Map<String, String> job) throws IOException {
        List.of("SLURM_JOB_ID", "SLURM_RESTART_COUNT").forEach(runs.environment::remove);
        runs.environment.putAll(job);
        return of(COMMAND, "", from);
    }

    private String of(String command, String name, String from) throws IOException {
        RunStart start = new AutoResume(runs.context(), runs.past()).of(runs.command(command, name), from);
        Lineage lineage = start.plan().label().lineage();
        return lineage.parent() == null ? "-" : lineage.parent().charAt(16) + " " + lineage.step();
    }

    private void lost(char letter, String command, String name, Lineage lineage, Map<String, String> job)
            throws IOException {
        runs.write(letter, command, lineage, job).writeNotes(Notes.NONE.named(name));
        runs.keep(letter, letter - 'a' + 1, "m.pt");
        runs.lose(letter);
    }

    @Test
    void onlyWhatWasInterruptedGoesOn() throws IOException {
        assertEquals("-", of(COMMAND, ""));
        lost('a', COMMAND, "", Lineage.NONE, Map.of());
        assertEquals("a 1.0", of(COMMAND, ""));
        assertEquals("a 1.0", of("./t --lr 1e-1 --resume no", ""));
        assertEquals("-", of("./t --lr 0.2 --resume no", ""));
        runs.write('b', COMMAND);
        assertEquals("-", of(COMMAND, ""), "the newest one finished");
        lost('c', COMMAND, "", Lineage.NONE, Map.of());
        Files.delete(runs.run('c').file("checkpoints.csv"));
        assertEquals("-", of(COMMAND, ""), "there is no checkpoint");
        assertEquals("", runs.said());
    }

    @Test
    void theSameJobAndArrayIndexGoFirst() throws IOException {
        lost('a', COMMAND, "", Lineage.NONE, Map.of("id", "7", "array", "1"));
        lost('b', COMMAND, "", Lineage.NONE, Map.of("id", "7", "array", "2"));
        lost('c', COMMAND, "", Lineage.NONE, Map.of("id", "8", "array", "1"));
        assertEquals("-", of(COMMAND, ""), "what ran in a task of an array is not for a terminal");
        runs.environment.put("SLURM_JOB_ID", "7");
        runs.environment.put("SLURM_ARRAY_TASK_ID", "1");
        assertEquals("a 1.0", of(COMMAND, ""));
        runs.environment.put("SLURM_ARRAY_TASK_ID", "2");
        assertEquals("b 2.0", of(COMMAND, ""));
        runs.environment.put("SLURM_JOB_ID", "9");
        runs.environment.put("SLURM_ARRAY_TASK_ID", "1");
        assertEquals("c 3.0", of(COMMAND, ""), "of another job the newest one with its index");
    }

    @Test
    void ofALineageTheLastOneCountsWhateverTheClocksSay() throws IOException {
        lost('b', COMMAND, "", Lineage.NONE, Map.of("id", "7"));
        lost('a', COMMAND, "", Lineage.of("resume", WrittenRuns.id('b')), Map.of("id", "7"));
        runs.environment.put("SLURM_JOB_ID", "7");
        assertEquals("a 1.0", of(COMMAND, ""));
    }

    @Test
    void ofLivesThatGoOnFromNothingTheLastStartCountsWhateverTheClocksSay() throws IOException {
        lost('b', COMMAND, "", Lineage.NONE, Map.of("id", "7"));
        Files.delete(runs.run('b').file("checkpoints.csv"));
        lost('a', COMMAND, "", Lineage.NONE, Map.of("id", "7", "restarts", "1"));
        runs.environment.put("SLURM_JOB_ID", "7");
        assertEquals("a 1.0", of(COMMAND, ""));
    }

    @Test
    void anEarlierLifeOnACloneOfThisMachineIsGoneOnFrom() throws IOException {
        lost('a', COMMAND, "", Lineage.NONE, Map.of("id", "7"));
        ProcessInfo.Process there = new ProcessInfo.Process(5, 5);
        runs.run('a').writeProcess(new ProcessInfo(there, there, Host.namespace(), "another boot", Host.machine()));
        runs.environment.put("SLURM_JOB_ID", "7");
        assertEquals("a 1.0", of(COMMAND, ""));
        assertEquals("", runs.said());
    }

    @Test
    void aNameGoesBeforeTheValues() throws IOException {
        lost('a', COMMAND, "mine", Lineage.NONE, Map.of());
        lost('b', COMMAND, "", Lineage.NONE, Map.of());
        assertEquals("b 2.0", of(COMMAND, ""));
        assertEquals("a 1.0", of(COMMAND, "mine"));
    }

    @Test
    void aRunThatStillRunsIsLeftAlone() throws IOException {
        lost('a', COMMAND, "", Lineage.NONE, Map.of());
        ProcessInfo.Process here = Host.process(ProcessHandle.current().pid());
        runs.run('a').writeProcess(new ProcessInfo(here, here, Host.namespace(), Host.boot(), Host.machine()));
        assertEquals("-", of(COMMAND, ""));
        assertEquals(
                "hps: aaaaa has the same configuration and is running; starting from the beginning\n", runs.said());
    }

    @Test
    void theFirstLifeOfAJobThatIsToldOfNoEarlierRunBeginsWithoutALook() throws IOException {
        lost('a', COMMAND, "", Lineage.NONE, Map.of());
        assertEquals("-", from(AutoResume.NONE, Map.of("SLURM_JOB_ID", "7")));
        assertEquals("-", from(AutoResume.NONE, Map.of("SLURM_JOB_ID", "7", "SLURM_RESTART_COUNT", "1")));
        assertEquals("a 1.0", from("", Map.of("SLURM_JOB_ID", "7")));
        lost('b', COMMAND, "", Lineage.NONE, Map.of("id", "7"));
        assertEquals("-", from(AutoResume.NONE, Map.of("SLURM_JOB_ID", "7")));
        assertEquals("b 2.0", from(AutoResume.NONE, Map.of("SLURM_JOB_ID", "7", "SLURM_RESTART_COUNT", "1")));
    }
}
