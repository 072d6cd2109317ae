package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A command line as text and as words.
class WordsTest {
    @Test
    void aLineIsSplitAsAShellWould() {
        assertEquals(List.of("a", "b c", "d"), Words.split("  a 'b c'\td\n"));
        assertEquals(List.of("ab", "", ""), Words.split("a\"b\" '' \"\""));
        assertEquals(List.of("a b", "c\\d", "e\"f"), Words.split("a\\ b 'c\\d' \"e\\\"f\""));
        assertEquals(List.of("a\\"), Words.split("a\\"));
        assertEquals(List.of("it's open"), Words.split("\"it's open"));
        assertEquals(List.of(), Words.split(" \n\t"));
    }

    @Test
    void whatIsJoinedIsReadBack() {
        List<String> words = List.of(
                "a", "", "b c", "it's", "\"", "\\", "$HOME", "*", "{lr}", "x=1", "a\nb", "ü", "-", "~", "#", ";");
        assertEquals(
                "a '' 'b c' 'it'\\''s' '\"' '\\' '$HOME' '*' {lr} x=1 'a\nb' 'ü' - '~' '#' ';'", Words.join(words));
        assertEquals(words, Words.split(Words.join(words)));
    }

    @Test
    void placesOutsideOfQuotes() {
        assertEquals("{0, 4, 8}", Words.open("a'b'c\"e\"f").toString());
        assertEquals("{0, 3}", Words.open("a\\'b").toString());
        assertEquals("{0}", Words.open("a'b").toString());
        assertEquals('\'', Words.openQuote("a 'b\""));
        assertEquals('"', Words.openQuote("\"\\\""));
        assertEquals(0, Words.openQuote("'\\'"));
    }

    @Test
    void quotesAroundAText() {
        assertEquals("a", Words.unquoted("'a'"));
        assertEquals("", Words.unquoted("\"\""));
        for (String as : List.of("'a\"", "'", "a", "", "'a", "a'a'")) {
            assertEquals(as, Words.unquoted(as));
        }
    }
}
