package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.5|0.5",
                "-0.5|-0.5",
                "+3|3",
                ".5|0.5",
                "5.|5",
                "1e-3|0.001",
                "1E+3|1000",
                "1.5D+03|1500",
                "1.5d-03|0.0015",
                "1,024|1024",
                "-1,234,567.5|-1234567.5",
                "1_000|1000",
                "nan|NaN",
                "NaN|NaN",
                "-nan|NaN",
                "inf|Infinity",
                "-Infinity|-Infinity",
                "9007199254740993|9007199254740992",
                "123456789012345678901234567890|1.2345678901234568e29",
            })
    void numbersAsProgramsPrintThem(String text, double value) {
        byte[] line = ("x " + text + " y").getBytes(StandardCharsets.UTF_8);
        int end = Decimal.end(line, 2, line.length);
        assertEquals(2 + text.length(), end);
        assertEquals(value, Decimal.value(line, 2, end));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12a|2", "1,2,3|1", "1,0244|1", "1.2.3|3", "5e|1", "5e+|1", "5d3|1", "1,024,5|1", "-0.5-0.6|4"})
    void aNumberEndsWhereItsFormEnds(String text, int length) {
        byte[] line = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(length, Decimal.end(line, 0, line.length));
    }
}
