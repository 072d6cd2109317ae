package org.hpsearch.launch.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
