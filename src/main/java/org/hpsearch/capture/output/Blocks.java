package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.line.TokenPattern;
import org.hpsearch.capture.output.word.Vocabulary;

/// Blocks of a heading and indented lines, a value each, with the step among them:
///
/// ```
/// Result for PPO:
///   episode_reward_mean: 22.5
///   timesteps_total: 4000
/// ```
///
/// Used by one thread.
final class Blocks {
    private static final int MOST_FACTS = 500;
    private static final TokenPattern PAIR = TokenPattern.of("WORD :=> NUM2 & END");
    private static final TokenPattern TEXT = TokenPattern.of("WORD : & ANY");
    private static final TokenPattern FRACTION = TokenPattern.of("REAL END");
    private static final TokenPattern VALUE = TokenPattern.of("WORD :=> NUM");

    private final List<Boxes.Fact> facts = new ArrayList<>();
    private boolean open;
    private String heading = "";

    /// Takes a line; the answer is whether it was one of a block, which holds it back.
    boolean take(LineTokens tokens) {
        boolean indented = tokens.count() > 0 && tokens.from(0) > 0;
        if (!open || !indented || facts.size() >= MOST_FACTS) {
            return false;
        }
        if (PAIR.fits(tokens, 0)) {
            facts.add(new Boxes.Fact(tokens.text(0), tokens.value(2)));
            return true;
        }
        if (isColumn(tokens)) {
            int last = tokens.count() - 1;
            String name = tokens.span(0, last).replaceAll("\\s+", "_");
            facts.add(new Boxes.Fact(heading + "/" + name, tokens.value(last)));
            return true;
        }
        return !facts.isEmpty() && isText(tokens);
    }

    /// `petal width    0.44`: words and, apart from them, a fraction.
    private static boolean isColumn(LineTokens tokens) {
        int last = tokens.count() - 1;
        boolean column = last > 0
                && FRACTION.fits(tokens, last)
                && tokens.unit(last).isEmpty()
                && tokens.from(last) - tokens.to(last - 1) > 1;
        for (int i = 0; i < last && column; i++) {
            column = tokens.kind(i) == LineTokens.WORD;
        }
        return column;
    }

    /// `host: node1`, which holds no value.
    private static boolean isText(LineTokens tokens) {
        for (int i = 0; i < tokens.count(); i++) {
            if (VALUE.fits(tokens, i)) {
                return false;
            }
        }
        return TEXT.fits(tokens, 0);
    }

    /// Notes a line that is none of the block's: it ends it, and may be the heading of the next one.
    ///
    /// @return the facts of the block
    List<Boxes.Fact> end(LineTokens tokens) {
        int last = tokens.count() - 1;
        open = last > 0 && tokens.isSign(last, ':') && tokens.from(0) == 0 && !isConfig(tokens);
        List<Boxes.Fact> closed = close();
        heading = open ? tokens.span(0, last).replaceAll("\\s+", "_") : "";
        return closed;
    }

    private static boolean isConfig(LineTokens tokens) {
        for (int i = 0; i < tokens.count(); i++) {
            if (Vocabulary.isConfig(tokens.word(i))) {
                return true;
            }
        }
        return false;
    }

    /// The facts of the block so far, which is over.
    List<Boxes.Fact> close() {
        if (facts.isEmpty()) {
            return List.of();
        }
        List<Boxes.Fact> closed = List.copyOf(facts);
        facts.clear();
        return closed;
    }
}
