package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.hpsearch.run.Curve;
import org.junit.jupiter.api.Test;

class CurveAxisTest {
    private static final double NAN = Double.NaN;

    /// @param rows step, time, value of each
    private static Curve curve(double... rows) {
        Curve curve = new Curve();
        for (int i = 0; i < rows.length; i += 3) {
            curve.add(rows[i], rows[i + 1], rows[i + 2]);
        }
        return curve;
    }

    private static String epochs(Curve curve, Curve epochs) {
        return Arrays.toString(new CurveAxis("epoch").of(curve, epochs));
    }

    /// A bar of 20 batches, and a line after each epoch: the epoch is noted where it is not the step.
    private static final Curve BAR_EPOCHS = curve(2, 1, 1, 21, 3, 2, 41, 5, 3);

    @Test
    void aMetricOfEachEpochStandsAtItsEpoch() {
        assertEquals("[1.0, 2.0, 3.0]", epochs(curve(1, 2, 9, 2, 4, 8, 3, 6, 7), BAR_EPOCHS));
        assertEquals("[2.0]", epochs(curve(2, 4, 9), BAR_EPOCHS), "every second epoch");
    }

    @Test
    void aMetricOfABarStandsAtTheEpochThatWasSaidLast() {
        assertEquals(
                "[1.0, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0]",
                epochs(curve(1, 0, 9, 2, 1, 9, 20, 2, 9, 21, 3, 9, 40, 4, 9, 41, 5, 9, 60, 6, 9), BAR_EPOCHS));
        assertEquals("[1.0, 1.0]", epochs(curve(1, 0, 9, 2, 0.1, 9), BAR_EPOCHS), "the second epoch was not yet begun");
    }

    @Test
    void whatComesBeforeTheFirstEpochHasNone() {
        assertEquals("[NaN, 1.0, 1.0]", epochs(curve(50, 1, 9, 100, 2, 9, 150, 3, 9), curve(100, 2, 1, 200, 4, 2)));
    }

    @Test
    void partsOfEpochsAreTheOnesThatWereSaid() {
        assertEquals("[0.5, 1.0, 1.0]", epochs(curve(10, 1, 9, 20, 2, 9, 25, 3, 9), curve(10, 1, 0.5, 20, 2, 1)));
    }

    @Test
    void withoutStepsEpochsGoInPairsOrByTime() {
        assertEquals("[1.0, 2.0]", epochs(curve(NAN, 1, 9, NAN, 2, 9), curve(NAN, 1, 1, NAN, 2, 2)));
        assertEquals("[NaN, 1.0, 2.0]", epochs(curve(NAN, 1, 9, NAN, 3, 9, NAN, 5, 9), curve(NAN, 2, 1, NAN, 4, 2)));
    }

    @Test
    void rowsAreCountedWhereNoneHasAStep() {
        CurveAxis step = new CurveAxis("step");
        assertEquals("[1.0, 2.0]", Arrays.toString(step.of(curve(NAN, 1, 9, NAN, 2, 9), null)));
        assertEquals("[NaN, 7.0]", Arrays.toString(step.of(curve(NAN, 1, 9, 7, 2, 9), null)));
        assertEquals("step, step or row, row", step.name(0, 2) + ", " + step.name(1, 2) + ", " + step.name(2, 2));
    }

    @Test
    void aMetricHasNoValueBeyondItsRows() {
        assertEquals(
                "[NaN, 100.0, 200.0, 300.0, NaN]",
                Arrays.toString(new CurveAxis("tokens")
                        .of(curve(0, 0, 9, 1, 1, 9, 2, 2, 9, 3, 3, 9, 4, 4, 9), curve(1, 1, 100, 3, 3, 300))));
    }
}
