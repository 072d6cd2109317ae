package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the values of a line and their names: `key: value`, `key=value`, `key value`, `value name`, with averages in
/// brackets, ratios, deviations, parts of the data before them.
final class Values {
    private final Sentence sentence;
    private final Tokens tokens;
    private final Names names;
    private final List<Plan.Value> weak = new ArrayList<>();

    private Values(Sentence sentence) {
        this.sentence = sentence;
        this.tokens = sentence.tokens;
        this.names = new Names(sentence);
    }

    static void find(Sentence sentence) {
        new Values(sentence).find();
    }

    private void find() {
        passQualifiers();
        for (int at = sentence.start; at < sentence.count(); at++) {
            if (tokens.isAnySign(at, "({") && opensSettings(at)) {
                at = echo(at) - 1;
            } else if (tokens.isSign(at, ':')
                    || tokens.isSign(at, '|')
                    || tokens.isSign(at, ']')
                    || tokens.isSign(at, '-')) {
                names.section(at);
            } else if (tokens.isSign(at, ',')) {
                names.object(at);
            } else if (tokens.isAnySign(at, "{}")) {
                names.nesting(at);
            } else if (tokens.isNumber(at) && sentence.isFree(at)) {
                at = number(at) - 1;
            }
        }
        if (!sentence.marks.isEmpty() || !sentence.values.isEmpty()) {
            weak.forEach(this::addWeak);
        }
        disambiguate();
    }

    /// Brackets with pairs in them, before a sign, qualify a name: `@[ IoU=0.50 | maxDets=100 ] =`.
    private void passQualifiers() {
        for (int at = sentence.start + 1; at < sentence.count(); at++) {
            int end = tokens.isSign(at, '[') ? sentence.close(at) : at;
            if (end > at && tokens.isAnySign(end, "=:") && tokens.isNumber(end + 1)) {
                sentence.use(at, end, Sentence.Use.PASSED);
                at = end;
            }
        }
    }

    /// Weak ones keep the line's order.
    private void addWeak(Plan.Value value) {
        int at = 0;
        while (at < sentence.values.size() && sentence.values.get(at).token() < value.token()) {
            at++;
        }
        sentence.values.add(at, value);
    }

    /// Whether a bracket opens an echo of parameters: `Namespace(lr=0.1)`, `parameters: {...}`.
    private boolean opensSettings(int open) {
        int word = open - 1;
        while (tokens.isAnySign(word, ":=")) {
            word--;
        }
        String name = sentence.word(word);
        if (Vocabulary.isConfig(name)) {
            return true;
        }
        return tokens.isSign(open, '(')
                && word == open - 1
                && !name.isEmpty()
                && tokens.gap(open) == Tokens.NONE
                && sentence.isWord(open + 1)
                && tokens.isSign(open + 2, '=');
    }

    private int echo(int open) {
        int end = sentence.close(open);
        for (int at = open + 1; at < end - 1; at++) {
            if (tokens.isAnySign(at, "=:") && (sentence.isWord(at - 1) || tokens.isAnySign(at - 1, "'\""))) {
                String key = names.quotedOrWord(at);
                int to = at + 1;
                while (to < end - 1 && !tokens.isSign(to, ',')) {
                    to = tokens.isAnySign(to, "([{") ? sentence.close(to) : to + 1;
                }
                if (!key.isEmpty() && Math.min(to, end - 1) > at + 1) {
                    sentence.settings.add(new Plan.Setting(key, at + 1, Math.min(to, end - 1)));
                }
                at = to - 1;
            }
        }
        sentence.use(open, end, Sentence.Use.PASSED);
        return end;
    }

    /// Reads the number at a token; the answer is the token behind what was read.
    private int number(int at) {
        int end = at + 1;
        int whole = -1;
        if (tokens.isSign(end, '/') && tokens.isNumber(end + 1)) {
            whole = end + 1;
            end = whole + 1;
        }
        boolean percentOfBar =
                tokens.unit(at).equals("%") && (tokens.isSign(end, '|') || tokens.kind(end) == Tokens.BAR);
        Names.Key key = percentOfBar || names.isWordHere(at) ? null : names.before(at);
        if (key == null) {
            return Math.max(end, named(at));
        }
        String unit = tokens.unit(at);
        boolean measure = Vocabulary.isMeasure(key.name());
        boolean ratio = whole >= 0 && tokens.kind(at) == Tokens.INT && tokens.kind(whole) == Tokens.INT;
        boolean rejected = Vocabulary.isNever(key.name())
                || whole >= 0 && !(ratio && measure) && !(isTwoReals(at, whole) && !sentence.isWord(end))
                || Units.isSeconds(unit) && !unit.equals("s") && !measure
                || unit.matches("m?s") && key.name().matches("(?i)total|elapsed|remaining|took")
                || unit.equals("s") && key.name().matches("(?i).*(time|data|total|elapsed|took|duration|wall|eta).*")
                || (sentence.strict || sentence.warns) && !Vocabulary.isResult(key.name())
                || unit.equals("%") && !measure && tokens.isSign(end, '(')
                || key.name().equalsIgnoreCase("time")
                        && Units.isSeconds(sentence.word(end))
                        && !sentence.word(end).equals("s")
                || isRange(end);
        if (!rejected) {
            take(key, at, ratio ? whole : -1, end, measure);
        }
        sentence.use(at, end, Sentence.Use.VALUE);
        return extras(rejected ? null : names.full(key), at, end);
    }

    /// `D(G(z)): 0.12 / 0.14`: two values, of which the first is taken.
    private boolean isTwoReals(int one, int other) {
        return tokens.kind(one) == Tokens.REAL && tokens.kind(other) == Tokens.REAL;
    }

    /// `[0.1, 0.2]` and the like: no scalar.
    private boolean isRange(int end) {
        boolean dash = tokens.isSign(end, '-')
                && tokens.gap(end) == Tokens.NONE
                && tokens.isNumber(end + 1)
                && tokens.gap(end + 1) == Tokens.NONE;
        if (dash) {
            return true;
        }
        if (tokens.isSign(end, ',')
                && tokens.gap(end) == Tokens.NONE
                && tokens.isNumber(end + 1)
                && tokens.gap(end + 1) == Tokens.NONE) {
            return true;
        }
        return tokens.isSign(end, ',')
                && tokens.isNumber(end + 1)
                && !tokens.isSign(end + 2, ':')
                && tokens.gap(end + 1) <= Tokens.ONE
                && insideList(end);
    }

    private boolean insideList(int end) {
        int at = end - 2;
        return tokens.isAnySign(at, "[(");
    }

    private void take(Names.Key key, int at, int whole, int end, boolean measure) {
        Plan.Value value = new Plan.Value(names.full(key), at, whole);
        if (key.separated() || measure && (key.opens() || !isProse(end))) {
            sentence.values.add(value);
        } else if (!isProse(end)) {
            weak.add(value);
        }
    }

    /// Whether words follow that make the number part of a sentence: `in 50 rounds`.
    private boolean isProse(int end) {
        if (sentence.word(end).equals("of")) {
            return true;
        }
        if (!sentence.isWord(end) || tokens.gap(end) == Tokens.WIDE || !sentence.isFree(end)) {
            return false;
        }
        int at = end;
        while (sentence.isWord(at) && at - end < 3) {
            at++;
        }
        return !tokens.isNumber(at) && !tokens.isAnySign(at, ":=");
    }

    /// What stands behind a value and belongs to it: an average in brackets, a deviation.
    private int extras(@Nullable String name, int at, int from) {
        int end = from;
        boolean deviation = tokens.isSign(end, '±') || tokens.isSign(end, '+') && !tokens.isSign(end + 1, '-');
        if (tokens.isSign(end, '+') && tokens.isSign(end + 1, '/')) {
            deviation = true;
            end += tokens.isSign(end + 2, '-') ? 2 : 1;
        }
        if (deviation && tokens.isNumber(end + 1)) {
            add(name, "_std", end + 1);
            return end + 2;
        }
        boolean bracket = tokens.isSign(end, '(') && tokens.isNumber(end + 1) && tokens.isSign(end + 2, ')');
        if (!bracket) {
            return from;
        }
        boolean whole = tokens.kind(end + 1) == Tokens.INT;
        if (whole && tokens.kind(at) == Tokens.REAL) {
            sentence.lone = end + 3 == sentence.count() ? end + 1 : sentence.lone;
        } else if (!whole && tokens.unit(end + 1).equals(tokens.unit(at))) {
            add(name, "_avg", end + 1);
        }
        sentence.use(end, end + 3, Sentence.Use.VALUE);
        return end + 3;
    }

    private void add(@Nullable String name, String suffix, int token) {
        sentence.use(token, token + 1, Sentence.Use.VALUE);
        if (name != null
                && sentence.values.stream().anyMatch(value -> value.name().equals(name))) {
            sentence.values.add(new Plan.Value(name + suffix, token, -1));
        }
    }

    /// A number before its name: `812.3 avg loss,`. Only on a line that tells a position.
    private int named(int at) {
        int end = at + 1;
        List<String> words = new ArrayList<>();
        while (sentence.isWord(end) && sentence.isFree(end) && words.size() < 4 && tokens.gap(end) != Tokens.WIDE) {
            words.add(tokens.text(end++));
        }
        boolean opens =
                at == sentence.start || tokens.isAnySign(at - 1, ",;|") || sentence.use(at - 1) == Sentence.Use.MARK;
        boolean closes = end == sentence.count() || tokens.isAnySign(end, ",;|(") || tokens.gap(end) == Tokens.WIDE;
        String name = String.join("_", words);
        boolean time = words.size() == 1 && Units.isSeconds(name);
        boolean fine = opens
                && closes
                && !words.isEmpty()
                && tokens.kind(at) == Tokens.REAL
                && !time
                && tokens.unit(at).isEmpty()
                && !sentence.marks.isEmpty()
                && words.stream().noneMatch(Vocabulary::isStop)
                && Vocabulary.isMeasure(name);
        if (fine) {
            sentence.values.add(new Plan.Value(name, at, -1));
            sentence.use(at, end, Sentence.Use.VALUE);
            return end;
        }
        return at + 1;
    }

    /// Names that stand twice on one line get the part of the data that was named before: `Train Loss 1 Acc 2 Val Loss
    /// 3 Acc 4`.
    private void disambiguate() {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        sentence.values.forEach(value -> {
            if (!seen.add(value.name())) {
                twice.add(value.name());
            }
        });
        if (twice.isEmpty()) {
            return;
        }
        String split = "";
        for (int i = 0; i < sentence.values.size(); i++) {
            Plan.Value value = sentence.values.get(i);
            String first = value.name().replaceFirst("[_/ -].*", "");
            split = Vocabulary.isSplit(first) ? first : split;
            if (twice.contains(value.name()) && !split.isEmpty() && !Vocabulary.hasSplit(value.name())) {
                sentence.values.set(i, new Plan.Value(split + "/" + value.name(), value.token(), value.whole()));
            }
        }
    }
}
