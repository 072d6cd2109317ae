package org.hpsearch.launch;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    @TempDir
    Path scratch;

    @Test
    void oneHoldsAFolderUntilItLetsGo() throws IOException {
        RunFolder run = new Store(scratch.resolve("hps-runs")).create(Instant.now());
        try (RunLock first = RunLock.tryTake(run)) {
            assertNotNull(first);
            assertNull(RunLock.tryTake(run));
        }
        try (RunLock again = RunLock.tryTake(run)) {
            assertNotNull(again);
        }
    }
}
