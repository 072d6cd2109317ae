package org.hpsearch.capture.output.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.capture.output.line.LineRecipe.Reading;
import org.hpsearch.capture.output.line.LineRecipe.Ruling;
import org.hpsearch.capture.output.word.Units;
import org.hpsearch.capture.output.word.Vocabulary;
import org.jspecify.annotations.Nullable;

/// Finds the values of a line and their names: `key: value`, `key=value`, `key value`, `value name`, with averages in
/// brackets, ratios, deviations, parts of the data before them.
final class ValueFinder {
    private static final TokenPattern QUALIFIED = TokenPattern.of(":= NUM");
    private static final TokenPattern QUOTATION = TokenPattern.of(": '\" WORD & !'\"");
    /// `(drop): Dropout(p=0.3)`, `(0): Linear(`: a part of a model.
    private static final TokenPattern MODULE = TokenPattern.of("( ANY ) : WORD ~(");
    private static final TokenPattern PART = TokenPattern.of("/ NUM");
    private static final TokenPattern PERCENT_OF_BAR = TokenPattern.of("NUM ~|");
    private static final TokenPattern PERCENT_OF_DRAWN_BAR = TokenPattern.of("NUM BAR");
    private static final TokenPattern PLUS_MINUS = TokenPattern.of("+ / - NUM1");
    private static final TokenPattern JOINED_PLUS_MINUS = TokenPattern.of("+ / NUM1");
    private static final TokenPattern DEVIATION = TokenPattern.of("±+ NUM1");
    private static final TokenPattern BRACKETED = TokenPattern.of("( NUM1 )");
    private static final TokenPattern CORRECT = TokenPattern.of("INT / INT correct|correctly|right");
    /// `[1]4.12,`
    private static final TokenPattern NUMBERED = TokenPattern.of("] ~REAL ,");
    /// `10.0 perplexity estimate based on`
    private static final TokenPattern ESTIMATE = TokenPattern.of("REAL MEASURE estimate|estimated|overall|on|based");
    private static final TokenPattern CORRECT_PERCENT = TokenPattern.of("INT / INT correct|correctly|right ( NUM1 )");
    private static final Pattern PAIR_OF_NAMES = Pattern.compile("(|.*_)([A-Za-z]\\w*?)/([A-Za-z][A-Za-z0-9]*)(|_.*)");
    private static final TokenPattern IN_NAME = TokenPattern.of("INT ) := NUM");
    private static final TokenPattern SPELLED_WORD = TokenPattern.of("WORD NUM WORD");
    private static final int MOST_WORDS_BEHIND = 4;

    private final LineTokens tokens;
    private final Sections sections;
    private final List<Reading> values = new ArrayList<>();
    private final List<Reading> weak = new ArrayList<>();
    private final List<Ruling> left = new ArrayList<>();
    private final List<LineRecipe.Setting> settings = new ArrayList<>();
    private Sentence line;
    private int lone = -1;

    /// What a line tells beside its positions.
    ///
    /// @param line with the claims of the values
    /// @param left numbers that a rule has left
    /// @param lone token of a bracketed number that may be the step of a lone value, −1 for none
    record Findings(
            Sentence line, List<Reading> values, List<LineRecipe.Setting> settings, List<Ruling> left, int lone) {}

    private ValueFinder(Sentence line) {
        this.line = line;
        this.tokens = line.tokens();
        this.sections = new Sections(line.section());
    }

    /// The findings of a line whose positions are known.
    static Findings of(Sentence line) {
        ValueFinder finder = new ValueFinder(line);
        finder.find();
        Sentence read = finder.line;
        Sentence done =
                new Sentence(read.tokens(), read.prefix(), read.claims(), read.positions(), finder.sections.section());
        return new Findings(done, finder.values, finder.settings, finder.left, finder.lone);
    }

    /// A part of a model, rather than of the data: `(val): acc(top1): 0.7`.
    private boolean isModule(int at) {
        return MODULE.fits(tokens, at)
                && !Vocabulary.isSplit(tokens.word(at + 1))
                && !(Vocabulary.isMeasure(tokens.word(at + 4))
                        && Character.isLowerCase(tokens.word(at + 4).charAt(0)));
    }

    private void find() {
        if (isModule(line.start())) {
            claim(line.start(), line.count(), Claims.Use.PASSED);
        }
        passQualifiers();
        passQuotations();
        for (int at = line.start(); at < line.count(); at++) {
            if (line.isFree(at) && line.opensSettings(at)) {
                at = echo(at, "") - 1;
            } else if (tokens.kind(at) == LineTokens.SIGN) {
                sections.note(line, at);
            } else if (tokens.isNumber(at) && line.isFree(at)) {
                at = number(at) - 1;
            }
        }
        if (line.positions().isEmpty() && values.isEmpty()) {
            weak.forEach(reading -> leave(reading.token(), Rule.WEAK));
        } else {
            values.addAll(weak);
            values.sort(Comparator.comparingInt(Reading::token));
        }
        Twins.tellApart(values, tokens);
    }

    private void claim(int from, int to, Claims.Use use) {
        line = line.with(line.claims().with(from, to, use));
    }

    private void leave(int token, Rule rule) {
        left.add(new Ruling(token, rule, ""));
    }

    /// Brackets with pairs in them, before a sign, qualify a name: `@[ IoU=0.50 | maxDets=100 ] =`.
    private void passQualifiers() {
        for (int at = line.start() + 1; at < line.count(); at++) {
            int end = tokens.isSign(at, '[') ? tokens.close(at) : at;
            if (end > at && QUALIFIED.fits(tokens, end)) {
                claim(at, end, Claims.Use.PASSED);
                at = end;
            }
        }
    }

    /// A sentence in quotes tells no values: `'msg': 'kept 42 words, drops 0'`.
    private void passQuotations() {
        for (int at = line.start() + 1; at < line.count(); at++) {
            if (tokens.isAnySign(at, "'\"") && QUOTATION.fits(tokens, at - 1)) {
                int end = at + 1;
                while (end < line.count() && !tokens.isSign(end, tokens.sign(at))) {
                    end++;
                }
                claim(at, end, Claims.Use.PASSED);
                at = end;
            }
        }
    }

    /// Reads the settings in a bracket; the answer is the token behind it.
    private int echo(int open, String path) {
        int end = tokens.close(open);
        for (int at = open + 1; at < end - 1; at++) {
            boolean pair = tokens.isAnySign(at, "=:")
                    && (tokens.kind(at - 1) == LineTokens.WORD || tokens.isAnySign(at - 1, "'\""));
            if (pair) {
                String key = tokens.quotedOrWord(at, line.start());
                int to = at + 1;
                while (to < end - 1 && !tokens.isSign(to, ',')) {
                    to = tokens.isAnySign(to, "([{") ? tokens.close(to) : to + 1;
                }
                int behind = Math.min(to, end - 1);
                if (tokens.isSign(at + 1, '{')) {
                    echo(at + 1, path + key + ".");
                } else if (!key.isEmpty() && behind > at + 1) {
                    settings.add(new LineRecipe.Setting(path + key, at + 1, behind));
                }
                at = to - 1;
            }
        }
        claim(open, end, Claims.Use.PASSED);
        return end;
    }

    /// Reads the number at a token; the answer is the token behind what was read.
    private int number(int at) {
        if (CORRECT.fits(tokens, at)) {
            return correct(at);
        }
        if (line.isPosition(at - 1) && NUMBERED.fits(tokens, at - 1)) {
            values.add(new Reading("value", at, -1, Rule.NUMBERED));
            claim(at, at + 1, Claims.Use.VALUE);
            return at + 1;
        }
        List<NameList.Item> listed = NameList.of(line, at);
        if (!listed.isEmpty()) {
            return listed(listed, at);
        }
        if (isInName(at)) {
            leave(at, Rule.IN_NAME);
            return at + 1;
        }
        boolean parted = PART.fits(tokens, at + 1);
        int end = parted ? at + 3 : at + 1;
        if (isPercentOfBar(at)) {
            leave(at, Rule.PERCENT_OF_BAR);
            return end;
        }
        NameFinder.Name name = isWordHere(at) ? null : NameFinder.before(line, at);
        if (name == null) {
            return Math.max(end, named(at));
        }
        var candidate = new LeaveRules.Candidate(line, name.name(), at, parted ? at + 2 : -1, end);
        boolean numbered = !name.sure()
                && name.rule() == Rule.WORDS_BEFORE
                && tokens.kind(at) == LineTokens.INT
                && Vocabulary.isNumbered(name.name());
        Rule leaves = numbered ? Rule.INDEX : LeaveRules.of(candidate);
        if (leaves == null) {
            take(name, candidate);
        } else {
            leave(at, leaves);
        }
        claim(at, end, Claims.Use.VALUE);
        return extras(leaves == null ? sections.full(name.name()) : null, at, end);
    }

    private int listed(List<NameList.Item> items, int at) {
        items.forEach(item -> add(item.name(), item.token(), Rule.NAME_LIST));
        int end = items.getLast().token() + 1;
        claim(at, end, Claims.Use.VALUE);
        return end;
    }

    /// `147/150 correct (98.0%)`: an accuracy, in per cent where it says so.
    private int correct(int at) {
        boolean percent = CORRECT_PERCENT.fits(tokens, at);
        int end = (percent ? CORRECT_PERCENT : CORRECT).end(tokens, at);
        int number = percent ? CORRECT_PERCENT.token(1, at) : at;
        values.add(new Reading(sections.full("accuracy"), number, percent ? -1 : at + 2, Rule.PART_OF_WHOLE));
        claim(at, end, Claims.Use.VALUE);
        return end;
    }

    /// `Average (last 20): 0.5`: the number in the bracket belongs to the name before it.
    private boolean isInName(int at) {
        int open = tokens.isSign(at + 1, ')') ? tokens.open(at + 1, line.start()) : at;
        boolean named = IN_NAME.fits(tokens, at) && tokens.isSign(open, '(') && line.isFreeWord(open - 1);
        for (int i = open + 1; i < at && named; i++) {
            named = tokens.kind(i) == LineTokens.WORD;
        }
        return named;
    }

    private boolean isPercentOfBar(int at) {
        return tokens.unit(at).equals("%")
                && (PERCENT_OF_BAR.fits(tokens, at) || PERCENT_OF_DRAWN_BAR.fits(tokens, at));
    }

    /// Whether a spelled number is a word of a name: `number of nan iterations:`, `inf = 0.5`.
    private boolean isWordHere(int number) {
        return NameFinder.isSpelledName(tokens, number)
                || tokens.isSpelled(number)
                        && SPELLED_WORD.fits(tokens, number - 1)
                        && tokens.gap(number + 1) == LineTokens.ONE
                        && !Vocabulary.isMeasure(tokens.word(number - 1));
    }

    private void take(NameFinder.Name name, LeaveRules.Candidate candidate) {
        if (candidate.whole() >= 0 && !candidate.isPart() && takePair(name, candidate)) {
            return;
        }
        int whole = candidate.isPart() ? candidate.whole() : -1;
        Rule rule = whole >= 0 ? Rule.PART_OF_WHOLE : name.rule();
        Reading value = new Reading(sections.full(name.name()), candidate.at(), whole, rule);
        if (Prose.isRemark(candidate)) {
            leave(candidate.at(), Rule.PROSE);
            return;
        }
        boolean prose = Prose.follows(line, candidate.end());
        if (name.sure() || candidate.isMeasure() && (name.opens() || !prose)) {
            values.add(value);
        } else if (prose) {
            leave(candidate.at(), Rule.PROSE);
        } else {
            weak.add(value);
        }
    }

    /// `train/valid error = 0.3 / 0.4`: two values of two names. `train/loss` is one name.
    private boolean takePair(NameFinder.Name name, LeaveRules.Candidate candidate) {
        Matcher pair = PAIR_OF_NAMES.matcher(name.name());
        boolean alike = pair.matches() && Vocabulary.isSplit(pair.group(2)) == Vocabulary.isSplit(pair.group(3));
        if (alike) {
            add(pair.group(1) + pair.group(2) + pair.group(4), candidate.at(), name.rule());
            add(pair.group(1) + pair.group(3) + pair.group(4), candidate.whole(), name.rule());
        }
        return alike;
    }

    private void add(String name, int token, Rule rule) {
        values.add(new Reading(sections.full(name), token, -1, rule));
    }

    /// What stands behind a value and belongs to it: an average in brackets, a deviation.
    private int extras(@Nullable String name, int at, int end) {
        for (TokenPattern form : List.of(PLUS_MINUS, JOINED_PLUS_MINUS, DEVIATION)) {
            if (form.fits(tokens, end)) {
                add(name, "_std", form.token(1, end), Rule.DEVIATION);
                return form.end(tokens, end);
            }
        }
        if (!BRACKETED.fits(tokens, end)) {
            return end;
        }
        int inner = BRACKETED.token(1, end);
        int behind = BRACKETED.end(tokens, end);
        boolean whole = tokens.kind(inner) == LineTokens.INT;
        if (whole && tokens.kind(at) == LineTokens.REAL) {
            lone = behind == line.count() ? inner : lone;
        } else if (!whole
                && name != null
                && name.toLowerCase(java.util.Locale.ROOT).endsWith("time")) {
            leave(inner, Rule.DURATION);
        } else if (!whole && tokens.unit(inner).equals(tokens.unit(at))) {
            add(name, "_avg", inner, Rule.AVERAGE);
        }
        claim(end, behind, Claims.Use.VALUE);
        return behind;
    }

    private void add(@Nullable String name, String suffix, int token, Rule rule) {
        claim(token, token + 1, Claims.Use.VALUE);
        if (name != null && values.stream().anyMatch(value -> value.name().equals(name))) {
            values.add(new Reading(name + suffix, token, -1, rule));
        } else {
            leave(token, Rule.SECOND);
        }
    }

    /// A number before its name: `812.3 avg loss,`. Only on a line that tells a position.
    private int named(int at) {
        int end = at + 1;
        while (line.isFreeWord(end) && end - at <= MOST_WORDS_BEHIND && tokens.gap(end) != LineTokens.WIDE) {
            end++;
        }
        List<String> words = tokens.words(at + 1, end);
        String name = String.join("_", words);
        boolean opens = at == line.start() || tokens.isAnySign(at - 1, ",;|:-") || line.isPosition(at - 1);
        boolean closes = end == line.count() || tokens.isAnySign(end, ",;|(") || tokens.gap(end) == LineTokens.WIDE;
        boolean bare = tokens.kind(at) == LineTokens.REAL && tokens.unit(at).isEmpty();
        boolean time = words.size() == 1 && Units.isSeconds(name);
        boolean measure =
                !words.isEmpty() && words.stream().noneMatch(Vocabulary::isStop) && Vocabulary.isMeasure(name);
        if (opens && closes && bare && measure && !time && !line.positions().isEmpty()) {
            values.add(new Reading(name, at, -1, Rule.WORDS_BEHIND));
            claim(at, end, Claims.Use.VALUE);
            return end;
        }
        if (opens && bare && !words.isEmpty() && ESTIMATE.fits(tokens, at) && Vocabulary.isResult(words.getFirst())) {
            values.add(new Reading(words.getFirst(), at, -1, Rule.WORDS_BEHIND));
            claim(at, at + 2, Claims.Use.VALUE);
            return at + 2;
        }
        leave(at, tokens.unit(at).indexOf('/') >= 0 ? Rule.RATE : Rule.NAMELESS);
        return at + 1;
    }
}
