package org.hpsearch.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hpsearch.capture.output.OutputReader;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.run.Numbers;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Outputs in the formats of real programs (`testdata/output/NAME.log`) and the facts that are read from them
/// (`NAME.facts`: step, metric, value).
class OutputFormatsTest {
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
    void damagedOutputsAreBorne() throws IOException {
        Random random = new Random(5);
        for (Path log : logs()) {
            byte[] bytes = Files.readAllBytes(log);
            for (int i = 0; i < 200; i++) {
                byte[] damaged = bytes.clone();
                for (int k = 0; k < 8; k++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                facts(damaged, 1 + random.nextInt(damaged.length));
            }
        }
    }
}
