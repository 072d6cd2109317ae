package org.hpsearch.console;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// What a program has printed, as the lines that a terminal would show, harmless and without colours.
public final class LogText {
    /// A pattern of colours, moves of the cursor, titles of windows.
    static final String ESCAPE = "\u001b(\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(\u0007|\u001b\\\\)?|.)";

    private static final Pattern ESCAPES = Pattern.compile(ESCAPE);

    private LogText() {}

    /// The last lines that are not blank. A line that was written over, as a bar of progress is, is shown as it was
    /// last.
    public static List<String> last(String text, int count) {
        List<String> lines = Arrays.stream(text.split("\n"))
                .flatMap(line -> Arrays.stream(line.split("\r")).reduce((before, after) -> after).stream())
                .map(LogText::plain)
                .filter(line -> !line.isBlank())
                .toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /// One line.
    static String plain(String line) {
        return SafeText.line(ESCAPES.matcher(line).replaceAll("").replace("\t", "    "))
                .stripTrailing();
    }
}
