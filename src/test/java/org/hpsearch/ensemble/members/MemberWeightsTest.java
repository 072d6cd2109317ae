package org.hpsearch.ensemble.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.hpsearch.ensemble.Method;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemberWeightsTest {
    private static final Objective ACCURACY = new Objective("acc", Direction.MAX, false);
    private static final Objective LOSS = new Objective("loss", Direction.MIN, false);

    private static final List<MemberRun> RUNS =
            List.of(MemberRuns.of("aaaaa", "acc", 0.9), MemberRuns.of("baaaa", "acc", 0.5));

    private static List<Double> weights(@Nullable Method method, List<Double> typed, @Nullable Objective by) {
        return new MemberWeights(method, typed).of(RUNS, Optional.ofNullable(by));
    }

    @Test
    void membersCountAlikeAsTypedOrByTheObjective() {
        assertEquals(List.of(1.0, 1.0), weights(null, List.of(), ACCURACY));
        assertEquals(List.of(1.0, 1.0), weights(Method.GREEDY, List.of(), ACCURACY));
        assertEquals(List.of(2.0, 0.5), weights(Method.VOTE, List.of(2.0, 0.5), ACCURACY));
        assertEquals(List.of(0.9, 0.5), weights(Method.WEIGHTED, List.of(), ACCURACY));
        List<MemberRun> losses = List.of(MemberRuns.of("aaaaa", "loss", 0.5), MemberRuns.of("baaaa", "loss", 4));
        assertEquals(List.of(2.0, 0.25), new MemberWeights(Method.WEIGHTED, List.of()).of(losses, Optional.of(LOSS)));
    }

    @Test
    void theObjectiveIsFoundInAnySpelling() {
        List<MemberRun> runs = List.of(MemberRuns.of("aaaaa", "acc", 0.9), MemberRuns.of("baaaa", "Acc", 0.5));
        assertEquals(List.of(0.9, 0.5), new MemberWeights(Method.WEIGHTED, List.of()).of(runs, Optional.of(ACCURACY)));
    }

    @Test
    void whatCannotBeAWeightIsRefused() {
        for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            UsageException refused =
                    assertThrows(UsageException.class, () -> new MemberWeights(null, List.of(1.0, weight)));
            assertEquals("--weights takes numbers above 0", refused.getMessage());
        }
        assertEquals(
                "--weights goes with a mean or a vote",
                assertThrows(UsageException.class, () -> new MemberWeights(Method.MEDIAN, List.of(1.0)))
                        .getMessage());
        assertEquals(
                "there are 2 runs and 1 weights",
                assertThrows(UsageException.class, () -> weights(null, List.of(1.0), null))
                        .getMessage());
        assertEquals(
                "the runs have no objective to be weighted by; objective: in hps.yaml names one",
                assertThrows(DataException.class, () -> weights(Method.WEIGHTED, List.of(), null))
                        .getMessage());
        assertEquals(
                "run aaaaa has the loss NaN, which makes no weight above 0",
                assertThrows(DataException.class, () -> weights(Method.WEIGHTED, List.of(), LOSS))
                        .getMessage());
    }
}
