package org.hpsearch.capture.output;

import java.util.Locale;
import java.util.Set;

/// Finds the positions that a line tells: `Epoch 3/10`, `[1][10/25]`, `iter: 100`, `[50]`, `| 4/18 [`.
final class Marks {
    private static final Set<String> NO_POSITION_BEHIND = Set.of(
            "no",
            "num",
            "number",
            "n",
            "total",
            "max",
            "min",
            "per",
            "every",
            "best",
            "maximum",
            "early",
            "optimization",
            "of",
            "warmup",
            "each");

    private final Sentence sentence;
    private final Tokens tokens;

    private Marks(Sentence sentence) {
        this.sentence = sentence;
        this.tokens = sentence.tokens;
    }

    static void find(Sentence sentence) {
        new Marks(sentence).find();
    }

    private void find() {
        int at = opening(sentence.start);
        while (at < sentence.count()) {
            int next = sentence.isFree(at) ? mark(at) : at + 1;
            at = Math.max(at + 1, next);
        }
    }

    /// Positions that only the line's beginning tells.
    private int opening(int at) {
        if (tokens.isSign(at, '[') && tokens.kind(at + 1) == Tokens.INT && tokens.isSign(at + 2, ']')) {
            boolean counter = tokens.isSign(at + 3, '[');
            add(counter ? Axis.EPOCH : Axis.ITERATION, "iteration", at + 1, -1, at, at + 3);
            return at + 3;
        }
        if (tokens.kind(at) == Tokens.INT && tokens.isSign(at + 1, ':') && at + 2 < sentence.count()) {
            add(Axis.ITERATION, "iteration", at, -1, at, at + 2);
            return at + 2;
        }
        boolean two = tokens.isSign(at, '[')
                && isRatio(at + 1)
                && tokens.isSign(at + 4, ']')
                && tokens.isSign(at + 5, '[')
                && isRatio(at + 6)
                && tokens.isSign(at + 9, ']');
        if (two) {
            add(Axis.EPOCH, "epoch", at + 1, at + 3, at, at + 5);
            add(Axis.BATCH, "batch", at + 6, at + 8, at + 5, at + 10);
            return at + 10;
        }
        boolean pair = tokens.isSign(at, '[')
                && tokens.kind(at + 1) == Tokens.INT
                && tokens.isSign(at + 2, ',')
                && tokens.kind(at + 3) == Tokens.INT
                && tokens.isSign(at + 4, ']');
        if (pair) {
            add(Axis.EPOCH, "epoch", at + 1, -1, at, at + 2);
            add(Axis.BATCH, "batch", at + 3, -1, at + 2, at + 5);
            return at + 5;
        }
        if (tokens.kind(at) == Tokens.INT && sentence.isWord(at + 1) && tokens.isSign(at + 2, '=')) {
            add(Axis.ITERATION, "iteration", at, -1, at, at + 1);
            return at + 1;
        }
        boolean pipes = tokens.kind(at) == Tokens.INT
                && tokens.isSign(at + 1, '|')
                && tokens.kind(at + 2) == Tokens.INT
                && tokens.isSign(at + 3, '|')
                && sentence.isWord(at + 4);
        if (pipes) {
            add(Axis.EPOCH, "epoch", at, -1, at, at + 2);
            add(Axis.STEP, "step", at + 2, -1, at + 2, at + 4);
            return at + 4;
        }
        if (isRatio(at) && at + 3 < sentence.count()) {
            add(Axis.BATCH, "batch", at, at + 2, at, at + 3);
            return at + 3;
        }
        String word = sentence.word(at);
        int number = sentence.skip(at + 1, ":");
        if (Vocabulary.isSplit(word) && tokens.kind(number) == Tokens.INT && tokens.isSign(number + 1, '[')) {
            sentence.section = word;
            add(Axis.EPOCH, "epoch", number, -1, at, number + 1);
            return number + 1;
        }
        return at;
    }

    private boolean isRatio(int at) {
        return tokens.kind(at) == Tokens.INT && tokens.isSign(at + 1, '/') && tokens.kind(at + 2) == Tokens.INT;
    }

    private int mark(int at) {
        if (sentence.isWord(at)) {
            return axis(at);
        }
        boolean opened = tokens.isSign(at, '[') || tokens.isSign(at, '|') || tokens.kind(at) == Tokens.BAR;
        boolean counter = opened
                && isRatio(at + 1)
                && (tokens.isAnySign(at + 4, "]([|")
                        || tokens.kind(at + 4) == Tokens.BAR
                        || at + 4 == sentence.count());
        if (counter) {
            add(Axis.BATCH, "batch", at + 1, at + 3, at + 1, at + 4);
            return at + 4;
        }
        boolean afterN = tokens.kind(at) == Tokens.INT
                && Set.of("after", "at").contains(sentence.word(at - 1).toLowerCase(Locale.ROOT))
                && Axis.of(sentence.word(at + 1)) != null;
        if (afterN) {
            add(
                    java.util.Objects.requireNonNull(Axis.of(sentence.word(at + 1))),
                    tokens.text(at + 1),
                    at,
                    -1,
                    at,
                    at + 2);
            return at + 2;
        }
        return at + 1;
    }

    private int axis(int at) {
        Axis axis = Axis.of(tokens.text(at));
        if (axis == null) {
            return Character.isDigit(tokens.text(at).charAt(0)) ? numbered(at) : lonelyTime(at);
        }
        if (countsSomethingElse(at)) {
            return at + 1;
        }
        String before = sentence.isFree(at - 1) ? sentence.word(at - 1).toLowerCase(Locale.ROOT) : "";
        int number = at + 1;
        if (tokens.isSign(number, '(') && sentence.isWord(number + 1) && tokens.isSign(number + 2, ')')) {
            sentence.section = tokens.text(number + 1);
            number += 3;
        }
        number = sentence.skip(number, ":=#[.\"'");
        if (!isPosition(number) || isSetting(at, number)) {
            return at + 1;
        }
        if (before.equals("global") || before.equals("total")) {
            axis = Axis.GLOBAL;
        }
        section(at);
        return position(axis, at, number);
    }

    /// `number of skipped iterations: 0`, `best epoch: 3`.
    private boolean countsSomethingElse(int axis) {
        for (int at = axis - 1; at >= sentence.start && axis - at < 4 && sentence.isFree(at); at--) {
            if (!sentence.isWord(at) && !tokens.isSpelled(at)) {
                return false;
            }
            if (NO_POSITION_BEHIND.contains(tokens.text(at).toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private boolean isPosition(int number) {
        return tokens.isNumber(number) && tokens.unit(number).isEmpty() && Double.isFinite(tokens.value(number));
    }

    /// `epochs: 10`, alone on its line.
    private boolean isSetting(int at, int number) {
        String word = tokens.text(at).toLowerCase(Locale.ROOT);
        boolean plural = word.endsWith("epochs")
                || word.endsWith("steps")
                || word.endsWith("iterations")
                || word.endsWith("iters")
                || word.endsWith("batches")
                || word.endsWith("rounds")
                || word.endsWith("episodes");
        return plural && at == sentence.start && number >= sentence.count() - 1;
    }

    private int position(Axis axis, int at, int number) {
        int total = -1;
        int end = number + 1;
        boolean of = sentence.word(end).equals("of") && tokens.kind(end + 1) == Tokens.INT;
        if (of || tokens.isSign(end, '/') && tokens.isNumber(end + 1)) {
            total = end + 1;
            end += 2;
        }
        end = sentence.skip(end, "]\"'");
        String name = tokens.text(at);
        // an epoch's own counter of steps starts anew with each epoch
        boolean inEpoch = total >= 0
                && axis != Axis.EPOCH
                && axis != Axis.GLOBAL
                && sentence.marks.stream().anyMatch(mark -> mark.axis() == Axis.EPOCH);
        add(inEpoch ? Axis.BATCH : axis, name, number, total, at, end);
        boolean batches = axis == Axis.EPOCH && tokens.isSign(end, '[') && isRatio(end + 1);
        if (batches) {
            add(Axis.BATCH, "batch", end + 1, end + 3, end, end + 4);
            end = sentence.skip(end + 4, "]");
        }
        return end;
    }

    /// The word before the axis may tell the part of the data: `Train Epoch: 1`.
    private void section(int at) {
        int word = at - 1;
        if (tokens.isAnySign(word, "]-:|")) {
            word--;
        }
        String text = sentence.word(word);
        if (sentence.section.isEmpty() && Vocabulary.isSplit(text)) {
            sentence.section = text;
            sentence.use(word, at, Sentence.Use.PASSED);
        }
    }

    /// `1epoch:train:`
    private int numbered(int at) {
        Axis axis = Axis.of(tokens.unit(at));
        if (axis != null && tokens.isAnySign(at + 1, ":,-") && at <= sentence.start + 1) {
            add(axis, tokens.unit(at), at, -1, at, at + 1);
        }
        return at + 1;
    }

    /// `Time = 0.5`, alone on its line: what a simulation counts.
    private int lonelyTime(int at) {
        boolean time =
                tokens.text(at).equalsIgnoreCase("time") && at == sentence.start && tokens.isAnySign(at + 1, "=:");
        boolean alone = at + 3 == sentence.count()
                || at + 4 == sentence.count() && sentence.word(at + 3).equals("s");
        if (time
                && alone
                && tokens.isNumber(at + 2)
                && (tokens.unit(at + 2).isEmpty() || tokens.unit(at + 2).equals("s"))) {
            add(Axis.STEP, "time", at + 2, -1, at, sentence.count());
            return sentence.count();
        }
        return at + 1;
    }

    private void add(Axis axis, String name, int token, int total, int from, int to) {
        boolean quiet = name.equals("iteration") || name.equals("batch");
        sentence.marks.add(new Plan.Mark(axis, name, token, total, quiet));
        sentence.use(from, to, Sentence.Use.MARK);
    }
}
