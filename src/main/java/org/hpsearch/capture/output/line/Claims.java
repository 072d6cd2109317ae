package org.hpsearch.capture.output.line;

import java.util.Arrays;

/// Which tokens of a line are spoken for. Unchanging: each claim gives new ones.
final class Claims {
    /// What a token has been taken as.
    enum Use {
        FREE,
        /// A logger's prefix, a bar, an echoed parameter.
        PASSED,
        POSITION,
        VALUE
    }

    private final Use[] uses;

    private Claims(Use[] uses) {
        this.uses = uses;
    }

    /// No claims on any of so many tokens.
    static Claims none(int tokens) {
        Use[] uses = new Use[tokens];
        Arrays.fill(uses, Use.FREE);
        return new Claims(uses);
    }

    /// These claims, with one more on the tokens from one to another (excluded).
    Claims with(int from, int to, Use use) {
        Use[] more = uses.clone();
        Arrays.fill(more, from, Math.clamp(to, from, more.length), use);
        return new Claims(more);
    }

    Use of(int token) {
        return token < 0 || token >= uses.length ? Use.FREE : uses[token];
    }

    boolean isFree(int token) {
        return token >= 0 && token < uses.length && uses[token] == Use.FREE;
    }
}
