package org.hpsearch.capture.output.line;

import java.nio.charset.StandardCharsets;

/// Lines as tokens, for tests.
public final class Scanned {
    private Scanned() {}

    /// The tokens of a line.
    public static LineTokens line(String text) {
        LineTokens tokens = new LineTokens();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        new TokenScanner(tokens).scan(bytes, bytes.length);
        return tokens;
    }

    /// How a line is understood.
    static LineRecipe recipe(String text) {
        return Grammar.read(line(text));
    }
}
