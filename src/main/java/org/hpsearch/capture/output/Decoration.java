package org.hpsearch.capture.output;

import java.util.regex.Pattern;

/// What loggers and launchers put before a record: times, levels, names, ranks.
final class Decoration {
    private static final Pattern GLOG = Pattern.compile("[IWEF]\\d{4}");
    private static final Pattern RANK =
            Pattern.compile("(?i)(local[-_]?)?(rank|default|worker|gpu|node|proc|trainer)[-_]?\\d+");

    private final Sentence sentence;
    private final Tokens tokens;

    private Decoration(Sentence sentence) {
        this.sentence = sentence;
        this.tokens = sentence.tokens;
    }

    /// Passes over the decoration and finds where the record starts.
    static void pass(Sentence sentence) {
        new Decoration(sentence).pass();
    }

    private void pass() {
        int at = 0;
        int before = -1;
        while (at > before && at < sentence.count()) {
            before = at;
            at = next(at);
        }
        if (at >= sentence.count()) {
            at = 0;
        }
        sentence.start = at;
        sentence.use(0, at, Sentence.Use.PASSED);
    }

    private int next(int at) {
        byte kind = tokens.kind(at);
        if (kind == Tokens.OTHER) {
            return level(sentence.skip(at + 1, ",-|:;"));
        }
        if (kind == Tokens.SIGN) {
            return sign(at);
        }
        if (kind == Tokens.BAR && at + 1 < sentence.count() && sentence.isWord(at + 1)) {
            return at + 1;
        }
        return kind == Tokens.WORD ? word(at) : at;
    }

    /// A pid between a time and a level.
    private int level(int at) {
        boolean pid = tokens.kind(at) == Tokens.INT && Vocabulary.isLevel(sentence.word(at + 1));
        return pid ? at + 1 : at;
    }

    private int sign(int at) {
        if (tokens.isAnySign(at, "#*>-•|") && !(tokens.isSign(at, '|') && tokens.isNumber(at + 1))) {
            return at + 1 < sentence.count() && !tokens.isNumber(at + 1) ? at + 1 : at;
        }
        if (tokens.isSign(at, '[')) {
            return bracket(at, sentence.close(at));
        }
        if (tokens.isSign(at, '(')) {
            int end = sentence.close(at);
            boolean place = sentence.isWord(at + 1) && tokens.isSign(at + 2, ':') && tokens.kind(at + 3) == Tokens.INT;
            if (place && end == at + 5 && Vocabulary.isLevel(sentence.word(end))) {
                return end;
            }
            boolean process =
                    sentence.word(at + 1).equals("pid") || sentence.word(at + 2).equals("pid");
            return process || RANK.matcher(sentence.word(at + 1)).matches() ? sentence.skip(end, ":") : at;
        }
        return at;
    }

    private int bracket(int at, int end) {
        boolean mpi = tokens.kind(at + 1) == Tokens.INT && tokens.isSign(at + 2, ',') && tokens.isSign(end, '<');
        if (mpi) {
            sentence.rank = at + 3;
            return sentence.skip(end + 1 + (sentence.isWord(end + 1) ? 1 : 0), ">:");
        }
        boolean numberedRank = tokens.kind(at + 1) == Tokens.INT
                && tokens.isSign(at + 2, ']')
                && tokens.isSign(at + 3, ':')
                && sentence.isWord(at + 4);
        if (numberedRank) {
            sentence.rank = at + 1;
            return at + 4;
        }
        String first = sentence.word(at + 1);
        boolean numbered = first.equalsIgnoreCase("rank") && tokens.kind(at + 2) == Tokens.INT;
        if (numbered || RANK.matcher(first).matches()) {
            sentence.rank = numbered ? at + 2 : at + 1;
            return sentence.skip(end, ":");
        }
        if (first.equals("CV")) {
            sentence.strict = true;
            return end;
        }
        if (tokens.kind(end) == Tokens.OTHER && sentence.isWord(at + 1)) {
            return end; // a host before the time
        }
        boolean moment = false;
        boolean words = end > at + 2;
        for (int i = at + 1; i < end - 1; i++) {
            moment |= tokens.kind(i) == Tokens.OTHER;
            String word = sentence.word(i);
            boolean plain = !word.isEmpty() && Axis.of(word) == null && !Vocabulary.isSplit(word);
            words &= plain && !Vocabulary.isMeasure(word);
            sentence.warns |= i == at + 1 && (word.equals("Warning") || word.equals("WARNING"));
        }
        return moment || words ? sentence.skip(end, ":-|") : at;
    }

    private int word(int at) {
        String word = tokens.text(at);
        if (at == 0 && GLOG.matcher(word).matches()) {
            for (int i = at; i < sentence.count(); i++) {
                if (tokens.isSign(i, ']')) {
                    return i + 1;
                }
            }
        }
        if (Vocabulary.isLevel(word) && (tokens.isAnySign(at + 1, ":|-]") || sentence.isWord(at + 1))) {
            sentence.warns |= word.startsWith("W") || word.startsWith("E") || word.startsWith("w");
            return logger(sentence.skip(at + 1, ":|-"));
        }
        if (RANK.matcher(word).matches() && tokens.isSign(at + 1, ':') && !tokens.isNumber(at + 2)) {
            sentence.rank = at;
            return at + 2;
        }
        if (word.equalsIgnoreCase("rank") && tokens.kind(at + 1) == Tokens.INT && tokens.isAnySign(at + 2, ":]|-")) {
            sentence.rank = at + 1;
            return sentence.skip(at + 2, ":]|-");
        }
        boolean named = tokens.isSign(at + 1, '-')
                && tokens.gap(at + 1) != Tokens.NONE
                && at + 2 < sentence.count()
                && !tokens.isNumber(at + 2)
                && tokens.gap(at + 2) != Tokens.NONE;
        boolean plain = Axis.of(word) == null && !Vocabulary.isSplit(word) && !Vocabulary.isMeasure(word);
        return named && plain && word.indexOf('.') > 0 | Vocabulary.isLevel(sentence.word(at + 2)) ? at + 2 : at;
    }

    /// `tensorflow:` in `INFO:tensorflow:loss = 1`.
    private int logger(int at) {
        boolean named = sentence.isWord(at)
                && !Character.isDigit(sentence.word(at).charAt(0))
                && tokens.isSign(at + 1, ':')
                && sentence.isWord(at + 2)
                && tokens.gap(at + 1) == Tokens.NONE
                && (tokens.gap(at + 2) == Tokens.NONE || sentence.word(at).indexOf('.') > 0);
        return named ? at + 2 : at;
    }
}
