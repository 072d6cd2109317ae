package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.capture.output.line.LineTokens;
import org.jspecify.annotations.Nullable;

/// Boxes of names and values, `| ep_rew_mean | 21.5 |`, a fact a line, with the step among them. Used by one thread.
final class Boxes {
    private static final int MOST_ROWS = 500;

    /// A line of a box.
    record Fact(String name, double value) {}

    private final List<Fact> facts = new ArrayList<>();
    private @Nullable List<Fact> finished;
    private String group = "";

    /// Takes a line of a box; says whether it was one.
    boolean take(LineTokens tokens) {
        if (!tokens.isSign(0, '|') || !tokens.isSign(tokens.count() - 1, '|') || tokens.count() < 4) {
            return false;
        }
        int middle = 1;
        while (middle < tokens.count() - 1 && !tokens.isSign(middle, '|')) {
            middle++;
        }
        int last = tokens.count() - 1;
        if (middle == 1 || middle == last || tokens.kind(1) != LineTokens.WORD) {
            return false;
        }
        String text = tokens.span(1, middle);
        if (middle == last - 1) {
            group = text.endsWith("/") ? text : "";
            return true;
        }
        boolean number = middle == last - 2 && tokens.isNumber(last - 1);
        if (number) {
            add(new Fact(group + text.replaceAll("\\s+", "_"), tokens.value(last - 1)));
        }
        return number || !facts.isEmpty() && isOneCell(tokens, middle + 1);
    }

    /// Whether no sign parts the tokens from one to the line's last.
    private static boolean isOneCell(LineTokens tokens, int from) {
        int at = from;
        while (!tokens.isSign(at, '|')) {
            at++;
        }
        return at == tokens.count() - 1;
    }

    /// A name that stands in the box already begins the next box.
    private void add(Fact fact) {
        boolean again = facts.stream().anyMatch(before -> before.name.equals(fact.name));
        if (again || facts.size() >= MOST_ROWS) {
            finished = List.copyOf(facts);
            facts.clear();
        }
        facts.add(fact);
    }

    /// The facts of a box that the next one has followed without a line between; null where there was none.
    @Nullable
    List<Fact> finished() {
        List<Fact> done = finished;
        finished = null;
        return done;
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
