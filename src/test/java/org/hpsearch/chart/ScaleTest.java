package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private static final AxisUnit NUMBER = new AxisUnit.Number();

    private static String labels(Scale scale, int most) {
        return scale.ticks(most).stream().map(Scale.Tick::label).toList().toString();
    }

    private static Scale guessed(double... values) {
        return Scale.guessed(values, false, 0);
    }

    @Test
    void ticksAreRoundAndReadable() {
        assertEquals("[0, 0.2, 0.4, 0.6, 0.8, 1.0]", labels(new Scale(0, 1, false, NUMBER), 6));
        assertEquals("[0, 20k, 40k, 60k, 80k]", labels(new Scale(0, 90_000, false, NUMBER), 6));
        assertEquals("[1e-5, 2e-5, 3e-5]", labels(new Scale(1e-5, 3e-5, false, NUMBER), 4));
        assertEquals("[-1.0, -0.5, 0, 0.5, 1.0]", labels(new Scale(-1, 1, false, NUMBER), 5));
    }

    @Test
    void logarithmicTicksAreDecadesOrOneTwoFive() {
        assertEquals("[1e-9, 1e-6, 0.001, 1, 1000, 1M, 1G]", labels(new Scale(1e-9, 1e9, true, NUMBER), 7));
        assertEquals("[2, 5, 10, 20]", labels(new Scale(1.5, 30, true, NUMBER), 6));
    }

    @Test
    void spansAndDatesHaveTicksOfTheirOwn() {
        assertEquals("[0 min, 10 min, 20 min, 30 min]", labels(new Scale(0, 1900, false, new AxisUnit.Span()), 5));
        assertEquals("[0 h, 2 h, 4 h, 6 h]", labels(new Scale(0, 25000, false, new AxisUnit.Span()), 5));
        assertEquals(
                "[Jan 1, 06:00, 12:00, 18:00]",
                labels(new Scale(0, 80_000, false, new AxisUnit.Date(ZoneOffset.UTC)), 4));
        assertEquals(
                "[Jan 1970, Jul 1970, Jan 1971]",
                labels(new Scale(0, 400 * 86400.0, false, new AxisUnit.Date(ZoneOffset.UTC)), 3));
    }

    @Test
    void aScaleOfOneValueHasSpaceAroundIt() {
        assertEquals(new Scale(-1, 1, false, NUMBER), Scale.over(0, 0, false, NUMBER, 0.1));
        assertEquals(new Scale(4.5, 5.5, false, NUMBER), Scale.over(5, 5, false, NUMBER, 0.1));
        assertEquals(new Scale(1, 100, true, NUMBER), Scale.over(10, 10, true, NUMBER, 0.1));
    }

    @Test
    void aScaleOfNothingIsOneAllTheSame() {
        assertEquals(0, Scale.over(Double.NaN, Double.NaN, false, NUMBER, 0).low());
        assertEquals(10, Scale.over(Double.NaN, Double.NaN, true, NUMBER, 0).high());
        assertTrue(Double.isFinite(Scale.over(-Double.MAX_VALUE, Double.MAX_VALUE, false, NUMBER, 0.1)
                .high()));
    }

    @Test
    void aScaleIsLogarithmicWhereItsValuesAre() {
        assertTrue(guessed(0.001, 0.1).log());
        assertTrue(guessed(0.01, 0.03, 0.1, 0.3).log());
        assertTrue(guessed(16, 32, 64, 128).log());
        assertFalse(guessed(16, 64).log());
        assertFalse(guessed(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).log());
        assertFalse(guessed(0, 1, 1000).log());
        assertFalse(guessed(-1, 1000).log());
        assertFalse(guessed().log());
    }

    @Test
    void placesAreSharesOfTheScale() {
        assertEquals(0.25, new Scale(0, 8, false, NUMBER).at(2));
        assertEquals(0.5, new Scale(1, 100, true, NUMBER).at(10), 1e-12);
        assertTrue(Double.isNaN(new Scale(1, 100, true, NUMBER).at(0)));
    }
}
