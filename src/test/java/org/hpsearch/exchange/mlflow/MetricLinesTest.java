package org.hpsearch.exchange.mlflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.run.Scalar;
import org.junit.jupiter.api.Test;

class MetricLinesTest {
    @Test
    void linesOfAllVersions() {
        assertEquals(new Scalar(3.0, 1.5, "loss", 0.25), MetricLines.parse("1500 0.25 3", "loss"));
        assertEquals(new Scalar(0.0, 1.5, "loss", Double.NaN), MetricLines.parse("1500 nan", "loss"));
        assertEquals(new Scalar(3.0, 1.5, "loss", 1.0), MetricLines.parse("1500 1.0 3 m-1 data 2", "loss"));
        assertEquals(null, MetricLines.parse("1500", "loss"));
        assertEquals(null, MetricLines.parse("1500 x 3", "loss"));
        assertEquals(null, MetricLines.parse("", "loss"));
    }
}
