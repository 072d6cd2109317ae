package org.hpsearch.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/// Shows lines page by page, long ones wrapped: blank and `b`, the arrows, `g` and `G`, `/` for a search and `n` for
/// its next place; `q` goes back to the prompt.
final class Pager {
    private static final int ESCAPE = 27;

    private final Terminal terminal;
    private final List<String> lines;

    /// The lines as far as they fit the width, for which they were wrapped.
    private List<AttributedString> wrapped = List.of();
    private int width;
    private int top;
    private String sought = "";
    private boolean asking;

    Pager(Terminal terminal, List<String> lines) {
        this.terminal = terminal;
        this.lines = lines;
    }

    void show() throws IOException {
        Attributes before = terminal.enterRawMode();
        Display display = new Display(terminal, true);
        terminal.puts(Capability.enter_ca_mode);
        try {
            NonBlockingReader keys = terminal.reader();
            int key = 0;
            while (key != 'q' && key != 3 && key != 4 && key != NonBlockingReader.EOF) {
                draw(display);
                key = keys.read();
                if (asking) {
                    type(key);
                    key = 0;
                    continue;
                }
                if (key == ESCAPE) {
                    keys.read(20);
                    key = switch (keys.read(20)) {
                        case 'A' -> 'k';
                        case 'B' -> 'j';
                        case '5' -> 'b';
                        case '6' -> ' ';
                        default -> 0;
                    };
                }
                move(key);
            }
        } finally {
            terminal.puts(Capability.exit_ca_mode);
            terminal.setAttributes(before);
            terminal.flush();
        }
    }

    private int page() {
        return Math.max(1, terminal.getSize().getRows() - 1);
    }

    private void move(int key) {
        int step = switch (key) {
            case ' ' -> page();
            case 'b' -> -page();
            case 'j', '\r', '\n' -> 1;
            case 'k' -> -1;
            case 'g' -> -wrapped.size();
            case 'G' -> wrapped.size();
            case 'n' -> next() - top;
            default -> 0;
        };
        if (key == '/') {
            sought = "";
            asking = true;
        }
        go(top + step);
    }

    private void go(int line) {
        top = Math.max(0, Math.min(wrapped.size() - page(), line));
    }

    /// A key of the text that is sought.
    private void type(int key) {
        switch (key) {
            case '\r', '\n' -> {
                asking = false;
                go(next());
            }
            case ESCAPE, 3, NonBlockingReader.EOF -> asking = false;
            case 8, 127 -> sought = sought.substring(0, Math.max(0, sought.length() - 1));
            default -> sought += Character.toString(key);
        }
    }

    /// The next line that holds the sought text, whatever its case; the present one where there is none.
    private int next() {
        String text = sought.toLowerCase(Locale.ROOT);
        for (int i = top + 1; i < wrapped.size() && !text.isEmpty(); i++) {
            if (wrapped.get(i).toString().toLowerCase(Locale.ROOT).contains(text)) {
                return i;
            }
        }
        return top;
    }

    private void wrap() {
        int columns = Math.max(1, terminal.getSize().getColumns());
        if (columns != width) {
            width = columns;
            wrapped = lines.stream()
                    .map(AttributedString::fromAnsi)
                    .flatMap(line ->
                            line.columnLength() <= columns ? Stream.of(line) : line.columnSplitLength(columns).stream())
                    .toList();
            go(top);
        }
    }

    private void draw(Display display) {
        wrap();
        display.resize(terminal.getSize());
        int end = Math.min(wrapped.size(), top + page());
        List<AttributedString> shown = new ArrayList<>(wrapped.subList(Math.min(top, end), end));
        while (shown.size() < page()) {
            shown.add(AttributedString.EMPTY);
        }
        String status = asking
                ? "/" + sought
                : "lines " + (top + 1) + "-" + end + " of " + wrapped.size()
                        + "  (blank: on, b: back, /: search, q: prompt)";
        shown.add(new AttributedString(status, AttributedStyle.DEFAULT.inverse())
                .columnSubSequence(0, terminal.getSize().getColumns() - 1));
        display.update(shown, -1);
    }
}
