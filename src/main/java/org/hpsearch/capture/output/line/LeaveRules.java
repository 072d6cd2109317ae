package org.hpsearch.capture.output.line;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hpsearch.capture.output.word.StepAxis;
import org.hpsearch.capture.output.word.Units;
import org.hpsearch.capture.output.word.Vocabulary;
import org.hpsearch.project.Direction;
import org.jspecify.annotations.Nullable;

/// Why a number with a name is no value after all.
final class LeaveRules {
    private static final Set<String> SPANS = Set.of("total", "elapsed", "remaining");
    private static final Set<String> CLOCKS = Set.of(
            "time_cost", "cost_time", "cpu_time", "time_spent", "elapsed_time", "wall_clock", "clock_time", "run_time");
    /// What took the time of a name such as `execution_time`: the whole program.
    private static final Set<String> TIMED = Set.of(
            "execution",
            "run",
            "running",
            "elapsed",
            "computation",
            "computing",
            "solution",
            "processing",
            "real",
            "user",
            "system",
            "cpu",
            "wall",
            "overall",
            "total");
    private static final Set<String> SPAN_WORDS =
            Set.of("time", "data", "total", "elapsed", "took", "duration", "wall", "eta");

    /// Last words of names that tell how an array lies in memory.
    private static final Set<String> SHAPES = Set.of("shape", "shapes", "strides", "ndim", "ndims");

    private static final TokenPattern DAY = TokenPattern.of("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec INT");
    private static final TokenPattern NUMBERS = TokenPattern.of(":= NUM NUM NUM NUM");
    private static final TokenPattern BETWEEN_BARS = TokenPattern.of(":= NUM | NUM | NUM");
    private static final TokenPattern GLUED_DASH = TokenPattern.of("~- ~NUM");
    private static final TokenPattern GLUED_COMMA = TokenPattern.of("~, ~NUM");
    private static final TokenPattern DEFAULT = TokenPattern.of("( default )");
    private static final TokenPattern INDEX = TokenPattern.of(": NUM ~|");
    private static final TokenPattern INDEX_OF_DRAWN = TokenPattern.of(": NUM BAR");
    /// `perplexity: 8.21 seconds per pass`
    private static final TokenPattern PACE = TokenPattern.of("sec|secs|seconds|minutes|hours per");
    private static final TokenPattern NUMBERED_PART = TokenPattern.of("INT : {");
    /// `(2 rounds: 1 fast, 1 slow`
    private static final TokenPattern COUNTED = TokenPattern.of("INT WORD :");
    private static final TokenPattern EXPLAINED = TokenPattern.of("where WORD =");
    /// `library >= 2.1`
    private static final TokenPattern COMPARED = TokenPattern.of("<> ~= NUM");
    private static final TokenPattern QUOTIENT = TokenPattern.of("/ (");
    private static final TokenPattern POWER = TokenPattern.of("WORD ^");
    private static final TokenPattern PRODUCT = TokenPattern.of("* WORD");
    private static final TokenPattern PRODUCT_OF_TERM = TokenPattern.of("* ( WORD");
    /// `-DNAME=1`, `--name=1`
    private static final TokenPattern OPTION = TokenPattern.of("- ~WORD ~= ~NUM");
    private static final Set<String> ARROWS = Set.of("->", "=>");
    private static final TokenPattern AVERAGED = TokenPattern.of("( NUM )");
    private static final TokenPattern MORE = TokenPattern.of(", NUM");
    private static final TokenPattern SEVERAL = TokenPattern.of("WORD , WORD");
    private static final TokenPattern LIST = TokenPattern.of("[( ANY , NUM !:");

    private static final Map<Rule, Predicate<Candidate>> RULES = new LinkedHashMap<>();

    static {
        RULES.put(Rule.NEVER, LeaveRules::isNever);
        RULES.put(Rule.DATE, LeaveRules::isDay);
        RULES.put(Rule.RATIO, LeaveRules::isRatio);
        RULES.put(Rule.DURATION, LeaveRules::isDuration);
        RULES.put(Rule.NO_RESULT, LeaveRules::isNoResult);
        RULES.put(Rule.PROGRESS, LeaveRules::isProgress);
        RULES.put(Rule.RANGE, LeaveRules::isRange);
        RULES.put(Rule.DUMP, LeaveRules::isDump);
        RULES.put(Rule.CONDITION, LeaveRules::isCondition);
        RULES.put(Rule.OPTION, LeaveRules::isOption);
        RULES.put(Rule.CHANGE, LeaveRules::isChange);
        RULES.put(Rule.DEFAULT, candidate -> DEFAULT.fits(candidate.tokens(), candidate.end));
        RULES.put(Rule.FORMULA, LeaveRules::isFormula);
        RULES.put(Rule.TIMER, LeaveRules::isTimer);
        RULES.put(
                Rule.INDEX,
                candidate -> candidate.tokens().kind(candidate.at) == LineTokens.INT
                        && (INDEX.fits(candidate.tokens(), candidate.end)
                                || INDEX_OF_DRAWN.fits(candidate.tokens(), candidate.end)));
    }

    private LeaveRules() {}

    /// A number that has a name.
    ///
    /// @param at    the number
    /// @param whole what it is a part of, −1 for none
    /// @param end   the token behind it
    record Candidate(Sentence line, String name, int at, int whole, int end) {
        LineTokens tokens() {
            return line.tokens();
        }

        String unit() {
            return line.tokens().unit(at);
        }

        boolean isMeasure() {
            return Vocabulary.isMeasure(name);
        }

        /// `9500/10000`: whole numbers both.
        boolean isPart() {
            return whole >= 0 && tokens().kind(at) == LineTokens.INT && tokens().kind(whole) == LineTokens.INT;
        }
    }

    /// The first rule that leaves a number; null where it is a value.
    static @Nullable Rule of(Candidate candidate) {
        for (var rule : RULES.entrySet()) {
            if (rule.getValue().test(candidate)) {
                return rule.getKey();
            }
        }
        return null;
    }

    /// `eta=0.05` without a unit is a learning rate; a time that remains is written as one.
    private static boolean isNever(Candidate candidate) {
        boolean rate = candidate.name.equals("eta")
                && candidate.tokens().kind(candidate.at) == LineTokens.REAL
                && candidate.unit().isEmpty()
                && !Units.isTime(candidate.tokens().word(candidate.end));
        return !rate && (Vocabulary.isNever(candidate.name) || isShape(candidate));
    }

    /// `Output shape: 3`, `strides=[1]`: how an array lies in memory.
    private static boolean isShape(Candidate candidate) {
        return candidate.tokens().kind(candidate.at) == LineTokens.INT
                && candidate.name.chars().anyMatch(Character::isLetter)
                && SHAPES.contains(Direction.words(candidate.name).getLast());
    }

    /// `Nov 24 10:00:00`, `May 6 2026`
    private static boolean isDay(Candidate candidate) {
        LineTokens tokens = candidate.tokens();
        byte behind = tokens.kind(candidate.end);
        boolean dated = behind == LineTokens.OTHER || behind == LineTokens.INT || tokens.isSign(candidate.end, ',');
        return dated && DAY.fits(tokens, candidate.at - 1);
    }

    /// Two numbers with a slash count something, unless a measure is a part of a whole, or two values stand there:
    /// `D(G(z)): 0.12 / 0.14`.
    private static boolean isRatio(Candidate candidate) {
        LineTokens tokens = candidate.tokens();
        boolean reals = tokens.kind(candidate.at) == LineTokens.REAL && tokens.kind(candidate.whole) == LineTokens.REAL;
        boolean values = reals && tokens.kind(candidate.end) != LineTokens.WORD;
        return candidate.whole >= 0 && !values && !(candidate.isPart() && candidate.isMeasure());
    }

    private static boolean isDuration(Candidate candidate) {
        String unit = candidate.unit();
        String name = candidate.name.toLowerCase(java.util.Locale.ROOT);
        boolean seconds =
                Units.isSeconds(unit) || Units.isSeconds(candidate.tokens().word(candidate.end));
        if (CLOCKS.contains(name) || seconds && name.endsWith("took")) {
            return true;
        }
        if (unit.equals("s")) {
            return SPAN_WORDS.stream().anyMatch(name::contains);
        }
        if (unit.equals("ms")) {
            return SPANS.contains(name);
        }
        if (Units.isTime(unit) && !Units.isSeconds(unit)) {
            return SPANS.contains(name) || name.equals("time");
        }
        String behind = candidate.tokens().word(candidate.end);
        boolean spelled =
                (name.equals("time") && !behind.equals("s") || name.equals("took")) && Units.isSeconds(behind);
        boolean whole = name.endsWith("_time") && TIMED.contains(name.substring(0, name.indexOf('_')));
        if (whole && (Units.isSeconds(behind) || Units.isSeconds(unit))) {
            return true;
        }
        if (name.equals("took") && unit.isEmpty() && !behind.equals("ms")) {
            return true;
        }
        boolean pace = Vocabulary.isResult(candidate.name) && PACE.fits(candidate.tokens(), candidate.end);
        return spelled || pace || speaksOfTime(candidate) || Units.isSeconds(unit) && !candidate.isMeasure();
    }

    /// `CPU time used for the search: 1.2 sec`: the name alone does not tell it.
    private static boolean speaksOfTime(Candidate candidate) {
        LineTokens tokens = candidate.tokens();
        if (!Units.isSeconds(tokens.word(candidate.end)) || candidate.name.contains("time")) {
            return false;
        }
        int at = candidate.at - 1;
        while (at >= candidate.line.start()
                && !tokens.isAnySign(at, ",;|")
                && !tokens.word(at).equals("time")) {
            at--;
        }
        return tokens.word(at).equals("time");
    }

    /// An option that a sentence quotes; a measure may have a sign before it, `-lnL=3.2`.
    private static boolean isOption(Candidate candidate) {
        LineTokens tokens = candidate.tokens();
        int dash = candidate.at - OPTION.length() + 1;
        boolean whole = tokens.isSign(dash - 1, '-') || !candidate.isMeasure();
        return OPTION.fits(tokens, dash)
                && tokens.text(dash).equals("-")
                && whole
                && (tokens.gap(dash) != LineTokens.NONE || tokens.isSign(dash - 1, '-'));
    }

    /// `ppl: 5.4 --> 2.4`
    private static boolean isChange(Candidate candidate) {
        LineTokens tokens = candidate.tokens();
        int end = candidate.end;
        boolean drawn = tokens.kind(end) == LineTokens.BAR && tokens.text(end).endsWith(">");
        boolean arrow = tokens.isSign(end, '>')
                && (!tokens.text(end).equals(">") // `→`
                        || ARROWS.contains(tokens.text(tokens.from(end) - 1, tokens.to(end))));
        return (drawn || arrow)
                && tokens.isNumber(end + 1)
                && tokens.unit(end + 1).equals(candidate.unit()); // a bar of progress ends with `%`
    }

    private static boolean isNoResult(Candidate candidate) {
        return candidate.line.prefix().tone() != Prefix.Tone.PLAIN && !Vocabulary.isResult(candidate.name);
    }

    /// `45% (`: how much is done.
    private static boolean isProgress(Candidate candidate) {
        return candidate.unit().equals("%")
                && !candidate.isMeasure()
                && candidate.tokens().isSign(candidate.end, '(');
    }

    /// `y = 5.08 x^1 - 0.31 x^2`, `2 * x`
    private static boolean isFormula(Candidate candidate) {
        LineTokens tokens = candidate.tokens();
        return POWER.fits(tokens, candidate.end)
                || QUOTIENT.fits(tokens, candidate.end)
                || PRODUCT_OF_TERM.fits(tokens, candidate.end)
                || PRODUCT.fits(tokens, candidate.end) && tokens.gap(candidate.end) != LineTokens.WIDE;
    }

    /// `Time: 6.553 (6.553)`: a running timer with its average.
    private static boolean isTimer(Candidate candidate) {
        boolean time = candidate.name.equalsIgnoreCase("time");
        return time && AVERAGED.fits(candidate.tokens(), candidate.end);
    }

    /// `((a:0.5,b:0.1):0.2`, `{0: {"bias": 0.5}}`: a tree, a genome.
    private static boolean isDump(Candidate candidate) {
        if (candidate.isMeasure()) {
            return false;
        }
        LineTokens tokens = candidate.tokens();
        int round = 0;
        int curly = 0;
        for (int i = candidate.at - 1; i >= candidate.line.start(); i--) {
            round += tokens.isSign(i, '(') ? 1 : tokens.isSign(i, ')') ? -1 : 0;
            curly += tokens.isSign(i, '{') ? 1 : tokens.isSign(i, '}') ? -1 : 0;
            if (round > 1 || curly == 1 && NUMBERED_PART.fits(tokens, i - 2)) {
                return true;
            }
        }
        return tokens.isSign(candidate.line.start(), '(') && tokens.isSign(candidate.line.start() + 1, '(');
    }

    /// `using folds>1 when`: what has to hold, inside a sentence; `where T = 0.1 is`: what a formula means.
    private static boolean isCondition(Candidate candidate) {
        LineTokens tokens = candidate.tokens();
        return COUNTED.fits(tokens, candidate.at - 3) && StepAxis.of(candidate.name) != null
                || EXPLAINED.fits(tokens, candidate.at - 3)
                || COMPARED.fits(tokens, candidate.at - 2)
                || tokens.isAnySign(candidate.at - 1, "<>")
                        && tokens.gap(candidate.at) == LineTokens.NONE
                        && tokens.gap(candidate.at - 1) == LineTokens.NONE
                        && tokens.kind(candidate.end) == LineTokens.WORD
                        && tokens.gap(candidate.end) == LineTokens.ONE;
    }

    /// `top1, top5 acc: 70.1, 90.2`, `loss (train, val): 0.5, 0.6`: of several things, and which is not known.
    private static boolean isOfSeveral(Candidate candidate) {
        LineTokens tokens = candidate.tokens();
        int end = candidate.end;
        boolean more = MORE.fits(tokens, end)
                && tokens.unit(end + 1).equals(candidate.unit())
                && tokens.kind(end + 2) != LineTokens.WORD
                && tokens.isAnySign(candidate.at - 1, ":=");
        int at = candidate.at - 2;
        while (more && tokens.kind(at) == LineTokens.WORD) {
            at--;
        }
        int last = tokens.isAnySign(at, ")]") ? at - 1 : at + 1;
        return more && SEVERAL.fits(tokens, last - 2);
    }

    /// `[0.1, 0.2]`, `3-5`, `3,5`, `3.1 | 3.2 | 3.3`: no scalar.
    private static boolean isRange(Candidate candidate) {
        LineTokens tokens = candidate.tokens();
        return GLUED_DASH.fits(tokens, candidate.end)
                || GLUED_COMMA.fits(tokens, candidate.end)
                || NUMBERS.fits(tokens, candidate.at - 1)
                || BETWEEN_BARS.fits(tokens, candidate.at - 1)
                || isOfSeveral(candidate)
                || LIST.fits(tokens, candidate.end - 2) && tokens.gap(candidate.end + 1) != LineTokens.WIDE;
    }
}
