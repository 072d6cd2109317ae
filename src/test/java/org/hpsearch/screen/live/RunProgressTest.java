package org.hpsearch.screen.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RunProgressTest {
    private static String text(double at, double length, double seconds, boolean wide) {
        return new RunProgress(at, length, seconds).text(wide, false);
    }

    @Test
    void aKnownLengthGivesABarAndTheTimeThatIsLeft() {
        assertEquals("[===       ] 3/10  ETA 2m 20s", text(3, 10, 60, true));
        assertEquals("3/10  ETA 2m 20s", text(3, 10, 60, false));
        assertEquals("[==========] 10/10  ETA 0.0 s", text(10, 10, 60, true));
        assertEquals("[          ] 0/10", text(0, 10, 60, true));
        assertEquals("30% ETA 2m 20s", new RunProgress(3, 10, 60).text(false, true));
        assertEquals("0%", new RunProgress(0, 10, 60).text(false, true));
    }

    @Test
    void withoutOneThereIsTheStepAndTheTime() {
        assertEquals("step 3  1m 00s", text(3, Double.NaN, 60, true));
        assertEquals("1m 00s", text(Double.NaN, 10, 60, true));
        assertEquals("step 11  1m 00s", text(11, 10, 60, true));
        assertEquals("step 1  1m 00s", text(1, 0, 60, false));
    }
}
