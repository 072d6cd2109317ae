package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.line.TokenScanner;
import org.junit.jupiter.api.Test;

class BlocksTest {
    /// The facts of each block, a text each.
    private static List<String> blocks(String text) {
        LineTokens tokens = new LineTokens();
        TokenScanner scanner = new TokenScanner(tokens);
        Blocks blocks = new Blocks();
        List<String> found = new ArrayList<>();
        for (String line : text.split("\n")) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            scanner.scan(bytes, bytes.length);
            if (!blocks.take(tokens)) {
                add(found, blocks.end(tokens));
            }
        }
        add(found, blocks.close());
        return found;
    }

    private static void add(List<String> found, List<Boxes.Fact> block) {
        if (!block.isEmpty()) {
            found.add(String.join(
                    " ",
                    block.stream().map(fact -> fact.name() + "=" + fact.value()).toList()));
        }
    }

    @Test
    void eachHeadingBeginsABlock() {
        assertEquals(List.of("reward=22.5 steps=4000.0", "reward=41.5 steps=8000.0"), blocks("""
            Result for PPO:
              reward: 22.5
              host: node1
              steps: 4000
            Result for PPO:
              reward: 41.5
              steps: 8000
            """));
    }

    @Test
    void namesOfSeveralWordsInAColumn() {
        assertEquals(List.of("Coefficients/wind_speed=0.25 Coefficients/rain=-1.5"), blocks("""
            Coefficients:
              wind speed    0.25
              rain         -1.5
            """));
        assertEquals(List.of(), blocks("Sizes:\n  left part    12\n  rain 0.5\n"));
    }

    @Test
    void aConfigurationIsNoBlock() {
        assertEquals(List.of(), blocks("Config:\n  lr: 0.1\n  layers: 3\n"));
        assertEquals(List.of(), blocks("Training with parameters:\n  lr: 0.1\n"));
    }

    @Test
    void whatStandsAtTheMarginOrBehindNoHeadingIsNoBlock() {
        assertEquals(List.of(), blocks("Result:\nreward: 22.5\n"));
        assertEquals(List.of(), blocks("  reward: 22.5\n"));
        assertEquals(List.of(), blocks("Result\n  reward: 22.5\n"));
    }

    @Test
    void aLineOfSeveralValuesEndsTheBlock() {
        assertEquals(List.of("loss=0.5"), blocks("Result:\n  loss: 0.5\n  loss: 0.4 acc: 0.9\n  acc: 0.7\n"));
    }
}
