package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumeralTest {
    @Test
    void aNumberHasFourDigitsAndAUnit() {
        assertEquals("0", Numeral.of(0));
        assertEquals("0.9612", Numeral.of(0.96123456));
        assertEquals("1234", Numeral.of(1234));
        assertEquals("12.35k", Numeral.of(12345));
        assertEquals("1.5M", Numeral.of(1.5e6));
        assertEquals("2G", Numeral.of(2e9));
        assertEquals("1.23e-5", Numeral.of(1.23e-5));
        assertEquals("-3e13", Numeral.of(-3e13));
        assertEquals("NaN", Numeral.of(Double.NaN));
        assertEquals("-∞", Numeral.of(Double.NEGATIVE_INFINITY));
    }

    @Test
    void numbersOfOneAxisHaveAsManyDecimals() {
        assertEquals(List.of("0", "0.5", "1.0"), Numeral.alike(List.of(0.0, 0.5, 1.0)));
        assertEquals(
                List.of("0.00", "0.25").getLast(),
                Numeral.alike(List.of(0.0, 0.25)).getLast());
        assertEquals(List.of("5k", "10k"), Numeral.alike(List.of(5000.0, 10_000.0)));
    }

    @Test
    void numbersThatAreNearEachOtherGetMoreDigits() {
        assertEquals(
                List.of("100001", "100002"),
                Numeral.apart(List.of(100_001.0, 100_002.0)).stream()
                        .map(text -> text.replace("k", "").replace(".", ""))
                        .toList());
        assertEquals(List.of("0.3", "3"), Numeral.apart(List.of(0.3, 3.0)));
    }
}
