package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultCallsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        const stepSize = value('step-size', 0.5);               | step_size=0.5
        let depth: usize = lookup("depth", 4);                  | depth=4
        double r = Double.parseDouble(p.getProperty("net.rate", "0.25")); | net.rate=0.25
        x = config.value("units", 8);                           |
        x <- get_option("units", 8)                             | units=8
        rate <- as.numeric(Sys.getenv("RATE", unset = "0.5"))   | RATE=0.5 env
        const warm = process.env.WARM ?? 3;                     | WARM=3 env
        printf("rate", 0.5);                                    |
        log("depth", 4)                                         |
        """)
    void whatHoldsWhereNobodyGivesAValue(String source, String expected) {
        assertEquals(
                expected == null ? "" : expected,
                DefaultCalls.of(source).stream()
                        .map(call -> call.name() + "=" + call.preset().print() + (call.environment() ? " env" : ""))
                        .collect(Collectors.joining(" ")));
    }
}
