package org.hpsearch.console;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a program has printed, as the lines that a terminal would show, harmless and without colours.
public final class LogText {
    /// A pattern of colours, moves of the cursor, titles of windows.
    static final String ESCAPE = "\u001b(\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(\u0007|\u001b\\\\)?|.)";

    private static final Pattern ESCAPES = Pattern.compile(ESCAPE);

    private LogText() {}

    /// The lines as they were last: a bar of progress is written over again and again.
    public static Stream<String> lines(String text) {
        return Arrays.stream(text.split("\n"))
                .flatMap(line -> Arrays.stream(line.split("\r")).reduce((before, after) -> after).stream());
    }

    /// The last lines that are not blank, as they were last.
    public static List<String> last(String text, int count) {
        List<String> lines =
                lines(text).map(LogText::plain).filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /// One line.
    public static String plain(String line) {
        return SafeText.line(ESCAPES.matcher(line).replaceAll("").replace("\t", "    "))
                .stripTrailing();
    }
}
