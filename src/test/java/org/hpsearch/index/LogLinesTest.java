package org.hpsearch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.hpsearch.run.Damage;
import org.hpsearch.run.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lines of logs that can be searched, and their words.
class LogLinesTest {
    @TempDir
    Path scratch;

    private RunFolder run = new RunFolder(Path.of("/nowhere"));

    @BeforeEach
    void aRun() throws IOException {
        run = new RunFolder(Files.createDirectories(scratch.resolve("20260901-080000-aaaaa")));
    }

    private String lines(String output) throws IOException {
        Files.writeString(run.file(RunFolder.OUTPUT), output);
        return text(LogLines.of(run));
    }

    private static String text(List<LogLines.Line> lines) {
        return lines.stream()
                .map(line -> (line.file().equals(RunFolder.OUTPUT) ? "" : line.file() + ":") + line.number() + " "
                        + line.text())
                .collect(Collectors.joining("|"));
    }

    @Test
    void linesAsATerminalShowsThem() throws IOException {
        assertEquals("", lines(""));
        assertEquals("1 one|3 three", lines("one\n\nthree"));
        assertEquals("1 2%|2 done", lines("1%\r2%\r\ndone\r\n"), "what is written over is gone");
        assertEquals(
                "1 red and bold",
                lines("\u001b[31mred\u001b[0m and \u001b[1;4mbold\u001b(\n").replace("\u001b", "ESC"));
        assertEquals(
                "1 loss 0.5", lines("\u001b]0;epoch 3\u0007loss\u001b(B\u001b[m 0.5\n"), "without a window's title");
        Files.writeString(run.file(RunFolder.STDERR), "Traceback\n");
        assertEquals("1 out|stderr.log:1 Traceback", lines("out\n"));
        assertEquals(1000, lines("x".repeat(3000)).length() - "1 |stderr.log:1 Traceback".length());
    }

    @Test
    void linesThatDifferInNumbersOnlyAreFewFromBothEnds() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 1; i <= 1000; i++) {
            log.append("epoch ").append(i).append(" loss ").append(1.0 / i).append('\n');
        }
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 996L, 997L, 998L, 999L, 1000L), numbers(log.toString()));
    }

    @Test
    void linesStayInTheirOrder() throws IOException {
        String log = "epoch 1\n".repeat(300) + "saved in out\n" + "epoch 2\n".repeat(300) + "done\n";
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 301L, 597L, 598L, 599L, 600L, 601L, 602L), numbers(log));
    }

    private List<Long> numbers(String log) throws IOException {
        Files.writeString(run.file(RunFolder.OUTPUT), log);
        return LogLines.of(run).stream().map(LogLines.Line::number).toList();
    }

    @Test
    void alarmsBetweenTheEndsStay() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            String letters = Integer.toString(i, 36)
                            .chars()
                            .mapToObj(c -> Character.toString('a' + Character.digit(c, 36) % 26))
                            .collect(Collectors.joining())
                    + "-" + i / 26 / 26 + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26);
            log.append(i == 500 ? "CUDA Out Of Memory" : "line " + letters).append('\n');
        }
        List<Long> numbers = numbers(log.toString());
        assertEquals(LogLines.HEAD + 1 + LogLines.TAIL, numbers.size());
        assertEquals(true, numbers.contains(501L));
        assertEquals(false, numbers.contains(502L));
        assertEquals(List.of(1L, 200L), List.of(numbers.getFirst(), numbers.get(199)));
        assertEquals(List.of(801L, 1000L), List.of(numbers.get(201), numbers.getLast()));
    }

    @Test
    void ofALargeLogTheEndIsNumberedWhenAsked() throws IOException {
        byte[] line = ("x".repeat(99) + "\n").getBytes(StandardCharsets.UTF_8);
        int count = 2 * LogLines.PART / 100 + 1000;
        byte[] all = new byte[count * 100];
        for (int i = 0; i < count; i++) {
            System.arraycopy(line, 0, all, i * 100, 100);
        }
        byte[] last = "\nthe end\n".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(last, 0, all, all.length - last.length, last.length);
        Files.write(run.file(RunFolder.OUTPUT), all);
        assertEquals("the end", LogLines.of(run).getLast().text());
        assertEquals(0, LogLines.of(run).getLast().number());
        assertEquals(1, LogLines.of(run).getFirst().number());
        assertEquals(count + 1, LogLines.numbered(run).getLast().number());
    }

    @Test
    void aLogThatIsAFolderIsNoLog() throws IOException {
        Files.createDirectories(run.file(RunFolder.OUTPUT));
        List<Damage> damages = new ArrayList<>();
        assertEquals(List.of(), LogLines.of(run, damages));
        assertEquals(List.of(), damages);
    }

    private static String words(TokenStream stream) throws IOException {
        CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
        PositionIncrementAttribute step = stream.hasAttribute(PositionIncrementAttribute.class)
                ? stream.getAttribute(PositionIncrementAttribute.class)
                : null;
        StringBuilder words = new StringBuilder();
        stream.reset();
        while (stream.incrementToken()) {
            int by = step == null ? 1 : step.getPositionIncrement();
            words.append(words.isEmpty() ? "" : " ").append(term).append(by == 1 ? "" : "+" + by);
        }
        stream.end();
        stream.close();
        return words.toString();
    }

    @Test
    void wordsOfALogAreThoseOfItsLines() throws IOException {
        List<LogLines.Line> lines = List.of(
                new LogLines.Line("output.log", 1, "ResNet-50: lr=0.1"),
                new LogLines.Line("output.log", 2, "..."),
                new LogLines.Line("output.log", 3, "Überlauf 日本"),
                new LogLines.Line("output.log", 4, "x".repeat(300)));
        LogTokens tokens = new LogTokens(lines);
        String expected = "resnet+" + (Tokens.GAP + 1) + " 50 lr 0 1 überlauf+" + (2 * Tokens.GAP + 1) + " 日 本 "
                + "x".repeat(Tokens.LONGEST) + "+" + (Tokens.GAP + 1) + " " + "x".repeat(300 - Tokens.LONGEST);
        assertEquals(expected, words(tokens));
        assertEquals(expected, words(tokens), "again from the start");
    }

    @Test
    void lucenesClassesReadTheSameWords() throws IOException {
        try (WordAnalyzer analyzer = new WordAnalyzer()) {
            assertEquals("resnet 50 lr 0 1", words(analyzer.tokenStream("f", "ResNet-50: lr=0.1")));
            assertEquals("oom\\D", analyzer.normalize("f", "OOM\\D").utf8ToString(), "a class of a regular expression");
            assertEquals(Tokens.GAP, analyzer.getPositionIncrementGap("f"));
        }
    }
}
