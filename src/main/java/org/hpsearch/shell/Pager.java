package org.hpsearch.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/// Shows lines page by page: blank and `b`, the arrows, `g` and `G`; `q` goes back to the prompt.
final class Pager {
    private static final int ESCAPE = 27;

    private final Terminal terminal;
    private final List<String> lines;
    private int top;

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
            case 'g' -> -lines.size();
            case 'G' -> lines.size();
            default -> 0;
        };
        top = Math.max(0, Math.min(lines.size() - page(), top + step));
    }

    private void draw(Display display) {
        display.resize(terminal.getSize());
        List<AttributedString> shown = new ArrayList<>();
        int end = Math.min(lines.size(), top + page());
        for (String line : lines.subList(Math.min(top, end), end)) {
            shown.add(AttributedString.fromAnsi(line)
                    .columnSubSequence(0, terminal.getSize().getColumns()));
        }
        while (shown.size() < page()) {
            shown.add(AttributedString.EMPTY);
        }
        String status = "lines " + (top + 1) + "-" + end + " of " + lines.size() + "  (blank: on, b: back, q: prompt)";
        shown.add(new AttributedString(status, AttributedStyle.DEFAULT.inverse())
                .columnSubSequence(0, terminal.getSize().getColumns() - 1));
        display.update(shown, -1);
    }
}
