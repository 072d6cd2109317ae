package org.hpsearch.help;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.console.Style;

/// Words filled into lines of a width.
final class Filled {
    private record Word(String shown, int width) {}

    private final Style style;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder begun = new StringBuilder();
    private int width;

    Filled(Style style) {
        this.style = style;
    }

    /// Appends a text; its blanks part words.
    void text(String text, boolean strong) {
        int at = 0;
        while (at < text.length()) {
            int blank = text.indexOf(' ', at);
            int end = blank < 0 ? text.length() : blank;
            String part = text.substring(at, end);
            begun.append(strong ? style.bold(part) : part);
            width += part.length();
            if (blank >= 0) {
                blank();
            }
            at = end + 1;
        }
    }

    /// Ends a word.
    void blank() {
        if (!begun.isEmpty()) {
            words.add(new Word(begun.toString(), width));
            begun.setLength(0);
            width = 0;
        }
    }

    /// The lines, and none any more.
    ///
    /// @param first   before the first line
    /// @param indent  before the others
    /// @param columns that a line may have; a longer word has a line of its own
    String lines(String first, String indent, int columns) {
        blank();
        StringBuilder lines = new StringBuilder(first);
        int at = first.length();
        boolean empty = true;
        for (Word word : words) {
            if (!empty && at + 1 + word.width > columns) {
                lines.append('\n').append(indent);
                at = indent.length();
                empty = true;
            }
            lines.append(empty ? "" : " ").append(word.shown);
            at += word.width + (empty ? 0 : 1);
            empty = false;
        }
        words.clear();
        return lines.append('\n').toString();
    }
}
