package org.hpsearch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;

/// The words of a text.
class TokensTest {
    @Test
    void lettersAndDigitsInSmallLetters() {
        assertEquals(List.of("resnet", "50", "lr", "0", "1", "adam"), Tokens.of("ResNet-50 lr=0.1 (Adam)"));
        assertEquals(List.of("ünï", "日", "本", "x", "か"), Tokens.of("ÜNÏ 日本x か"));
        assertEquals(List.of("a", "b"), Tokens.of("a😀b"));
        assertEquals(List.of(), Tokens.of(" -_\n\0"));
        assertEquals(List.of(), Tokens.of(""));
    }

    @Test
    void aLongWordIsCutIntoWords() {
        assertEquals(
                List.of(255, 255, 90),
                Tokens.of("x".repeat(600)).stream().map(String::length).toList());
    }

    @Test
    void noPhraseReachesOverABorder() throws IOException {
        TokenStream stream = Tokens.stream(List.of("a", "b", Tokens.BORDER, Tokens.BORDER, "c", Tokens.BORDER));
        CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
        PositionIncrementAttribute step = stream.getAttribute(PositionIncrementAttribute.class);
        StringBuilder words = new StringBuilder();
        stream.reset();
        while (stream.incrementToken()) {
            words.append(term).append(step.getPositionIncrement()).append(' ');
        }
        assertEquals("a1 b1 c201 ", words.toString());
    }
}
