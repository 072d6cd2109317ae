package org.hpsearch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemMetricTest {
    @ParameterizedTest
    @CsvSource({
        "sys/cpu, true",
        "sys/anything/deeper, true",
        "sys, false",
        "system/cpu, false",
        "loss, false",
        "my/sys/cpu, false"
    })
    void whatHpsMeasuresItself(String metric, boolean system) {
        assertEquals(system, SystemMetric.isSystem(metric));
        assertEquals("sys/" + metric, SystemMetric.of(metric));
    }
}
