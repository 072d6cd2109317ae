package org.hpsearch.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BatchJobTest {
    private static String facts(String... variables) {
        Map<String, String> environment = new TreeMap<>();
        for (String variable : variables) {
            environment.put(
                    variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1));
        }
        return new TreeMap<>(BatchJob.facts(environment)).toString();
    }

    @Test
    void outsideOfAJobThereIsNothing() {
        assertEquals("{}", facts("SLURM_ARRAY_TASK_ID=3"));
    }

    @Test
    void aTaskOfAnArrayHasItsIndex() {
        assertEquals(
                "{array=0, array_job=7, id=8}",
                facts("SLURM_JOB_ID=8", "SLURM_ARRAY_JOB_ID=7", "SLURM_ARRAY_TASK_ID=0"));
        assertEquals("{array=3, id=8}", facts("LSB_JOBID=8", "LSB_JOBINDEX=3"));
        assertEquals("{array=3, id=8}", facts("JOB_ID=8", "SGE_TASK_ID=3"));
    }

    @Test
    void howOftenAJobWasStartedAgainIsAFactOnceItWas() {
        assertEquals("{id=8}", facts("SLURM_JOB_ID=8", "SLURM_RESTART_COUNT=0"));
        assertEquals("{id=8, restarts=2}", facts("SLURM_JOB_ID=8", "SLURM_RESTART_COUNT=2"));
    }

    @Test
    void slurmAloneSaysThatAJobStartsForTheFirstTime() {
        assertTrue(BatchJob.isFirstLife(Map.of("SLURM_JOB_ID", "8")));
        assertTrue(BatchJob.isFirstLife(Map.of("SLURM_JOB_ID", "8", "SLURM_RESTART_COUNT", "0")));
        assertFalse(BatchJob.isFirstLife(Map.of("SLURM_JOB_ID", "8", "SLURM_RESTART_COUNT", "1")));
        assertFalse(BatchJob.isFirstLife(Map.of("PBS_JOBID", "8")));
        assertFalse(BatchJob.isFirstLife(Map.of()));
    }

    @Test
    void aJobThatIsNoArrayHasNone() {
        assertEquals("{id=8}", facts("LSB_JOBID=8", "LSB_JOBINDEX=0"));
        assertEquals("{id=8}", facts("JOB_ID=8", "SGE_TASK_ID=undefined"));
    }
}
