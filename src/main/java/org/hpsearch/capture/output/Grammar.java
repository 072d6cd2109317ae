package org.hpsearch.capture.output;

import java.util.LinkedHashMap;
import java.util.Map;

/// Understands the shapes of lines, each only once: what it found is kept for the next line of the shape.
final class Grammar {
    /// Recogniser of the lines that a search prints for each of its fits.
    static final String SEARCH = "search";

    private static final int MOST_PLANS = 1024;
    private static final int LONGEST_SHAPE = 8192;

    private final Map<Integer, Plan> plans = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Plan> eldest) {
            return size() > MOST_PLANS;
        }
    };
    private Plan last =
            new Plan(new byte[] {-1}, "", java.util.List.of(), java.util.List.of(), false, false, false, -1, -1);

    /// How the line is to be read.
    Plan of(Tokens tokens) {
        if (tokens.hasShape(last.shape())) {
            return last;
        }
        Integer hash = tokens.shapeHash();
        Plan known = plans.get(hash);
        if (known == null || !tokens.hasShape(known.shape())) {
            known = read(tokens);
            if (known.shape().length <= LONGEST_SHAPE) {
                plans.put(hash, known);
            }
        }
        last = known;
        return known;
    }

    private static Plan read(Tokens tokens) {
        Sentence sentence = new Sentence(tokens);
        Decoration.pass(sentence);
        Marks.find(sentence);
        sentence.bar = isBar(sentence);
        // an epoch that is told as a fraction counts its batches itself
        boolean fraction = sentence.marks.stream()
                .anyMatch(mark -> mark.axis() == Axis.EPOCH && tokens.kind(mark.token()) == Tokens.REAL);
        sentence.marks.removeIf(mark -> fraction && mark.axis() == Axis.BATCH);
        Values.find(sentence);
        return sentence.plan(sentence.strict ? SEARCH : "pairs", Cells.mayBeRow(tokens));
    }

    /// A progress bar, or the counter of one that opens the line.
    private static boolean isBar(Sentence sentence) {
        Tokens tokens = sentence.tokens;
        for (Plan.Mark mark : sentence.marks) {
            boolean opens = mark.axis() == Axis.BATCH && mark.token() == sentence.start;
            if (opens) {
                return true;
            }
        }
        for (int i = 1; i < tokens.count(); i++) {
            boolean drawn = tokens.kind(i) == Tokens.BAR || tokens.isSign(i, '|') && tokens.isAnySign(i - 1, "|#");
            boolean framed = tokens.isAnySign(i - 1, "[|") || tokens.kind(i - 1) == Tokens.BAR;
            boolean percent = tokens.isNumber(i)
                    && tokens.unit(i).equals("%")
                    && tokens.isSign(i + 1, '|')
                    && tokens.gap(i + 1) == Tokens.NONE;
            if (drawn && framed || percent) {
                return true;
            }
        }
        return false;
    }
}
