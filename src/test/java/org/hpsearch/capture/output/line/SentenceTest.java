package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceTest {
    private static Sentence sentence(String text) {
        LineTokens tokens = Scanned.line(text);
        return Sentence.behind(Prefix.of(tokens), tokens);
    }

    @Test
    void whatAPrefixTakesIsNotFree() {
        Sentence line = sentence("INFO: train loss 0.5");
        assertEquals(2, line.start());
        assertEquals(5, line.count());
        assertEquals(List.of(), line.positions());
        assertEquals(false, line.isFreeWord(0));
        assertEquals(true, line.isFreeWord(2));
        assertEquals(false, line.isFreeWord(4));
        assertEquals(false, line.isFreeWord(5));
    }

    @Test
    void wordsBeforeAToken() {
        Sentence line = sentence("INFO: mean train loss 0.5");
        assertEquals(2, line.wordsBefore(5, 9));
        assertEquals(4, line.wordsBefore(5, 1));
        assertEquals(6, line.wordsBefore(6, 9));
        Sentence claimed = line.with(line.claims().with(3, 4, Claims.Use.POSITION));
        assertEquals(4, claimed.wordsBefore(5, 9));
        assertEquals(true, claimed.isPosition(3));
        assertEquals(false, line.isPosition(3));
    }
}
