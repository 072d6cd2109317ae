package org.hpsearch.launch.many;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageErrorTest {
    @ParameterizedTest
    @CsvSource({
        "2, error: unrecognized arguments: --lr 0.1, 2 error: unrecognized arguments: --lr ?",
        "1, usage: t.py [-h], 1 usage: t.py [-h]",
        "127, sh: nonesuch: not found, 127 sh: nonesuch: not found",
        "1, ValueError: lr 0.1 is too large, ''",
        "137, Killed, ''",
        "1, '', ''",
    })
    void failuresOfUsage(int exit, String last, String expected) {
        assertEquals(expected, UsageError.of(exit, last, Map.of("lr", "0.1")));
    }
}
