package org.hpsearch.screen.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hpsearch.project.Direction;
import org.junit.jupiter.api.Test;

class LiveCurveTest {
    @Test
    void aMillionRowsKeepNoMorePointsThanAScreenShowsAndTheirExtremes() {
        LiveCurve curve = new LiveCurve();
        for (int i = 0; i < 1_000_000; i++) {
            curve.add(i, i == 500_000 ? -7 : i, Direction.MIN);
        }
        assertTrue(curve.points().size() <= 8_192);
        assertEquals(1_000_000, curve.rows());
        assertEquals(-7, curve.best(Direction.MIN));
        assertEquals(999_999, curve.last());
        assertEquals(499_999, curve.worse());
        assertEquals(-7, java.util.Arrays.stream(curve.points().y()).min().orElseThrow(), "the spike is drawn");
    }
}
