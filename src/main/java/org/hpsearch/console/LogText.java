package org.hpsearch.console;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hpsearch.value.Escapes;

/// What a program has printed, as the lines that a terminal would show, harmless and without colours.
public final class LogText {
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
        return SafeText.line(Escapes.removed(line).replace("\t", "    ")).stripTrailing();
    }
}
