package org.hpsearch.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthFileTest {
    @TempDir
    Path scratch;

    @Test
    void aFileMayNameItsColumn() throws IOException {
        Path file = Files.writeString(scratch.resolve("t.csv"), "y\n1\n");
        Path odd = Files.writeString(scratch.resolve("a:b"), "y\n1\n");
        assertEquals(new TruthFile(file, ""), TruthFile.of("t.csv", scratch));
        assertEquals(new TruthFile(file, "y"), TruthFile.of("t.csv:y", scratch));
        assertEquals(new TruthFile(file, "y"), TruthFile.of(file + ":y", Path.of("/")));
        assertEquals(new TruthFile(odd, ""), TruthFile.of("a:b", scratch), "a name with a colon");
        assertNull(TruthFile.of("", scratch));
        assertEquals(
                "u.csv:y is not a file",
                assertThrows(DataException.class, () -> TruthFile.of("u.csv:y", scratch))
                        .getMessage());
    }
}
