package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepCountsTest {
    private final StepCounts counts = new StepCounts();

    private String words() {
        return counts.name("step") + " | " + counts.brief() + " | " + String.join("; ", counts.sentences());
    }

    @Test
    void theAxisIsCalledByWhatAllCurvesCount() {
        assertEquals("step |  | ", words());
        counts.add("loss", "20260901-080000-aaaaa", "epoch");
        counts.add("acc", "20260902-080000-bbbbb", "epoch");
        assertEquals("epoch |  | ", words());
    }

    @Test
    void nothingIsSaidOfWhatIsNotKnown() {
        counts.add("loss", "20260901-080000-aaaaa", "epoch");
        counts.add("loss", "20260902-080000-bbbbb", "");
        assertEquals("step |  | ", words());
    }

    @Test
    void runsThatCountDifferentThingsAreNamed() {
        for (String run : List.of("aaaaa", "bbbbb", "ccccc", "ddddd")) {
            counts.add("loss", "20260901-080000-" + run, "epoch");
        }
        counts.add("loss", "20260902-080000-eeeee", "batch");
        counts.add("acc", "20260902-080000-eeeee", "batch");
        assertEquals(
                "step | x counts batches in 1 run, epochs in 4 runs | of loss x counts batches in 1 run (eeeee),"
                        + " epochs in 4 runs (aaaaa, bbbbb, ccccc ...), so equal x are different places;"
                        + " -x epoch or -x time puts them on one scale",
                words());
    }

    @Test
    void soAreMetricsOfOneRun() {
        counts.add("loss", "20260901-080000-aaaaa", "batch");
        counts.add("acc", "20260901-080000-aaaaa", "epoch");
        counts.add("f1", "20260901-080000-aaaaa", "epoch");
        assertEquals(
                "step | x counts batches for loss, epochs for acc and f1 | x counts batches for loss, epochs for acc"
                        + " and f1, so equal x are different places; -x epoch or -x time puts them on one scale",
                words());
    }
}
