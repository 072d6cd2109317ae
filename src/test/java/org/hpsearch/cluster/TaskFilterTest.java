package org.hpsearch.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;

class TaskFilterTest {
    private static final TaskStatus TASK = new TaskStatus(
            new SubmittedBatch(
                    Path.of("/p/hps-runs/.submitted/20261126-035900-abcde"), "slurm", "s5kbr", null, "", List.of()),
            3,
            "lr=3",
            "12_3",
            "queued",
            "Priority",
            "");

    private static boolean wants(String... words) {
        return new TaskFilter(List.of(words)).wants(TASK);
    }

    @Test
    void eachWordHasToHold() {
        for (String word :
                List.of("job:12", "run.job:12_3", "12", "12_3", "sweep:s5kbr", "s5kbr", "state:Queued", "abcde")) {
            assertEquals(true, wants(word), word);
        }
        for (String word : List.of("job:1", "job:12_", "1", "12_33", "sweep:s5", "state:running", "xyz", "id:k3x7q")) {
            assertEquals(false, wants(word), word);
        }
        assertEquals(true, wants());
        assertEquals(true, wants("job:12", "state:queued"));
        assertEquals(false, wants("job:12", "state:lost"));
        assertThrows(UsageException.class, () -> wants("lr:3"));
    }

    @Test
    void whichWordsNameJobs() {
        assertEquals(true, TaskFilter.namesJobs(List.of("job:12", "sweep:s5kbr")));
        assertEquals(true, TaskFilter.namesJobs(List.of("12")));
        assertEquals(true, TaskFilter.namesJobs(List.of("12_3")));
        assertEquals(false, TaskFilter.namesJobs(List.of("k3x7q")));
        assertEquals(false, TaskFilter.namesJobs(List.of("job:12", "lr<0.1")));
        assertEquals(false, TaskFilter.namesJobs(List.of("12", "13")));
    }
}
