package org.hpsearch.shell;

import java.io.UncheckedIOException;
import java.util.List;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.run.Problems;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Session;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Colours a line while it is typed, and gives the reader its hint: verbs, the words and signs of a
/// query, and what cannot be understood.
final class LineColours implements Highlighter {
    private static final AttributedStyle VERB =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN).bold();
    private static final AttributedStyle FIELD = AttributedStyle.DEFAULT.foreground(AttributedStyle.BLUE);
    private static final AttributedStyle WORD = AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA);
    private static final AttributedStyle WRONG =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.RED).underline();

    /// Characters of a line that is no longer looked at at each key.
    private static final int LONGEST = 500;

    private final Session session;
    private final Hints hints;
    private final Problems problems;
    private String last = "";
    private AttributedString coloured = AttributedString.EMPTY;

    LineColours(Session session, Problems problems) {
        this.problems = problems;
        this.session = session;
        this.hints = new Hints(session);
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        if (line.length() > LONGEST) {
            reader.setTailTip("");
            return new AttributedString(line);
        }
        if (!line.isEmpty()) {
            session.look(runs -> redraw(reader));
        }
        if (!line.equals(last)) {
            boolean known = session.unlessBusy(() -> look(reader, line), false);
            if (!known) {
                reader.setTailTip("");
                return new AttributedString(line);
            }
        }
        return coloured;
    }

    private boolean look(LineReader reader, String line) {
        reader.setTailTip(hints.after(line, reader.getHistory()));
        coloured = coloured(line);
        last = line;
        return true;
    }

    /// Draws the line again that is typed, for more is known now.
    static void redraw(LineReader reader) {
        try {
            reader.callWidget(LineReader.REDISPLAY);
        } catch (IllegalStateException nothingIsTyped) {
            // nor is anything to be drawn
        }
    }

    private AttributedString coloured(String line) {
        String first = line.split("\\s", 2)[0];
        if (LineRunner.words().contains(first)) {
            return new AttributedStringBuilder()
                    .styled(VERB, first)
                    .append(line.substring(first.length()))
                    .toAttributedString();
        }
        return query(line, wrong(line));
    }

    /// Where a query cannot be understood; -1 where it can, or is not complete.
    private int wrong(String line) {
        if (line.isBlank() || !session.hasProject()) {
            return -1;
        }
        try {
            String command = Lines.parts(Lines.parts(line, '|').getFirst(), ';').getFirst();
            session.check(command.substring(0, LineRunner.optionsAt(command)).strip());
            return -1;
        } catch (QueryException e) {
            boolean unfinished = e.position() >= line.strip().length();
            int begin = line.length() - line.stripLeading().length();
            return unfinished || e.position() < 0 ? -1 : begin + e.position();
        } catch (IllegalArgumentException | DataException | UncheckedIOException unclosedOrUnreadable) {
            return -1;
        } catch (RuntimeException bug) {
            problems.bug("check a query while it is typed", bug);
            return -1;
        }
    }

    private static AttributedString query(String line, int wrong) {
        AttributedStringBuilder coloured = new AttributedStringBuilder();
        int begin = 0;
        while (begin < line.length()) {
            int end = begin;
            boolean blank = Character.isWhitespace(line.charAt(begin));
            while (end < line.length() && Character.isWhitespace(line.charAt(end)) == blank) {
                end++;
            }
            String word = line.substring(begin, end);
            int sign = sign(word);
            if (wrong >= begin && wrong < end) {
                coloured.styled(WRONG, word);
            } else if (List.of("AND", "OR", "NOT", "TO").contains(word.toUpperCase(java.util.Locale.ROOT))) {
                coloured.styled(WORD, word);
            } else if (sign > 0) {
                coloured.styled(FIELD, word.substring(0, sign)).append(word.substring(sign));
            } else {
                coloured.append(word);
            }
            begin = end;
        }
        return coloured.toAttributedString();
    }

    /// Where a field's name ends in a word; -1 where there is none.
    private static int sign(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (":<>=!".indexOf(word.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
