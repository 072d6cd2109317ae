package org.hpsearch.capture.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the name that belongs to a value: the words before it, and the part of the data that was told further left.
final class Names {
    /// Verbs that stand between a measure and its value.
    private static final Set<String> VERBS = Set.of("is", "was", "reached", "equals");

    private static final int MOST_WORDS = 14;
    private static final int MOST_BLANK_WORDS = 3;
    private static final int LONGEST = 120;

    private final Sentence sentence;
    private final Tokens tokens;
    private final Deque<String> nested = new ArrayDeque<>();

    Names(Sentence sentence) {
        this.sentence = sentence;
        this.tokens = sentence.tokens;
    }

    /// A name.
    ///
    /// @param name      words joined by `_`
    /// @param separated whether `:` or `=` or `is` stands between it and its value
    /// @param opens     whether it begins its part of the line
    record Key(String name, boolean separated, boolean opens) {}

    /// The name with the part of the data.
    String full(Key key) {
        String name = key.name;
        for (String outer : nested) {
            name = outer.isEmpty() ? name : outer + "/" + name;
        }
        String section = sentence.section;
        boolean told = section.isEmpty() || Vocabulary.isSplit(lastWord(section)) && Vocabulary.hasSplit(name);
        return told ? name : section + "/" + name;
    }

    private static String lastWord(String section) {
        List<String> words = org.hpsearch.project.Direction.words(section);
        return words.isEmpty() ? section : words.getFirst();
    }

    /// Notes a part of the data that ends with the sign at a token: `Test set:`, `[val]`, `| valid |`, `Solving for
    /// Ux,`.
    void section(int sign) {
        if (tokens.isNumber(sign + 1) && !tokens.isSign(sign, ']') && !tokens.isSign(sign, '|')) {
            return;
        }
        boolean numbered = tokens.kind(sign - 1) == Tokens.INT && tokens.isSign(sign - 2, '#');
        int to = numbered ? sign - 2 : sign;
        int from = to;
        while (from > sentence.start && sentence.isWord(from - 1) && sentence.isFree(from - 1) && to - from < 5) {
            from--;
        }
        boolean bound = from == sentence.start
                || !sentence.isFree(from - 1)
                || tokens.isAnySign(from - 1, "[|:,;-]({")
                || tokens.gap(from) == Tokens.WIDE;
        if (from == to || !bound || sign == sentence.count() - 1 && !tokens.isAnySign(sign, "]|")) {
            return;
        }
        List<String> words = words(from, to);
        if (words.stream().anyMatch(Vocabulary::isSplit) && words.stream().noneMatch(this::isMeasured)) {
            sentence.section = String.join("_", words);
        }
    }

    /// Notes what a solver works on: `Solving for Ux,`.
    void object(int comma) {
        if (sentence.isWord(comma - 1) && sentence.word(comma - 2).equals("for") && sentence.isFree(comma - 1)) {
            sentence.section = tokens.text(comma - 1);
        }
    }

    private boolean isMeasured(String word) {
        return Vocabulary.isMeasure(word) && !Vocabulary.isSplit(word);
    }

    /// Notes that a brace opens or closes.
    void nesting(int brace) {
        if (tokens.isSign(brace, '}')) {
            nested.pollFirst();
            return;
        }
        boolean inner = tokens.isAnySign(brace - 1, ":=") && brace - 2 > sentence.start;
        nested.push(inner && tokens.isSign(sentence.start, '{') ? quotedOrWord(brace - 1) : "");
    }

    /// The quoted text or the word that ends before a token.
    String quotedOrWord(int end) {
        int at = end - 1;
        if (!tokens.isAnySign(at, "'\"")) {
            return sentence.word(at);
        }
        char quote = tokens.sign(at);
        int open = at - 1;
        while (open > sentence.start && !tokens.isSign(open, quote)) {
            open--;
        }
        return open >= at - 1 || !tokens.isSign(open, quote) ? "" : tokens.text(tokens.to(open), tokens.from(at));
    }

    private List<String> words(int from, int to) {
        List<String> words = new ArrayList<>();
        for (int i = from; i < to; i++) {
            words.add(tokens.text(i));
        }
        return words;
    }

    /// The name before the number at a token, null where there is none.
    @Nullable
    Key before(int number) {
        int at = value(number) - 1;
        while (tokens.isAnySign(at, "'\"")) {
            at--;
        }
        if (tokens.isSign(at, '[') && tokens.isAnySign(at - 1, ":=") && tokens.isSign(number + 1, ']')) {
            at--;
        }
        Key improved = improved(at, number);
        if (improved != null) {
            return improved;
        }
        boolean sign = tokens.isAnySign(at, ":=><~");
        boolean is = VERBS.contains(sentence.word(at));
        if (!sign && !is) {
            return blank(number, at);
        }
        while (tokens.isAnySign(at - 1, ":=><~-") && sign) {
            at--;
        }
        String qualified = qualified(at);
        String name = qualified != null ? qualified : isQuoteBefore(at) ? quotedOrWord(at) : trimmed(separated(at));
        if (name.isEmpty() || name.length() > LONGEST) {
            return null;
        }
        String regular = name.strip().replaceAll("\\s+", "_");
        if (is && !Vocabulary.isMeasure(regular)) {
            return null;
        }
        boolean best = isBest(at) && !regular.toLowerCase(java.util.Locale.ROOT).contains("best");
        return new Key(best ? "best_" + regular : regular, true, true);
    }

    /// Whether the sentence before a sign speaks of the best: `Best is trial 0 with value:`.
    private boolean isBest(int sign) {
        for (int at = sign - 1; at >= sentence.start && !tokens.isAnySign(at, ".,;|{}()"); at--) {
            if (sentence.word(at).equalsIgnoreCase("best")) {
                return true;
            }
            if (sentence.use(at) == Sentence.Use.VALUE) {
                return false;
            }
        }
        return false;
    }

    /// Whether a spelled number is a word of a name: `number of nan iterations:`.
    boolean isWordHere(int number) {
        return tokens.isSpelled(number)
                && sentence.isWord(number + 1)
                && tokens.gap(number + 1) == Tokens.ONE
                && sentence.isWord(number - 1)
                && !Vocabulary.isMeasure(sentence.word(number - 1));
    }

    /// `val_loss improved from 0.5 to 0.4`
    private @Nullable Key improved(int to, int number) {
        boolean from = to == number - 1
                && sentence.word(to).equals("to")
                && tokens.isNumber(to - 1)
                && sentence.word(to - 2).equals("from");
        String name = from ? sentence.word(to - 4) : "";
        return Vocabulary.isMeasure(name) ? new Key(name, true, true) : null;
    }

    /// `Average Precision @[ IoU=0.50 | area=all ] = 0.3`: what is in the bracket belongs to the name.
    private @Nullable String qualified(int sign) {
        if (!tokens.isSign(sign - 1, ']')) {
            return null;
        }
        int open = opening(sign - 1);
        boolean pairs = false;
        for (int i = open; i < sign; i++) {
            pairs |= tokens.isSign(i, '=');
        }
        boolean whole = pairs && tokens.isSign(open, '[') && open > sentence.start;
        return whole
                ? tokens.text(tokens.from(sentence.start), tokens.to(sign - 1)).replaceAll("\\s+", "_")
                : null;
    }

    private boolean isQuoteBefore(int at) {
        return tokens.isAnySign(at - 1, "'\"");
    }

    /// The token where the value begins: `tensor(0.5)` before its word.
    private int value(int number) {
        boolean wrapped = tokens.isSign(number - 1, '(')
                && sentence.isWord(number - 2)
                && tokens.gap(number - 1) == Tokens.NONE
                && (tokens.isAnySign(number - 3, ":=") || tokens.isAnySign(number - 3, "'\""));
        return wrapped ? number - 2 : number;
    }

    /// `loss 0.5`: few words that begin their part of the line.
    private @Nullable Key blank(int number, int end) {
        int last = end;
        String unit = "";
        if (tokens.isSign(end, ')') && end == number - 1) {
            int open = opening(end);
            if (!tokens.isSign(open, '(')) {
                return null;
            }
            last = open - 1;
            unit = tokens.gap(open) == Tokens.NONE ? tokens.text(tokens.from(open), tokens.to(end)) : "";
        }
        if (end != number - 1) {
            return null;
        }
        int from = last + 1;
        if (last < sentence.start || !sentence.isWord(last) || !sentence.isFree(last)) {
            return null;
        }
        while (from > sentence.start
                && sentence.isWord(from - 1)
                && sentence.isFree(from - 1)
                && (from == last + 1 || tokens.gap(from) != Tokens.WIDE)) {
            from--;
        }
        List<String> words = words(from, last + 1);
        boolean bound = from == sentence.start
                || !sentence.isFree(from - 1)
                || tokens.isAnySign(from - 1, ",;|-:[](){}%")
                || tokens.gap(from) == Tokens.WIDE
                || tokens.kind(from - 1) == Tokens.BAR
                || tokens.isNumber(from - 1);
        boolean wide = tokens.gap(number) == Tokens.WIDE
                && from == sentence.start
                && number == sentence.count() - 1
                && words.size() == 1
                && (words.getFirst().indexOf('_') > 0 || words.getFirst().indexOf('/') > 0);
        boolean column = tokens.gap(number) == Tokens.WIDE && from == sentence.start;
        if (!bound
                || words.size() > (column ? MOST_WORDS : MOST_BLANK_WORDS)
                || words.stream().anyMatch(Vocabulary::isStop)) {
            return null;
        }
        return new Key(joined(words) + unit, wide, from == sentence.start || !tokens.isNumber(from - 1));
    }

    /// The words before a `:` or `=`.
    private List<String> separated(int sign) {
        List<String> words = new ArrayList<>();
        int at = sign - 1;
        if (tokens.isAnySign(at, ")]")) {
            at = bracket(at, words);
        }
        int last = at;
        while (at >= sentence.start && words.size() < MOST_WORDS) {
            boolean adjacent =
                    at == last || tokens.gap(at + 1) != Tokens.WIDE || sentence.use(at + 1) == Sentence.Use.MARK;
            if (sentence.use(at) == Sentence.Use.MARK && words.isEmpty()) {
                at = behindMark(at);
                last = at;
            } else if (adjacent && sentence.isFree(at) && isNamePart(at, words.isEmpty())) {
                words.addFirst(tokens.text(at--));
            } else {
                break;
            }
        }
        return words;
    }

    /// A word, or a number between words: `top 5 accuracy`.
    private boolean isNamePart(int at, boolean last) {
        boolean inside = !last
                && (tokens.kind(at) == Tokens.INT || tokens.isSpelled(at))
                && sentence.isWord(at - 1)
                && sentence.isFree(at - 1)
                && tokens.gap(at) == Tokens.ONE
                && tokens.gap(at + 1) == Tokens.ONE;
        return sentence.isWord(at) || inside;
    }

    /// Passes over `at iteration 10` between a name and its sign.
    private int behindMark(int from) {
        int at = from;
        while (at >= sentence.start && sentence.use(at) == Sentence.Use.MARK) {
            at--;
        }
        return Vocabulary.isStop(sentence.word(at)) ? at - 1 : at;
    }

    /// Passes over brackets before the sign: `time (ms):`; what is glued to its word belongs to it: `E(RHF)`.
    private int bracket(int close, List<String> words) {
        int open = opening(close);
        boolean glued = open > sentence.start
                && tokens.gap(open) == Tokens.NONE
                && sentence.isWord(open - 1)
                && sentence.isFree(open - 1);
        if (glued) {
            words.add(tokens.text(tokens.from(open - 1), tokens.to(close)));
            return open - 2;
        }
        return open - 1;
    }

    /// The bracket that opens what closes at a token; the record's start where none does.
    private int opening(int close) {
        int open = close - 1;
        char opening = tokens.isSign(close, ')') ? '(' : '[';
        int inner = 0;
        while (open > sentence.start && (inner > 0 || !tokens.isSign(open, opening))) {
            inner += tokens.isSign(open, tokens.sign(close)) ? 1 : tokens.isSign(open, opening) ? -1 : 0;
            open--;
        }
        return open;
    }

    /// A name without the prose around it.
    private static String trimmed(List<String> words) {
        int stop = words.size() - 1;
        while (stop >= 0 && !Vocabulary.isStop(words.get(stop))) {
            stop--;
        }
        List<String> behind = words.subList(stop + 1, words.size());
        if (stop >= 0 && !Vocabulary.isMeasure(joined(behind)) && Vocabulary.isMeasure(joined(words))) {
            int first = 0;
            while (!Vocabulary.isStop(words.get(first)) && !words.get(first).equals("of")) {
                first++;
            }
            return joined(words.subList(0, first));
        }
        return joined(behind);
    }

    private static String joined(List<String> words) {
        return strip(String.join("_", words).replace("'s_", "/"));
    }

    private static String strip(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && "-./".indexOf(name.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "-./".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(start, end);
    }
}
