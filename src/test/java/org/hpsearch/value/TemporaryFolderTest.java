package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
    private static final Path NONE = Path.of("/proc/self/nothing");

    @TempDir
    Path scratch;

    @Test
    void theFirstOneWithRoom() {
        assertEquals(scratch, TemporaryFolder.withRoom(1, List.of(NONE, scratch, Path.of("/"))));
        assertEquals(
                "there is no room for temporary files in /proc/self/nothing and /proc; free some, or set TMPDIR to"
                        + " another folder",
                assertThrows(DataException.class, () -> TemporaryFolder.withRoom(1, List.of(NONE, Path.of("/proc"))))
                        .getMessage());
    }
}
