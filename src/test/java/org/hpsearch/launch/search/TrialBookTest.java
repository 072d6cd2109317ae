package org.hpsearch.launch.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.Metrics;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

class TrialBookTest {
    private final TrialBook book = new TrialBook(SearchSpace.parse(List.of("x=1..9")), Settings.NONE, Optional.empty());

    private static RunRecord record(String id, String parent, double... accuracies) {
        MetricSummary.Builder builder = new MetricSummary.Builder(MetricSummary.NONE);
        for (int i = 0; i < accuracies.length; i++) {
            builder.add(i + 1, accuracies[i]);
        }
        Lineage lineage = parent.isEmpty() ? Lineage.NONE : Lineage.of("resume", parent);
        return RunRecord.of(
                        RunInfo.of(id, "e", Invocation.of(List.of("e"), ".")).in(lineage))
                .with(accuracies.length == 0 ? Metrics.NONE : new Metrics(0, 0, Map.of("val_acc", builder.done())));
    }

    private boolean add(String id, String parent, RunState state, int x, double... accuracies) {
        return book.add(tried(id, parent, state, x), Outcome.of(record(id, parent, accuracies)), true);
    }

    private static PastRuns.Tried tried(String id, String parent, RunState state, int x) {
        return new PastRuns.Tried(
                id, parent.isEmpty() ? null : parent, null, state, Map.of("x", Value.of(x)), Double.NaN, Double.NaN);
    }

    private String trials() {
        return book.trials().stream()
                .map(trial -> trial.point() + " " + trial.state() + " " + trial.losses() + " " + trial.step())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void repeatsAreOneTrialWithTheirMean() {
        add("a", "", RunState.FINISHED, 1, 0.5, 0.75);
        add("b", "", RunState.FINISHED, 2, 0.25);
        add("c", "", RunState.FINISHED, 1, 0.25);
        assertEquals("""
            [1.0] DONE [-0.5] 2.0
            [2.0] DONE [-0.25] 1.0\
            """, trials());
        assertEquals("a", book.best().orElseThrow().run());
    }

    @Test
    void whatGoesOnIsOneTrialWithItsBest() {
        add("a", "", RunState.KILLED, 1, 0.5);
        add("b", "", RunState.RUNNING, 2, 0.5);
        add("c", "b", RunState.FINISHED, 2, 0.4, 0.75, 0.6);
        assertEquals("[2.0] DONE [-0.75] 3.0", trials());
    }

    @Test
    void failuresOfTheSearchCountAndLostRunsDoNot() {
        assertTrue(add("a", "", RunState.FAILED, 1));
        assertFalse(add("b", "", RunState.LOST, 2));
        assertFalse(add("c", "", RunState.FINISHED, 12), "outside of the space");
        assertFalse(book.add(tried("d", "", RunState.FAILED, 3), Outcome.of(record("d", "")), false));
        assertEquals("[1.0] FAILED [] 0.0", trials());
        assertTrue(book.goals().isEmpty());
        assertTrue(book.best().isEmpty());
    }

    @Test
    void aRunThatBeginsAndEndsIsATrialAtOnce() {
        int number = book.started(new double[] {4});
        assertEquals("[4.0] RUNNING [] 0.0", trials());
        book.ended(number, org.hpsearch.tune.Trial.State.DONE, record("a", "", Double.NaN));
        assertEquals("[4.0] DONE [NaN] 1.0", trials());
        assertTrue(book.best().isEmpty(), "NaN is no best");
    }
}
