package org.hpsearch.capture.output.line;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.capture.output.word.Units;

/// A line as the cells of a table's row: between `|`, between commas, or between blanks.
public final class Cells {
    /// A cell.
    ///
    /// @param token the number, −1 where it holds none
    /// @param total the number behind a `/`, −1 for none
    /// @param text  its text, trimmed
    /// @param from  index of its first byte
    /// @param to    index behind its last byte
    /// @param whole whether the number is a whole one
    public record Cell(int token, int total, boolean whole, String text, int from, int to) {
        public boolean isNumber() {
            return token >= 0;
        }

        /// Whether it is a letter or a sign that marks the row.
        public boolean isMark() {
            return token < 0 && to == from + 1;
        }

        public boolean isWhole() {
            return token >= 0 && whole;
        }
    }

    private static final TokenPattern FRAMED = TokenPattern.of("[( NUM ])");
    /// `0:00.1`, minutes and seconds.
    private static final TokenPattern CLOCK = TokenPattern.of("INT ~: ~NUM END");
    private static final TokenPattern PERCENT = TokenPattern.of("NUM ~|");
    private static final int MOST_LABEL_WORDS = 4;

    private Cells() {}

    /// Whether a line could be a row: numbers, at most a label before them, nothing that names a value.
    static boolean mayBeRow(LineTokens tokens) {
        int end = end(tokens);
        int numbers = 0;
        int words = 0;
        boolean pipes = false;
        for (int i = 0; i < end; i++) {
            pipes |= tokens.isSign(i, '|');
            numbers += tokens.isNumber(i) ? 1 : 0;
            words += tokens.kind(i) == LineTokens.WORD ? 1 : 0;
            boolean label = tokens.isSign(i, ':') && i <= 1;
            if (!label && !CLOCK.fits(tokens, i - 1) && tokens.isAnySign(i, ":={}<>\"'")) {
                return false;
            }
        }
        boolean labelled = labelWords(tokens) == words && words <= MOST_LABEL_WORDS;
        return pipes
                ? numbers >= 1
                : numbers >= 2 && (words <= 2 || labelled) || numbers == 1 && words == 0 && end <= 4;
    }

    /// How many words with single blanks between them begin the line, with a wide gap behind.
    private static int labelWords(LineTokens tokens) {
        int words = 0;
        while (tokens.kind(words) == LineTokens.WORD && (words == 0 || tokens.gap(words) == LineTokens.ONE)) {
            words++;
        }
        int behind = tokens.isSign(words, '.') ? words + 1 : words;
        return tokens.gap(behind) == LineTokens.WIDE ? words : 0;
    }

    /// The token behind the row proper: a progress bar may follow it.
    public static int end(LineTokens tokens) {
        for (int i = 1; i < tokens.count(); i++) {
            if (isProgress(tokens, i)) {
                return tokens.isSign(i - 1, ':') ? i - 1 : i;
            }
        }
        return tokens.count();
    }

    /// `45%|###`: how much a bar has done; in a table, `12.5%| yes`, it is a cell.
    static boolean isProgress(LineTokens tokens, int at) {
        if (!PERCENT.fits(tokens, at) || !tokens.unit(at).equals("%")) {
            return false;
        }
        boolean cell = tokens.kind(at + 2) == LineTokens.WORD || tokens.isNumber(at + 2) || at + 2 == tokens.count();
        return !cell || tokens.find('|', 0) > at;
    }

    /// Whether `|` stands between the cells.
    public static boolean isPiped(LineTokens tokens) {
        return isPiped(tokens, end(tokens));
    }

    private static boolean isPiped(LineTokens tokens, int end) {
        boolean pipes = false;
        for (int i = 0; i < end; i++) {
            if (tokens.isNumber(i) && tokens.isNumber(i + 1)) {
                return false; // they group the columns
            }
            pipes |= tokens.isSign(i, '|');
        }
        return pipes;
    }

    /// The cells of a row.
    public static List<Cell> of(LineTokens tokens) {
        int end = end(tokens);
        if (isPiped(tokens, end)) {
            return between(tokens, end, '|');
        }
        if (tokens.isSign(1, ',') || tokens.isSign(2, ',')) {
            return between(tokens, end, ',');
        }
        return blanks(tokens, end);
    }

    /// `0.52 s`: a unit behind its number, a blank between.
    private static boolean isUnit(LineTokens tokens, int at) {
        boolean unit = Units.isTime(tokens.word(at)) || tokens.isSign(at, '%');
        return unit && tokens.gap(at) == LineTokens.ONE && tokens.isNumber(at - 1);
    }

    /// `2026-11-24 10:00:00`: a day and its time.
    private static boolean isMoment(LineTokens tokens, int at) {
        return tokens.kind(at) == LineTokens.OTHER
                && tokens.gap(at) == LineTokens.ONE
                && tokens.kind(at - 1) == LineTokens.OTHER;
    }

    private static List<Cell> between(LineTokens tokens, int end, char sign) {
        List<Cell> cells = new ArrayList<>();
        int from = tokens.isSign(0, sign) ? 1 : 0;
        for (int i = from; i <= end; i++) {
            if (i == end || tokens.isSign(i, sign)) {
                if (i > from || i < end) {
                    cells.add(cell(tokens, from, i));
                }
                from = i + 1;
            }
        }
        return cells;
    }

    private static Cell cell(LineTokens tokens, int from, int to) {
        if (from == to) {
            return new Cell(-1, -1, false, "", 0, 0);
        }
        boolean marked = to == from + 2 && tokens.to(from) == tokens.from(from) + 1 && tokens.isNumber(from + 1);
        if (marked && tokens.kind(from) == LineTokens.WORD) {
            return cell(tokens, from + 1, to); // `r 0.5s`
        }
        boolean unit = tokens.kind(from + 1) == LineTokens.WORD || tokens.isSign(from + 1, '%');
        boolean starred = tokens.isAnySign(from + 1, "*+!"); // `0.5*`
        boolean alone = tokens.isNumber(from) && (to == from + 1 || to == from + 2 && (unit || starred));
        boolean ratio =
                to == from + 3 && tokens.isNumber(from) && tokens.isSign(from + 1, '/') && tokens.isNumber(from + 2);
        int start = tokens.from(from);
        int stop = tokens.to(to - 1);
        boolean framed = FRAMED.fits(tokens, from) && to == from + 3;
        int number = alone || ratio ? from : framed ? from + 1 : -1;
        boolean whole = number >= 0 && tokens.kind(number) == LineTokens.INT;
        return new Cell(number, ratio ? from + 2 : -1, whole, tokens.text(start, stop), start, stop);
    }

    private static List<Cell> blanks(LineTokens tokens, int end) {
        List<Cell> cells = new ArrayList<>();
        int at = tokens.isAnySign(0, "#*>") && end > 1 ? 1 : 0;
        int label = at == 0 ? labelWords(tokens) : 0;
        if (label > 1) {
            at = tokens.isSign(label, '.') ? label + 1 : label;
            cells.add(new Cell(-1, -1, false, tokens.span(0, at), tokens.from(0), tokens.to(at - 1)));
        }
        while (at < end) {
            if (tokens.isSign(at, '|')) {
                at++;
                continue;
            }
            int to = at + 1;
            while (to < end && (tokens.gap(to) == LineTokens.NONE || isUnit(tokens, to) || isMoment(tokens, to))) {
                to++;
            }
            int behind = to > at + 1 && tokens.isSign(to - 1, '|') ? to - 1 : to; // `125| 0.5`
            cells.add(cell(tokens, at, behind));
            at = to;
        }
        return cells;
    }
}
