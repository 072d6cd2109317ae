package org.hpsearch.capture.output.line;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hpsearch.capture.output.line.LineRecipe.Reading;
import org.hpsearch.capture.output.word.Vocabulary;

/// Values of one name on one line.
final class Twins {
    private Twins() {}

    /// Gives values whose name stands twice the part of the data that was named before, or what qualifies them: `Train
    /// Loss 1 Acc 2 Val Loss 3 Acc 4`.
    static void tellApart(List<Reading> values, LineTokens tokens) {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        for (Reading value : values) {
            if (!seen.add(value.name())) {
                twice.add(value.name());
            }
        }
        String split = "";
        for (int i = 0; i < values.size() && !twice.isEmpty(); i++) {
            Reading value = values.get(i);
            String first = value.name().replaceFirst("[_/ -].*", "");
            split = Vocabulary.isSplit(first) ? first : split;
            String qualifier = NameFinder.qualifier(tokens, value.token());
            if (twice.contains(value.name()) && !qualifier.isEmpty()) {
                values.set(i, value.named(value.name() + "_" + qualifier));
            } else if (twice.contains(value.name()) && !split.isEmpty() && !Vocabulary.hasSplit(value.name())) {
                values.set(i, value.named(split + "/" + value.name()));
            }
        }
    }
}
