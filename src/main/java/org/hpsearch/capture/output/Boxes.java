package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Boxes of names and values, `| ep_rew_mean | 21.5 |`, a fact a line, with the step among them. Used by one thread.
final class Boxes {
    private static final int MOST_ROWS = 500;

    /// A line of a box.
    record Fact(String name, double value) {}

    private final List<Fact> facts = new ArrayList<>();
    private String group = "";

    /// Takes a line of a box; says whether it was one.
    boolean take(Tokens tokens) {
        if (!tokens.isSign(0, '|') || !tokens.isSign(tokens.count() - 1, '|') || tokens.count() < 4) {
            return false;
        }
        int middle = 1;
        while (middle < tokens.count() - 1 && !tokens.isSign(middle, '|')) {
            middle++;
        }
        int last = tokens.count() - 1;
        if (middle == 1 || middle == last || tokens.kind(1) != Tokens.WORD) {
            return false;
        }
        String text = tokens.text(tokens.from(1), tokens.to(middle - 1));
        if (middle == last - 1) {
            group = text.endsWith("/") ? text : "";
            return true;
        }
        boolean number = middle == last - 2 && tokens.isNumber(last - 1);
        if (number && facts.size() < MOST_ROWS) {
            facts.add(new Fact(group + text.replaceAll("\\s+", "_"), tokens.value(last - 1)));
        }
        return number || !facts.isEmpty() && middle == last - 2;
    }

    /// The facts of the box that has just ended; null where there was none.
    @Nullable
    List<Fact> close() {
        group = "";
        if (facts.isEmpty()) {
            return null;
        }
        List<Fact> closed = List.copyOf(facts);
        facts.clear();
        return closed;
    }
}
