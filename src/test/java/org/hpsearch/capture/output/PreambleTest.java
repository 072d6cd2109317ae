package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hpsearch.run.Scalar;
import org.junit.jupiter.api.Test;

class PreambleTest {
    private final Preamble preamble = new Preamble();

    private static Scalar value(String name, double value) {
        return new Scalar(null, null, name, value);
    }

    /// Prints a value; whether it is held back.
    private boolean print(String name, double value) {
        preamble.see(name, value);
        return preamble.holds(value(name, value));
    }

    private List<String> rest() {
        return preamble.rest().stream()
                .map(one -> one.metric() + " " + one.value() + (preamble.isMetric(one, false) ? " metric" : ""))
                .toList();
    }

    @Test
    void resultsAreNeverHeldBack() {
        assertEquals(false, print("loss", 0.5));
        assertEquals(true, print("epsilon", 0.5));
        preamble.trust("width");
        assertEquals(false, print("width", 3));
        assertEquals(List.of("epsilon 0.5 metric"), rest());
    }

    @Test
    void anotherValueOfTheNameReleasesTheFirst() {
        assertEquals(true, print("energy", 3));
        assertEquals(false, print("energy", 4));
        assertEquals(List.of(value("energy", 3)), preamble.released(value("energy", 4)));
        assertEquals(List.of(), preamble.released(value("energy", 4)));
        assertEquals(List.of(), rest());
    }

    @Test
    void whatIsNoMeasureIsReleasedByItsThirdValue() {
        assertEquals(true, print("width", 3));
        assertEquals(true, print("width", 4));
        assertEquals(true, preamble.isHeld("width"));
        assertEquals(false, print("width", 5));
        assertEquals(List.of(value("width", 3), value("width", 4)), preamble.released(value("width", 5)));
        assertEquals(List.of(), rest());
    }

    @Test
    void twoValuesBeforeTheFirstStepAreFacts() {
        assertEquals(true, print("rows", 2000));
        assertEquals(true, print("rows", 500));
        assertEquals(List.of("rows 2000.0 metric", "rows 500.0 metric"), rest());
        preamble.step();
        assertEquals(List.of("rows 2000.0", "rows 500.0"), rest());
    }

    @Test
    void theSameValueAgainIsStillAFact() {
        print("contexts", 512);
        assertEquals(true, preamble.repeats("contexts", 512));
        assertEquals(false, preamble.repeats("contexts", 513));
        assertEquals(true, print("contexts", 512));
        preamble.step();
        assertEquals(true, print("contexts", 512));
        assertEquals(false, print("contexts", 600));
        assertEquals(3, preamble.released(value("contexts", 600)).size());
    }

    @Test
    void whatTheFirstStepHasAsWellWasSet() {
        print("lr", 0.1);
        preamble.step();
        print("lr", 0.1);
        assertEquals(List.of(), preamble.released(new Scalar(1.0, null, "lr", 0.1)));
        print("temperature", 300);
        print("temperature", 310);
        assertEquals(false, preamble.isHeld("temperature"));
    }

    @Test
    void aSettingBehindTheStepsIsHeldBack() {
        preamble.step();
        assertEquals(true, preamble.takes(value("tolerance", 0.5), false));
        assertEquals(true, preamble.takes(value("max_epochs", 5), false));
        assertEquals(false, preamble.takes(value("batch_size", 5), false));
        assertEquals(false, preamble.takes(value("batch_loss", 5), false));
        assertEquals(List.of("tolerance 0.5", "max_epochs 5.0"), rest());
    }

    @Test
    void aSettingBehindTheStepsThatChangesIsAMetric() {
        preamble.step();
        assertEquals(true, preamble.takes(value("height", 1), false));
        assertEquals(true, preamble.holds(value("height", 2)));
        assertEquals(true, preamble.takes(value("width", 1), false));
        assertEquals(true, preamble.holds(value("width", 1)));
        assertEquals(List.of("height 1.0 metric", "height 2.0 metric", "width 1.0", "width 1.0"), rest());
    }

    @Test
    void whatIsTrustedIsNeverHeldBack() {
        preamble.trust("height");
        preamble.step();
        assertEquals(false, preamble.takes(value("height", 1), false));
    }

    @Test
    void aMeasureIsReleasedByTheSameValue() {
        assertEquals(true, print("energy", 5));
        assertEquals(false, print("energy", 5));
    }

    @Test
    void aShorterNameOfAFactRepeatsIt() {
        print("kinetic-energy_cutoff", 18);
        print("mixing_beta", 0.7);
        preamble.step();
        assertEquals(true, preamble.takes(value("ecut", 18), true));
        assertEquals(true, preamble.takes(value("beta", 0.7), true));
        assertEquals(false, preamble.takes(value("ecut2", 18), true));
        assertEquals(false, preamble.takes(value("beta", 0.6), true));
        assertEquals(false, preamble.takes(value("energy", 18), true));
    }

    @Test
    void aCountBehindTheStepsIsHeldBack() {
        assertEquals(false, preamble.takes(value("number_of_examples", 4), false));
        preamble.step();
        assertEquals(true, preamble.takes(value("number_of_examples", 4), false));
        assertEquals(false, preamble.takes(value("train_samples", 4), true));
        assertEquals(false, preamble.takes(value("weighted_sum", 4.5), false));
        assertEquals(false, preamble.takes(value("total_loss", 4), false));
    }

    @Test
    void whatIsAMetricAfterAll() {
        print("width", 3);
        print("epsilon", 0.5);
        print("cost", 7);
        print("batch_size", 0.5);
        assertEquals(List.of("width 3.0", "epsilon 0.5 metric", "cost 7.0 metric", "batch_size 0.5"), rest());
        preamble.step();
        assertEquals(List.of("width 3.0", "epsilon 0.5", "cost 7.0", "batch_size 0.5"), rest());
    }
}
