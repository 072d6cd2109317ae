package org.hpsearch.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The attacks that are quick, in small and always the same; `scripts/stress` does all of them, at any size, each time
/// others.
class StressTest {
    private static final long SEED = 20261126;

    @TempDir
    Path scratch;

    private void stands(Stress.Attack attack, int amount) throws Exception {
        for (Stress.Tally tally : attack.run(scratch, new Random(SEED), amount)) {
            assertTrue(tally.attempts() > 0, tally.name);
            assertEquals(List.of(), tally.fallen(), tally.name);
        }
    }

    @Test
    void randomInputsAreReadOrRefused() throws Exception {
        stands(new Fuzz(5), 100);
    }

    @Test
    void aDamagedFileCostsThatFileAndNothingElse() throws Exception {
        stands(new Damage(Path.of("").toAbsolutePath(), 10), 6);
    }

    @Test
    void aStrangersFolderIsData() throws Exception {
        stands(new Stranger(11), 1);
    }

    @Test
    void secretsStandNowhere() throws Exception {
        stands(new Secrets(), 1);
    }
}
