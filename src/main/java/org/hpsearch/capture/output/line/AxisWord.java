package org.hpsearch.capture.output.line;

import java.util.Locale;
import java.util.Set;
import org.hpsearch.capture.output.word.StepAxis;
import org.hpsearch.capture.output.word.Vocabulary;

/// The word of an axis (`epoch`, `steps`) that may count, measure or set something instead of naming a position.
///
/// @param line with the positions before the word
/// @param at   its token
record AxisWord(Sentence line, int at) {
    private static final TokenPattern DAY =
            TokenPattern.of("INT jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec INT & !OTHER");
    private static final Set<String> NO_POSITION_BEHIND = Set.of("""
        no num number n total max min per every best maximum early optimization of warmup each last fps sps
        """.strip().split(" "));
    private static final Set<String> PREPOSITIONS = Set.of("at", "in", "after");
    private static final Set<String> GLOBALS = Set.of("global", "total", "env", "learner", "actor", "gradient");
    private static final Set<String> COUNTS = Set.of("steps", "batches", "iterations", "iters");
    private static final Set<String> PLURALS =
            Set.of("epochs", "steps", "iterations", "iters", "batches", "rounds", "episodes");
    private static final TokenPattern OF = TokenPattern.of("of INT1");

    private LineTokens tokens() {
        return line.tokens();
    }

    /// `number of skipped iterations: 0`, `best epoch: 3`.
    boolean countsSomethingElse() {
        int preposition = at;
        for (int i = at - 1; i >= line.start() && at - i < 4 && line.isFree(i); i--) {
            boolean word = tokens().kind(i) == LineTokens.WORD || tokens().isSpelled(i);
            if (!word) {
                return false;
            }
            String text = tokens().text(i).toLowerCase(Locale.ROOT);
            preposition = PREPOSITIONS.contains(text) ? i : preposition;
            if (NO_POSITION_BEHIND.contains(text)) {
                return preposition == at || i == preposition - 1; // but `best fitness at generation 3`
            }
        }
        return false;
    }

    /// `epochs: 10`, `solver iterations: 12`: how many there are, a setting or a value.
    boolean isCount() {
        String word = tokens().text(at).toLowerCase(Locale.ROOT);
        String before = line.isFree(at - 1) ? tokens().word(at - 1) : "";
        boolean counted = PLURALS.contains(word)
                && !before.isEmpty()
                && (!Vocabulary.isSplit(before) || word.equals("batches"))
                && !GLOBALS.contains(before.toLowerCase(Locale.ROOT));
        return word.equals("epochs") && !opensResults() || counted && !Vocabulary.isStop(before);
    }

    /// `Epochs 10. Current error: 0.25`: the epoch of a result on the same line.
    private boolean opensResults() {
        boolean result = false;
        for (int i = at + 2; i < line.count() - 1 && at == line.start() && !result; i++) {
            boolean sign = tokens().isAnySign(i + 1, ":=");
            result = Vocabulary.isResult(tokens().word(i)) && tokens().isNumber(sign ? i + 2 : i + 1);
        }
        return result;
    }

    /// `return over 20 episodes: 7.5`: the number before says how many there are.
    boolean isCounted() {
        boolean counted = tokens().kind(at - 1) == LineTokens.INT
                && line.isFree(at - 1)
                && at - 1 > line.start()
                && tokens().gap(at) == LineTokens.ONE;
        return counted && PLURALS.contains(tokens().text(at).toLowerCase(Locale.ROOT));
    }

    /// `Episode 3 | Steps: 50`: how long the episode was, which opens the line.
    boolean isLengthOfRound(int number) {
        boolean total = tokens().isSign(number + 1, '/') || OF.fits(tokens(), number + 1);
        boolean round =
                !line.positions().isEmpty() && line.positions().getFirst().axis() == StepAxis.ROUND;
        boolean own = !GLOBALS.contains(tokens().word(at - 1).toLowerCase(Locale.ROOT));
        return round && own && !total && COUNTS.contains(tokens().text(at).toLowerCase(Locale.ROOT));
    }

    /// `Epoch 3 | Steps: 50`: how many there were, where the epoch counts; `#iter = 12`: how many there were at all.
    boolean isCountOfEpoch(int number) {
        boolean total = tokens().isSign(number + 1, '/') || OF.fits(tokens(), number + 1);
        boolean epoch = line.positions().stream().anyMatch(position -> position.axis() == StepAxis.EPOCH);
        boolean numbered = tokens().isSign(at - 1, '#') && tokens().gap(at) == LineTokens.NONE && at - 1 > line.start();
        return numbered || epoch && !total && COUNTS.contains(tokens().text(at).toLowerCase(Locale.ROOT));
    }

    /// `Time step: 0.005`
    boolean isSizeOfStep(int number) {
        return tokens().word(at - 1).equalsIgnoreCase("time") && tokens().kind(number) == LineTokens.REAL;
    }

    /// `Solver (29 Sep 2021 - Update 2)`: behind a day without a clock.
    boolean isVersion() {
        for (int i = line.start(); i < at; i++) {
            if (DAY.fits(tokens(), i)) {
                return true;
            }
        }
        return false;
    }

    /// `epochs: 10`, alone on its line.
    boolean isSetting(int number) {
        String word = tokens().text(at).toLowerCase(Locale.ROOT);
        boolean plural = PLURALS.stream().anyMatch(word::endsWith);
        return plural && at == line.start() && number >= line.count() - 1;
    }
}
