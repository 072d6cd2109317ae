package org.hpsearch.ensemble;

import static org.hpsearch.ensemble.Blocks.column;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionWriterTest {
    @TempDir
    Path scratch;

    @Test
    void aTextHasAHeaderIdsFirstAndTheSpreadLast() throws IOException {
        Path file = scratch.resolve("p.csv");
        Block block = Blocks.of(column(0.5, 1e-7));
        block.ids[0] = "a,b";
        try (PredictionWriter writer = new PredictionWriter.Text(file, List.of("prediction"), true, true, null)) {
            writer.write(block, new double[] {0.25, 0});
        }
        assertEquals("id,prediction,spread\n\"a,b\",0.5,0.25\nr1,1e-7,0\n", Files.readString(file));
    }

    @Test
    void labelsAreWrittenByTheirNames() throws IOException {
        Path file = scratch.resolve("p.csv");
        Labels labels = new Labels();
        labels.code("cat");
        labels.code("big dog");
        try (PredictionWriter writer = new PredictionWriter.Text(file, List.of("label"), false, false, labels)) {
            writer.write(Blocks.of(column(1, 0)), null);
        }
        assertEquals("label\nbig dog\ncat\n", Files.readString(file));
    }

    @Test
    void anArrayIsWhatNumpyWrites() throws IOException {
        Path file = scratch.resolve("p.npy");
        Path spread = scratch.resolve("spread.npy");
        try (PredictionWriter writer = new PredictionWriter.Array(file, 1, spread)) {
            writer.write(Blocks.of(column(0, 1)), new double[] {0, 0});
            writer.write(Blocks.of(column(-2, 100)), new double[] {0, 0.5});
        }
        try (InputStream numpys = Objects.requireNonNull(getClass().getResourceAsStream("/ensemble/f8.npy"))) {
            assertArrayEquals(numpys.readAllBytes(), Files.readAllBytes(file));
        }
        assertEquals("value: 0 0 0 0.5", Blocks.read(new PredictionFile(spread, "", List.of())));
    }

    @Test
    void columnsStandSideBySide() throws IOException {
        Path file = scratch.resolve("p.npy");
        try (PredictionWriter writer = new PredictionWriter.Array(file, 2, null)) {
            writer.write(Blocks.of(column(1, 2), column(3, 4)), null);
        }
        assertEquals("0,1: 1,3 2,4", Blocks.read(new PredictionFile(file, "", List.of())));
    }
}
