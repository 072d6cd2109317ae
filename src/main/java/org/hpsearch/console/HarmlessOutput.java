package org.hpsearch.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.value.Escapes;

/// What a program printed, on its way to a terminal: text, ends of lines, tabs, returns to the left edge of a line
/// (bars of progress write over themselves), and colours pass. No other escape sequence does, and other control
/// characters are shown as `\\u0007`.
///
/// A line is written when it is whole, so that no sequence and no character is cut.
public final class HarmlessOutput extends FilterOutputStream {
    /// A line that is longer goes out in pieces.
    private static final int LONGEST = 1 << 16;

    private static final Pattern PIECES = Pattern.compile("(?<colour>\u001b\\[[0-9;:]*m)|\u001b(?![ -~])|(?<escape>"
            + Escapes.PATTERN + ")|(?<space>[\n\r\t]+)|[^\u001b\n\r\t]+");
    private static final String RESET = "\u001b[0m";

    private final boolean colours;
    private final byte[] line = new byte[LONGEST];
    private int length;
    private boolean coloured;

    /// @param colours whether colours pass
    public HarmlessOutput(OutputStream terminal, boolean colours) {
        super(terminal);
        this.colours = colours;
    }

    @Override
    public void write(int b) throws IOException {
        line[length++] = (byte) b;
        if (b == '\n' || b == '\r' || length == LONGEST) {
            writeLine();
        }
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            write(bytes[i]);
        }
    }

    /// Writes what is left and ends the colours. The terminal stays open.
    @Override
    public void close() throws IOException {
        writeLine();
        if (coloured) {
            out.write(RESET.getBytes(StandardCharsets.US_ASCII));
        }
        out.flush();
    }

    private void writeLine() throws IOException {
        StringBuilder shown = new StringBuilder();
        Matcher piece = PIECES.matcher(new String(line, 0, length, StandardCharsets.UTF_8));
        while (piece.find()) {
            if (piece.group("colour") != null) {
                shown.append(colours ? piece.group() : "");
                coloured |= colours;
            } else if (piece.group("space") != null) {
                shown.append(piece.group());
            } else if (piece.group("escape") == null) {
                shown.append(SafeText.line(piece.group()));
            }
        }
        out.write(shown.toString().getBytes(StandardCharsets.UTF_8));
        length = 0;
    }
}
