package org.hpsearch.capture.output.line;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hpsearch.capture.output.word.StepAxis;
import org.hpsearch.capture.output.word.Vocabulary;
import org.hpsearch.project.Direction;

/// The part of the data that values are about while a line is read from left to right, and the braces around them.
final class Sections {
    private static final int MOST_WORDS = 4;
    /// Words above results that name no class of the data.
    private static final Set<String> TITLES = Set.of(
            "result", "results", "metric", "metrics", "score", "scores", "summary", "performance", "final", "best");

    private static final TokenPattern SOLVED = TokenPattern.of("for WORD1 ,");
    /// `PER: precision: 80.0%;`
    private static final TokenPattern CLASS = TokenPattern.of("WORD : WORD := NUM");
    private static final TokenPattern NUMBER_SIGN = TokenPattern.of("# INT");

    private final Deque<String> nested = new ArrayDeque<>();
    private String section;

    Sections(String first) {
        section = first;
    }

    /// A value's name with the part of the data.
    String full(String plain) {
        String name = plain;
        for (String outer : nested) {
            name = outer.isEmpty() ? name : outer + "/" + name;
        }
        boolean told = section.isEmpty() || Vocabulary.isSplit(firstWord(section)) && Vocabulary.hasSplit(name);
        return told ? name : section + "/" + name;
    }

    private static String firstWord(String text) {
        List<String> words = Direction.words(text);
        return words.isEmpty() ? text : words.getFirst();
    }

    /// The part of the data at the end of what was read.
    String section() {
        return section;
    }

    /// Notes what a sign at a token ends or opens: `Test set:`, `[val]`, `| valid |`, `Solving for Ux,`, `{`.
    void note(Sentence line, int sign) {
        LineTokens tokens = line.tokens();
        switch (tokens.sign(sign)) {
            case ':', '-' -> part(line, sign, !tokens.isNumber(sign + 1) && sign < line.count() - 1);
            case '|', ']' -> part(line, sign, true);
            case ')' ->
                part(line, sign, tokens.isSign(line.start(), '(') && tokens.open(sign, line.start()) == line.start());
            case ',' -> {
                if (SOLVED.fits(tokens, sign - 2) && line.isFree(sign - 1)) {
                    section = tokens.text(sign - 1);
                }
            }
            case '{' -> {
                boolean inner = tokens.isAnySign(sign - 1, ":=") && sign - 2 > line.start();
                boolean dict = tokens.isSign(line.start(), '{');
                nested.push(inner && dict ? tokens.quotedOrWord(sign - 1, line.start()) : "");
            }
            case '}' -> nested.pollFirst();
            default -> {}
        }
    }

    private void part(Sentence line, int sign, boolean ends) {
        LineTokens tokens = line.tokens();
        int to = NUMBER_SIGN.fits(tokens, sign - 2) ? sign - 2 : sign;
        int from = line.wordsBefore(to, MOST_WORDS + 1);
        boolean bound = from == line.start()
                || !line.isFree(from - 1)
                || tokens.isAnySign(from - 1, "[|:,;-]({")
                || tokens.gap(from) == LineTokens.WIDE;
        if (!ends || from == to || !bound) {
            return;
        }
        List<String> words = tokens.words(from, to);
        boolean label = from == line.start() && from == to - 1 && CLASS.fits(tokens, from);
        if (label && Vocabulary.isClassMeasure(tokens.word(sign + 1)) && !isTitle(tokens.word(from))) {
            section = tokens.text(from);
        } else if (words.stream().anyMatch(Vocabulary::isSplit)
                && words.stream().noneMatch(Sections::isMeasured)) {
            section = to < sign
                    ? words.stream().filter(Vocabulary::isSplit).findFirst().orElse("")
                    : String.join("_", words);
        }
    }

    /// `Results`, `epoch_3`: no class of the data.
    private static boolean isTitle(String word) {
        return TITLES.contains(word.toLowerCase(Locale.ROOT))
                || StepAxis.of(word.replaceFirst("[_-]?\\d+$", "")) != null;
    }

    private static boolean isMeasured(String word) {
        return Vocabulary.isMeasure(word) && !Vocabulary.isSplit(word);
    }
}
