package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hpsearch.capture.output.line.LineRecipe;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.line.Rule;
import org.hpsearch.capture.output.word.Vocabulary;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;

/// A line of pairs before the first step that may tell the configuration, `lr=0.5 epochs=4 batch=32`: what looks like a
/// step in it is one only where such a line comes again. It is held until then, until another line with a step comes,
/// or the output ends. Used by one thread.
final class ConfigLine {
    private final OutputReader.Given given;
    private final FactPlacer placer;
    private List<Pair> pairs = List.of();
    private FactPlacer.@Nullable Held held;

    private record Pair(String name, String text, int token) {}

    ConfigLine(OutputReader.Given given, FactPlacer placer) {
        this.given = given;
        this.placer = placer;
    }

    /// Whether a line is held.
    boolean isHeld() {
        return !pairs.isEmpty();
    }

    /// Takes a line, if it may be such a one.
    boolean take(LineTokens tokens, LineRecipe recipe) {
        if (isHeld() || recipe.records().size() != 1 || recipe.traits().bar()) {
            return false;
        }
        LineRecipe.Record record = recipe.records().getFirst();
        if (record.positions().isEmpty() || record.values().isEmpty()) {
            return false;
        }
        List<Pair> found = pairs(tokens);
        boolean weak = record.positions().stream().allMatch(LineRecipe.Position::quiet);
        boolean holds = arePairs(record, found) && (weak || found.stream().anyMatch(this::isSetting));
        if (holds) {
            pairs = found;
            held = placer.hold();
        }
        return holds;
    }

    /// Whether the positions and values of a record are all of pairs, and none is a result.
    private static boolean arePairs(LineRecipe.Record record, List<Pair> found) {
        return record.positions().stream().allMatch(position -> position.total() < 0 && isOf(found, position.token()))
                && record.values().stream()
                        .allMatch(value -> value.rule() == Rule.PAIR
                                && !Vocabulary.isResult(value.name())
                                && isOf(found, value.token()));
    }

    private static boolean isOf(List<Pair> found, int token) {
        return found.stream().anyMatch(pair -> pair.token == token);
    }

    private static List<Pair> pairs(LineTokens tokens) {
        List<Pair> found = new ArrayList<>();
        for (int i = 1; i + 1 < tokens.count(); i++) {
            if (tokens.isAnySign(i, "=:") && tokens.isNumber(i + 1) && tokens.kind(i - 1) == LineTokens.WORD) {
                found.add(new Pair(tokens.text(i - 1), tokens.text(i + 1), i + 1));
            }
        }
        return found;
    }

    private boolean isSetting(Pair pair) {
        return Vocabulary.isSetting(pair.name) || given.holds(pair.name, pair.text);
    }

    /// Whether the line of these tokens has the pairs of the one that is held: then both are rows.
    boolean isRepeatedBy(LineTokens tokens) {
        return names(pairs(tokens)).equals(names(pairs));
    }

    private static List<String> names(List<Pair> pairs) {
        return pairs.stream().map(Pair::name).toList();
    }

    /// The line that is held, which it is no longer.
    FactPlacer.Held release() {
        pairs = List.of();
        return Objects.requireNonNull(held);
    }

    /// Hands the pairs on, for they are no row: as settings; where none of them is surely one, what is no whole number
    /// was measured.
    void settle(OutputFacts sink, Emitter emitter) {
        placer.unplaced(Objects.requireNonNull(held));
        boolean sure = pairs.stream().anyMatch(this::isSetting);
        for (Pair pair : pairs) {
            Double number = Numbers.parse(pair.text);
            if (!sure && number != null && number != Math.rint(number)) {
                emitter.value(pair.name, number);
            } else {
                sink.setting(pair.name, Numbers.typed(pair.text));
            }
        }
        pairs = List.of();
    }
}
