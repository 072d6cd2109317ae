package org.hpsearch.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionFileTest {
    @TempDir
    Path scratch;

    @Test
    void theContentNotTheNameSaysTheFormat() throws IOException {
        assertEquals("column1: 1", Blocks.read(Blocks.file(scratch, "p.json", "1\n")));
        assertEquals("value: 1", Blocks.read(Blocks.file(scratch, "p.csv", " \n[1]")));
        assertEquals("a: 1", Blocks.read(Blocks.file(scratch, "p.npy", "{\"a\": [1]}")));
        assertEquals("! is not a complete archive", Blocks.read(Blocks.file(scratch, "z", "PK\3\4 no archive")));
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        assertEquals("! is empty", Blocks.read(Blocks.file(scratch, "p", "")));
        assertEquals("! is empty", Blocks.read(Blocks.file(scratch, "p", "\n\n")));
        assertEquals("! is not there", Blocks.read(new PredictionFile(scratch.resolve("q"), "", List.of())));
        Path folder = Files.createDirectory(scratch.resolve("d"));
        assertEquals("! is not a file", Blocks.read(new PredictionFile(folder, "", List.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "'', id, true",
        "'', ID, true",
        "'', sample_id, true",
        "'', '', true",
        "'', idx, true",
        "'', identity, false",
        "x, id, false",
        "x, x, true"
    })
    void namesSayWhichColumnHoldsIds(String named, String column, boolean expected) {
        assertEquals(expected, new PredictionFile(scratch, named, List.of()).isId(column));
    }
}
