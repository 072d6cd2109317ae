package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hpsearch.run.Curve;
import org.junit.jupiter.api.Test;

/// What a picture says of rows that it cannot place as they were.
class PlaceNotesTest {
    @Test
    void oneAndMany() {
        assertEquals(List.of(), PlaceNotes.NONE.words("loss", "step", 1));
        assertEquals(
                List.of("1 value of loss has no step and is not drawn"),
                new PlaceNotes(1, 0, 0, 0, 0, 0, 0).words("loss", "step", 1));
        assertEquals(
                List.of(
                        "3 values of loss have no time and are not drawn",
                        "2 values of loss have been written by a parent after the checkpoint and are not drawn over"
                                + " time",
                        "loss has no step in 1 of 4 runs: x is the row there",
                        "1 value of loss counts epochs where the others count batches, and is not drawn; -x time draws"
                                + " all",
                        "loss is interpolated between the values of time linearly",
                        "loss has several values in an epoch, all drawn at that epoch; -x step draws them apart"),
                new PlaceNotes(1, 1, 1, 0, 1, 0, 0)
                        .and(new PlaceNotes(2, 1, 0, 1, 0, 0, 0))
                        .without(1)
                        .words("loss", "time", 4));
        assertEquals(List.of(), new PlaceNotes(0, 0, 2, 0, 0, 0, 0).words("loss", "row", 2), "x is the row anyway");
    }

    @Test
    void ofACurve() {
        Curve curve = new Curve();
        curve.add(1, 1, 0.5);
        curve.add(Double.NaN, 2, 0.25);
        curve.add(Double.NaN, 3, Double.NaN);
        assertEquals(
                new PlaceNotes(1, 0, 0, 0, 0, 0, 0),
                PlaceNotes.of(new CurveAxis("step"), curve, null, new double[] {1, Double.NaN, Double.NaN}),
                "a value that is not drawn anyway needs no place");
        assertEquals(
                new PlaceNotes(0, 0, 0, 0, 1, 0, 0),
                PlaceNotes.of(new CurveAxis("epoch"), curve, null, new double[] {1, 1, 2}));
    }
}
