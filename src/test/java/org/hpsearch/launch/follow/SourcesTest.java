package org.hpsearch.launch.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.run.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    Path folder;

    private Sources printed() throws IOException {
        Path metrics = folder.resolve("metrics.csv");
        Files.writeString(metrics, """
            step,time,metric,value
            10,1,train_loss,0.25
            10,1,val_accuracy,0.5
            20,2,train_loss,0.125
            """);
        return new Sources(metrics);
    }

    private static Scalar fact(double step, String metric, double value) {
        return new Scalar(step, null, metric, value);
    }

    @Test
    void whatIsPrintedAndWrittenIsOne() throws IOException {
        Sources sources = printed();
        assertEquals(false, sources.isNew(fact(10, "train_loss", 0.25), "log.csv"));
        assertEquals(false, sources.isNew(fact(20, "train_loss", 0.1250001), "log.csv"));
        assertEquals(true, sources.isNew(fact(30, "train_loss", 0.0625), "log.csv"));
    }

    @Test
    void namesOfTheSameWordsAreOne() throws IOException {
        Sources sources = printed();
        assertEquals(false, sources.isNew(fact(10, "Loss/train", 0.25), "events"));
        assertEquals(false, sources.isNew(fact(10, "acc/validation", 0.5), "events"));
        assertEquals(true, sources.isNew(fact(10, "loss", 0.25), "events"));
        assertEquals(true, sources.isNew(fact(10, "Loss/test", 0.25), "events"));
    }

    private final List<String> kept = new ArrayList<>();

    private static Scalar fact(String step, double value) {
        return new Scalar(step.isEmpty() ? null : Double.valueOf(step), null, "loss", value);
    }

    private void tell(Sources sources, String source, String step, double... values) {
        for (double value : values) {
            if (sources.isNew(fact(step, value), source)) {
                kept.add(source + " " + value);
            }
        }
    }

    @Test
    void whatIsPrintedRoundedAndWrittenAtTheSameStepIsOneFact() throws IOException {
        Sources sources = new Sources(Path.of("/nowhere"));
        tell(sources, "", "1", 0.5);
        tell(sources, "log.csv", "1", 0.502);
        assertEquals(List.of(" 0.5"), kept);
    }

    @Test
    void factsWithoutAStepAreComparedByTheirPlaceAlone() throws IOException {
        Sources sources = new Sources(Path.of("/nowhere"));
        tell(sources, "", "", 0.7, 0.5);
        tell(sources, "log.csv", "", 0.7, 0.5, 0.502, 0.498);
        assertEquals(List.of(" 0.7", " 0.5", "log.csv 0.502", "log.csv 0.498"), kept);
    }
}
