package org.hpsearch.capture.output.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hpsearch.capture.output.word.Units;
import org.hpsearch.capture.output.word.Vocabulary;
import org.jspecify.annotations.Nullable;

/// Finds the name that belongs to a value: the words before it. Each way to name a value is a rule, tried in order.
final class NameFinder {
    private static final int MOST_WORDS = 14;
    private static final int MOST_BLANK_WORDS = 3;
    private static final int MOST_WORDS_OF_SENTENCE = 10;
    private static final int LONGEST = 120;
    /// `0.05recall`: a number without a blank before the next name.
    private static final Pattern BEHIND_NUMBER = Pattern.compile("^\\d+\\.\\d+[A-Za-z]");

    private static final TokenPattern IMPROVED = TokenPattern.of("MEASURE ANY from NUM to NUM");
    private static final TokenPattern WRAPPED = TokenPattern.of(":='\" WORD ~( NUM");
    private static final TokenPattern LISTED = TokenPattern.of(":= [ NUM ]");
    /// A sign between blanks.
    private static final TokenPattern SEPARATOR = TokenPattern.of("^~&· !~WORD");
    /// `obj. 0.5`
    private static final TokenPattern ABBREVIATED = TokenPattern.of("WORD ~. REAL");
    /// `R^2`
    private static final TokenPattern POWER = TokenPattern.of("WORD ~^ ~INT");
    /// `mean........ 0.5`
    private static final TokenPattern LEADER = TokenPattern.of("WORD ~DOTS NUM");
    /// `~10`: about ten.
    private static final TokenPattern ABOUT = TokenPattern.of("~ ~NUM");
    /// `mode:fast`: a text and its name.
    private static final TokenPattern GLUED_TEXT = TokenPattern.of("WORD ~:= ~WORD");
    private static final TokenPattern VERB = TokenPattern.of("is|was|reached|equals");

    /// A name.
    ///
    /// @param name  words joined by `_`
    /// @param rule  that has found it
    /// @param sure  whether it names its value also on a line with nothing else
    /// @param opens whether it begins its part of the line
    record Name(String name, Rule rule, boolean sure, boolean opens) {}

    private static final TokenPattern SPELLED_NAME = TokenPattern.of("NUM = NUM");
    private static final TokenPattern QUALIFIER = TokenPattern.of("( WORD1 ) :=");

    /// The word in brackets between a name and its sign, `curr` of `train (curr): 1.6`; empty where none stands there.
    static String qualifier(LineTokens tokens, int number) {
        int open = number - QUALIFIER.length();
        return QUALIFIER.fits(tokens, open) ? tokens.text(QUALIFIER.token(1, open)) : "";
    }

    private final Sentence line;
    private final LineTokens tokens;
    private final int number;
    /// The token behind the name and its sign.
    private final int end;

    private NameFinder(Sentence line, int number) {
        this.line = line;
        this.tokens = line.tokens();
        this.number = number;
        int at = WRAPPED.fits(tokens, number - 3) ? number - 2 : number;
        while (tokens.isAnySign(at - 1, "'\"")) {
            at--;
        }
        this.end = LISTED.fits(tokens, number - 2) ? number - 1 : at;
    }

    /// The name before the number at a token, null where there is none.
    static @Nullable Name before(Sentence line, int number) {
        NameFinder finder = new NameFinder(line, number);
        Name improved = finder.improved();
        if (improved != null) {
            return improved;
        }
        boolean about = ABOUT.fits(line.tokens(), number - 1)
                && line.tokens().gap(number - 1) != LineTokens.NONE
                && !Vocabulary.isMeasure(line.tokens().word(number - 2));
        boolean sign = !about && line.tokens().isAnySign(finder.end - 1, ":=><~")
                || LEADER.fits(line.tokens(), finder.end - 2);
        return sign || VERB.fits(line.tokens(), finder.end - 1) ? finder.separated(sign) : finder.blank();
    }

    /// `val_loss improved from 0.5 to 0.4`
    private @Nullable Name improved() {
        return IMPROVED.fits(tokens, number - 5) ? new Name(tokens.text(number - 5), Rule.IMPROVED, true, true) : null;
    }

    /// `loss: 0.5`, `loss = 0.5`, `accuracy is 0.5`
    private @Nullable Name separated(boolean sign) {
        int at = end - 1;
        while (sign && tokens.isAnySign(at - 1, ":=><~-")) {
            at--;
        }
        if (sign && isCall(at)) {
            return null;
        }
        int formula = sign ? formula(at) : -1;
        at = formula > 0 ? formula : at;
        String qualified = qualified(at);
        String name = qualified != null
                ? qualified
                : sign && tokens.isAnySign(at - 1, "'\"")
                        ? tokens.quotedOrWord(at, line.start())
                        : NameWords.withoutProse(wordsBefore(at));
        if (name.isEmpty()
                || name.length() > LONGEST
                || BEHIND_NUMBER.matcher(name).find()) {
            return null;
        }
        String regular = name.strip().replaceAll("\\s+", "_");
        if (!sign && !Vocabulary.isMeasure(regular)) {
            return null;
        }
        boolean best = speaksOfTheBest(at) && !regular.toLowerCase(Locale.ROOT).contains("best");
        return new Name(best ? "best_" + regular : regular, sign ? Rule.PAIR : Rule.VERB, true, true);
    }

    /// `f(0.5, 1) -> 0.25`: the value at one place.
    private boolean isCall(int sign) {
        if (!tokens.isSign(sign - 1, ')')) {
            return false;
        }
        int numbers = 0;
        for (int i = tokens.open(sign - 1, line.start()); i < sign; i++) {
            numbers += tokens.isNumber(i) ? 1 : 0;
        }
        return numbers > 1;
    }

    /// `rms (STD) = sqrt(WSSR/n) : 0.5`: the first sign, where a formula stands before the second one; −1 where none
    /// does.
    private int formula(int colon) {
        boolean second = tokens.isSign(colon, ':') && tokens.gap(colon) != LineTokens.NONE;
        int equals = second ? tokens.find('=', line.start()) : -1;
        boolean plain = equals > line.start() && equals < colon - 1;
        for (int i = line.start(); i < colon && plain; i++) {
            plain = !tokens.isNumber(i) && line.isFree(i) && (i == equals || !tokens.isAnySign(i, ":=,;|{}"));
        }
        return plain ? equals : -1;
    }

    /// Whether the clause before a sign speaks of the best: `Best is trial 0 with value:`.
    private boolean speaksOfTheBest(int sign) {
        for (int at = sign - 1; at >= line.start() && !tokens.isAnySign(at, ".,;|{}()"); at--) {
            if (tokens.word(at).equalsIgnoreCase("best")) {
                return true;
            }
            if (line.claims().of(at) == Claims.Use.VALUE) {
                return false;
            }
        }
        return false;
    }

    /// `Average Precision @[ IoU=0.50 | area=all ] = 0.3`: what is in the bracket belongs to the name.
    private @Nullable String qualified(int sign) {
        if (!tokens.isSign(sign - 1, ']')) {
            return null;
        }
        int open = tokens.open(sign - 1, line.start());
        boolean pairs = false;
        for (int i = open; i < sign; i++) {
            pairs |= tokens.isSign(i, '=');
        }
        boolean whole = pairs && tokens.isSign(open, '[') && open > line.start();
        return whole ? tokens.span(line.start(), sign).replaceAll("\\s+", "_") : null;
    }

    /// `loss 0.5`, `loss (mean) 0.5`: few words that begin their part of the line.
    private @Nullable Name blank() {
        if (end != number) {
            return null;
        }
        boolean point = ABBREVIATED.fits(tokens, end - 2) && tokens.gap(end) != LineTokens.NONE;
        int last = point ? end - 2 : end - 1;
        String unit = "";
        if (tokens.isSign(last, ')')) {
            int open = tokens.open(last, line.start());
            if (!tokens.isSign(open, '(')) {
                return null;
            }
            unit = tokens.gap(open) == LineTokens.NONE ? tokens.span(open, end) : "";
            last = open - 1;
        }
        int norm = tokens.isSign(last, '|') && tokens.gap(last) == LineTokens.NONE ? normBegin(last) : -1;
        if (norm >= line.start()) {
            String name = tokens.span(norm, last + 1).replaceAll("\\s+", "_");
            return new Name(name, Rule.WORDS_BEFORE, false, true);
        }
        if (!line.isFreeWord(last)) {
            return null;
        }
        int from = last;
        while (line.isFreeWord(from - 1) && tokens.gap(from) != LineTokens.WIDE) {
            from--;
        }
        List<String> words = tokens.words(from, last + 1);
        boolean first = from == line.start();
        Name sentence = first ? sentence(words) : null;
        if (sentence != null) {
            return sentence;
        }
        boolean column = first && tokens.gap(number) == LineTokens.WIDE;
        int most = column ? MOST_WORDS : MOST_BLANK_WORDS;
        if (!begins(from) || words.size() > most || words.stream().anyMatch(Vocabulary::isStop)) {
            return null;
        }
        boolean lonely = column && number == line.count() - 1 && words.size() == 1;
        boolean sure =
                lonely && (words.getFirst().indexOf('_') > 0 || words.getFirst().indexOf('/') > 0);
        return new Name(NameWords.joined(words) + unit, Rule.WORDS_BEFORE, sure, first || !tokens.isNumber(from - 1));
    }

    /// `Final score of the best tree 0.5`: a sentence of words that a result begins and its value ends.
    private @Nullable Name sentence(List<String> words) {
        boolean ends = number == line.count() - 1 && tokens.kind(number) == LineTokens.REAL;
        int of = words.indexOf("of");
        List<String> head = of < 0 ? words : words.subList(0, of);
        boolean sentence = ends
                && words.size() > MOST_BLANK_WORDS
                && words.size() <= MOST_WORDS_OF_SENTENCE
                && !head.isEmpty()
                && words.stream().noneMatch(Vocabulary::isStop)
                && Vocabulary.isResult(head.getLast());
        return sentence ? new Name(NameWords.joined(head), Rule.WORDS_BEFORE, true, true) : null;
    }

    /// Whether a part of the line begins at a token.
    private boolean begins(int from) {
        return from == line.start()
                || !line.isFree(from - 1)
                || tokens.isAnySign(from - 1, ",;|-:[](){}%")
                || tokens.isSign(from - 1, '.') && tokens.gap(from) != LineTokens.NONE
                || SEPARATOR.fits(tokens, from - 1) && tokens.gap(from - 1) != LineTokens.NONE
                || tokens.gap(from) == LineTokens.WIDE
                || tokens.kind(from - 1) == LineTokens.BAR
                || tokens.isNumber(from - 1);
    }

    /// The words before a `:` or `=`.
    private List<String> wordsBefore(int sign) {
        List<String> words = new ArrayList<>();
        int at = sign - 1;
        if (tokens.isAnySign(at, ")]")) {
            at = bracket(at, words);
        } else if (tokens.isSign(at, '|')) {
            at = norm(at, words);
        }
        boolean which = tokens.kind(at) == LineTokens.OTHER || tokens.kind(at) == LineTokens.INT;
        at = which && line.isFreeWord(at - 1) && line.isFreeWord(sign) ? at - 1 : at; // `loss of rows 0-9 is`
        int last = at;
        while (at >= line.start() && words.size() < MOST_WORDS) {
            if ((at < last || line.isFreeWord(sign)) && tokens.isAnySign(at, "'\"") && line.isFreeWord(at - 1)) {
                at--; // `of the "cold" chain`
            }
            if (!words.isEmpty() && Units.isWord(tokens.word(at)) && tokens.isNumber(at - 1)) {
                break; // `0.5 seconds unique:`
            }
            if (!words.isEmpty() && isText(at)) {
                break; // `mode:fast heads: 8`
            }
            boolean adjacent = at == last || tokens.gap(at + 1) != LineTokens.WIDE || line.isPosition(at + 1);
            boolean stopped = !words.isEmpty() && Vocabulary.isStop(words.getFirst());
            if (line.isPosition(at) && (words.isEmpty() || stopped)) {
                words.clear(); // `KL divergence after 250 iterations with early exaggeration:`
                at = behindPosition(at);
                last = at;
            } else if (adjacent && line.isFree(at) && POWER.fits(tokens, at - 2)) {
                words.addFirst(tokens.span(at - 2, at + 1));
                at -= POWER.length();
            } else if (adjacent && line.isFree(at) && isNamePart(at, words.isEmpty())) {
                words.addFirst(tokens.text(at--));
            } else {
                break;
            }
        }
        return words;
    }

    /// Whether the word at a token is the value of the name that it is glued to.
    private boolean isText(int at) {
        return GLUED_TEXT.fits(tokens, at - 2)
                && !Vocabulary.isSplit(tokens.word(at - 2))
                && !Vocabulary.isSplit(tokens.word(at))
                && !Vocabulary.isMeasure(tokens.word(at));
    }

    /// A word, or a number between words: `top 5 accuracy`.
    private boolean isNamePart(int at, boolean last) {
        boolean inside = !last
                && (tokens.kind(at) == LineTokens.INT || tokens.isSpelled(at))
                && line.isFreeWord(at - 1)
                && tokens.gap(at) == LineTokens.ONE
                && tokens.gap(at + 1) == LineTokens.ONE;
        return tokens.kind(at) == LineTokens.WORD || inside || last && isSpelledName(tokens, at);
    }

    /// `inf = 0.5`: a number in letters that names another one.
    static boolean isSpelledName(LineTokens tokens, int at) {
        return tokens.isSpelled(at) && SPELLED_NAME.fits(tokens, at) && !tokens.isAnySign(at - 1, ":=");
    }

    /// Passes over `at iteration 10` between a name and its sign.
    private int behindPosition(int from) {
        int at = from;
        while (at >= line.start() && line.isPosition(at)) {
            at--;
        }
        return Vocabulary.isStop(tokens.word(at)) ? at - 1 : at;
    }

    /// `|proj g|`, `||x||`: the bars belong to the name.
    private int norm(int close, List<String> words) {
        int from = normBegin(close);
        if (from < 0) {
            return close;
        }
        words.add(tokens.span(from, close + 1).replaceAll("\\s+", "_"));
        return from - 1;
    }

    /// Where the norm begins that ends with the sign at a token; −1 where none does.
    private int normBegin(int close) {
        int word = tokens.isSign(close - 1, '|') ? close - 2 : close - 1;
        int from = line.wordsBefore(word + 1, 2);
        boolean glued = from <= word && tokens.isSign(from - 1, '|') && tokens.gap(from) == LineTokens.NONE;
        if (!glued || tokens.gap(word + 1) != LineTokens.NONE) {
            return -1;
        }
        return tokens.isSign(from - 2, '|') && tokens.gap(from - 1) == LineTokens.NONE ? from - 2 : from - 1;
    }

    /// Passes over brackets before the sign: `time (ms):`; what is glued to its word belongs to it: `E(RHF)`.
    private int bracket(int close, List<String> words) {
        int open = tokens.open(close, line.start());
        boolean glued = open > line.start() && tokens.gap(open) == LineTokens.NONE && line.isFreeWord(open - 1);
        if (glued) {
            words.add(tokens.span(open - 1, close + 1));
            return open - 2;
        }
        return open - 1;
    }
}
