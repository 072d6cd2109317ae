package org.hpsearch.launch.many;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "lr=0.3,0.4 | [{lr=0.3}, {lr=0.4}]",
                "seed=1..3 | [{seed=1}, {seed=2}, {seed=3}]",
                "lr=0.1,0.2 seed=1..2 | [{lr=0.1, seed=1}, {lr=0.1, seed=2}, {lr=0.2, seed=1}, {lr=0.2, seed=2}]",
                "layers=\"64,32\" | [{layers=64,32}]",
                "layers=[64,32] | [{layers=[64,32]}]",
                "layers=[64,32],[8] | [{layers=[64,32]}, {layers=[8]}]",
                "lr=lin(0,1,3) | [{lr=0}, {lr=0.5}, {lr=1}]",
                "note= | [{note=}]",
                "\"my_lr\"=0.7 | [{my_lr=0.7}]",
                "\"a=b\"=0.7,0.8 | [{a=b=0.7}, {a=b=0.8}]",
                "url=http://h/?a=1 | [{url=http://h/?a=1}]",
            })
    void valuesMakeARunEachAsInASweep(String words, String combinations) {
        assertEquals(
                combinations,
                Assignments.combinations(List.of(words.split(" "))).toString());
    }

    @Test
    void quotesAroundANameAreNoPartOfIt() {
        assertEquals(List.of(Map.of("my lr", "0.7")), Assignments.combinations(List.of("\"my lr\"=0.7")));
        assertEquals("my lr", SweepAxis.parse("\"my lr\"=0.7,0.8").key());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "lr | 0.3 | lr=0.3",
                "layers | 64,32 | layers=\"64,32\"",
                "layers | [64,32] | layers=\"[64,32]\"",
                "say | a \"b\", c | say='a \"b\", c'",
                "span | 1..3 | span=\"1..3\"",
                "call | lin(0,1,3) | call=\"lin(0,1,3)\"",
                "a=b | 1 | \"a=b\"=1",
            })
    void oneValueAsAWordReadsBackAsOneValue(String key, String value, String word) {
        assertEquals(word, Assignments.word(key, value));
        assertEquals(List.of(Map.of(key, value)), Assignments.combinations(List.of(word)));
    }

    @Test
    void aWordThatAssignsNothing() {
        assertEquals(
                "'0.2': put KEY=VALUE after the runs",
                assertThrows(UsageException.class, () -> Assignments.combinations(List.of("0.2")))
                        .getMessage());
    }
}
