package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Outputs in the formats of real programs (`testdata/output/NAME.log`) and the facts that are read from them
/// (`NAME.facts`: step, metric, value).
class OutputFormatsTest {
    private static final String SIGNS = " \t\n\r|:=()[]{}/,;'\"-_+.%#<>015eEnN";
    private static final Path FOLDER = Path.of("testdata/output");

    private static String facts(byte[] log, int piece) {
        StringBuilder facts = new StringBuilder();
        OutputReader reader = new OutputReader(
                fact -> facts.append(fact.step() == null ? "-" : Numbers.print(fact.step()))
                        .append(' ')
                        .append(fact.metric())
                        .append(' ')
                        .append(Numbers.print(fact.value()))
                        .append('\n'),
                (name, value) -> false,
                Patterns.NONE,
                () -> Double.NaN);
        for (int at = 0; at < log.length; at += piece) {
            reader.take(log, at, Math.min(log.length, at + piece));
        }
        reader.end();
        return facts.toString();
    }

    private static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> logs =
                    files.filter(f -> f.toString().endsWith(".log")).sorted().toList();
            assertTrue(logs.size() > 40);
            return logs;
        }
    }

    @TestFactory
    Stream<DynamicTest> eachFormatIsRead() throws IOException {
        return logs().stream()
                .map(log -> DynamicTest.dynamicTest(log.getFileName().toString(), () -> {
                    Path expected = FOLDER.resolve(log.getFileName().toString().replace(".log", ".facts"));
                    byte[] bytes = Files.readAllBytes(log);
                    assertEquals(Files.readString(expected), facts(bytes, bytes.length));
                    assertEquals(Files.readString(expected), facts(bytes, 1));
                }));
    }

    @Test
    void linesOfSignsAreBorne() {
        Random random = new Random(9);
        StringBuilder lines = new StringBuilder(" )\n 1||\n_<0 _ 1\nY:2 E 2 E 0 _ 0\n\u00e9|  |  -\n   0||\n");
        for (int i = 0; i < 60_000; i++) {
            int length = random.nextInt(14);
            for (int k = 0; k < length; k++) {
                lines.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
            lines.append('\n');
        }
        facts(lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8), 1 << 16);
    }

    @Test
    void damagedOutputsAreBorne() throws IOException {
        Random random = new Random(5);
        for (Path log : logs()) {
            byte[] bytes = Files.readAllBytes(log);
            for (int i = 0; i < 200; i++) {
                byte[] damaged = bytes.clone();
                for (int k = 0; k < 8; k++) {
                    byte any = (byte) random.nextInt(256);
                    byte sign = (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
                    damaged[random.nextInt(damaged.length)] = i % 2 == 0 ? any : sign;
                }
                facts(damaged, 1 + random.nextInt(damaged.length));
            }
        }
    }
}
