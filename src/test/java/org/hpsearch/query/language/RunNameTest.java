package org.hpsearch.query.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"base", "warm start", "back to 0.1", "v1.2-b_c", "größe", "lr-0.1", "a/b", "run#3", "x", "adamw"
            })
    void namesThatReadAsWords(String name) {
        assertEquals("", RunName.refusal(name));
        assertFalse(RunName.isQuery(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@best",
                "@last",
                "@x",
                "a,b",
                "lr>0",
                "lr=0.1",
                "a:b",
                "AND",
                "a or b",
                "NOT x",
                "-x",
                "+x",
                "!x",
                "a*",
                "a?",
                "a~",
                "*",
                "\"a\"",
                "run (2)",
                "a]",
                "a\nb",
                "a\tb",
                "7",
                "1-5",
                "20261126-101500-k3x7q",
                "/a/",
                "a\\b",
                "a || b",
                "lr != 3"
            })
    void namesThatSelectorsOrQueriesReadOtherwise(String name) {
        assertNotEquals("", RunName.refusal(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lr>0", "lr=0.1", "a:b", "a or b", "a AND b", "NOT x", "-x", "a*", "*", "a~", "(a OR b)"})
    void queriesWithAnOperator(String text) {
        assertTrue(RunName.isQuery(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run (2)", "a,b", "@best", "3", "a b", "loss (", "a\nb"})
    void oldNamesThatAreNoQueriesWithAnOperator(String text) {
        assertFalse(RunName.isQuery(text));
    }

    @Test
    void reasons() {
        assertEquals("has a comma, and commas separate runs", RunName.refusal("a,b"));
        assertEquals("begins with @, as @last, @best and saved queries do", RunName.refusal("@best"));
        assertEquals(
                "reads as a query: no AND, OR, NOT, quotes, brackets, patterns, leading signs or any of"
                        + " : < > = ! ~ \\",
                RunName.refusal("lr>0"));
    }

    @Test
    void commasInQuotesSeparateNothing() {
        assertEquals(List.of("a", "\"b,c\"", "d"), RunName.parts(" a, \"b,c\",d "));
        assertEquals(List.of("a,b\"c"), RunName.parts("a,b\"c"));
    }
}
