package org.hpsearch.query.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    @ParameterizedTest
    @CsvSource({
        "lr>>1, 3, >, 3",
        "lr<0.1<0.2, 3, <, 6",
        "lr==1, 3, =, 3",
        "a=b=c, 2, =, -1",
        "a=b<c, 2, =, -1",
        "lr<0.1, 3, <, -1",
        "lr<\\<1, 3, <, -1",
    })
    void aSecondOperator(String query, int from, String operator, int expected) {
        assertEquals(expected, Comparison.slip(query, from, query.length(), operator));
    }
}
