package org.hpsearch.launch.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.run.Scalar;
import org.junit.jupiter.api.Test;

class SourcesTest {
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
