package org.hpsearch.capture.output.line;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.capture.output.word.StepAxis;
import org.hpsearch.capture.output.word.Vocabulary;

/// A pattern over tokens, written as one word for each token, as in `[ INT1 / INT2 ] & WORD`:
///
/// | word | fits |
/// |---|---|
/// | `INT NUM WORD OTHER BAR ANY` | a whole number, any number, a word, digits that are no number, a drawn bar, any
/// token |
/// | `DOTS` | a bar of points |
/// | `AXIS SPLIT MEASURE LEVEL RANK SOURCE` | a word that [Vocabulary] or [StepAxis] knows as such |
/// | `after`, `after\|at` | one of these words, in any case |
/// | `:`, `:=` | one of these signs |
/// | `END` | the line's end |
/// | `!X` | a token that `X` does not fit, or none |
/// | `~X` | `X` with no blank before it |
/// | `&` | what follows has to fit and is not part of the match |
///
/// A digit behind a word names its token: see [#token].
public final class TokenPattern {
    private final List<Part> parts = new ArrayList<>();
    private final int[] named = new int[10];
    private int length;

    private interface Part {
        public boolean fits(LineTokens tokens, int at);
    }

    private TokenPattern(String text) {
        boolean ahead = false;
        for (String word : text.split(" ")) {
            if (word.equals("&")) {
                ahead = true;
                continue;
            }
            char last = word.charAt(word.length() - 1);
            boolean hasName = word.length() > 1 && Character.isDigit(last);
            if (hasName) {
                named[last - '0'] = parts.size();
            }
            parts.add(part(hasName ? word.substring(0, word.length() - 1) : word));
            length += ahead ? 0 : 1;
        }
    }

    public static TokenPattern of(String text) {
        return new TokenPattern(text);
    }

    private static Part part(String word) {
        if (word.length() > 1 && word.charAt(0) == '!') {
            Part other = part(word.substring(1));
            return (tokens, at) -> !other.fits(tokens, at);
        }
        if (word.length() > 1 && word.charAt(0) == '~') {
            Part glued = part(word.substring(1));
            return (tokens, at) -> glued.fits(tokens, at) && tokens.gap(at) == LineTokens.NONE;
        }
        return switch (word) {
            case "INT" -> (tokens, at) -> tokens.kind(at) == LineTokens.INT;
            case "REAL" -> (tokens, at) -> tokens.kind(at) == LineTokens.REAL;
            case "NUM" -> LineTokens::isNumber;
            case "WORD" -> (tokens, at) -> tokens.kind(at) == LineTokens.WORD;
            case "OTHER" -> (tokens, at) -> tokens.kind(at) == LineTokens.OTHER;
            case "BAR" -> (tokens, at) -> tokens.kind(at) == LineTokens.BAR;
            case "DOTS" ->
                (tokens, at) -> tokens.kind(at) == LineTokens.BAR
                        && tokens.text(at).chars().allMatch(c -> c == '.');
            case "ANY" -> (tokens, at) -> at < tokens.count();
            case "END" -> (tokens, at) -> at == tokens.count();
            case "AXIS" -> (tokens, at) -> StepAxis.of(tokens.word(at)) != null;
            case "SPLIT" -> (tokens, at) -> Vocabulary.isSplit(tokens.word(at));
            case "MEASURE" -> (tokens, at) -> Vocabulary.isMeasure(tokens.word(at));
            case "LEVEL" -> (tokens, at) -> Vocabulary.isLevel(tokens.word(at));
            case "SOURCE" -> (tokens, at) -> Vocabulary.isSource(tokens.word(at));
            case "RANK" -> (tokens, at) -> Vocabulary.isRank(tokens.word(at));
            default -> Character.isLetter(word.charAt(0)) ? words(word) : (tokens, at) -> tokens.isAnySign(at, word);
        };
    }

    private static Part words(String alternatives) {
        List<String> words = List.of(alternatives.split("\\|"));
        return (tokens, at) -> words.stream().anyMatch(tokens.word(at)::equalsIgnoreCase);
    }

    /// The token behind the match that begins at a token; −1 where it does not fit there.
    int end(LineTokens tokens, int at) {
        if (at < 0) {
            return -1;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).fits(tokens, at + i)) {
                return -1;
            }
        }
        return at + length;
    }

    /// Whether it fits at a token.
    public boolean fits(LineTokens tokens, int at) {
        return end(tokens, at) >= 0;
    }

    /// How many tokens it matches.
    int length() {
        return length;
    }

    /// The token with this digit in a match that begins at a token.
    int token(int digit, int at) {
        return at + named[digit];
    }
}
