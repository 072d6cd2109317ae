package org.hpsearch.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// A line as Tab sees it.
class TypedLineTest {
    /// @param line with `^` for the cursor
    private static String of(String line) {
        TypedLine typed = TypedLine.of(line.replace("^", ""), line.indexOf('^'));
        return typed.words() + " " + typed.wordIndex() + " " + typed.word();
    }

    @Test
    void theWordsUpToTheCursor() {
        assertEquals("[] 0 ", of("^plot"));
        assertEquals("[pl] 0 pl", of("pl^ot"));
        assertEquals("[plot, ] 1 ", of("plot ^"));
        assertEquals("[plot, a, b] 2 b", of("plot  a\tb^ c"));
    }

    @Test
    void quotesHoldTogetherAndSignsBeginAnew() {
        assertEquals("[ls, 'a b] 1 'a b", of("ls 'a b^"));
        assertEquals("[ls, \"a | b\", c] 2 c", of("ls \"a | b\" c^"));
        assertEquals("[head] 0 head", of("ls x | head^"));
        assertEquals("[plot, x] 1 x", of("ls;plot x^"));
        assertEquals("[ls, a\\ b] 1 a\\ b", of("ls a\\ b^"));
    }
}
