package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseTest {
    /// Whether the words behind the first number of a line make it part of a sentence.
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        loss 0.5;false
        converged after 50 rounds;true
        found 3 of them;true
        loss 0.5 acc 0.9;false
        loss 0.5 acc: 0.9;false
        took 5 seconds;true
        time 5 seconds, loss 1;false
        memory 5 MB;false
        solved 3 trials from 4;true
        loss 3.0 trials from 4;false
        """)
    void wordsThatFollow(String text, boolean expected) {
        LineTokens tokens = Scanned.line(text);
        Sentence line = Sentence.behind(Prefix.of(tokens), tokens);
        int number = 0;
        while (!tokens.isNumber(number)) {
            number++;
        }
        assertEquals(expected, Prose.follows(line, number + 1));
    }
}
