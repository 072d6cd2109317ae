package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hpsearch.capture.output.line.Grammar;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.line.TokenScanner;
import org.junit.jupiter.api.Test;

class ClockRowsTest {
    private final LineTokens tokens = new LineTokens();
    private final TokenScanner scanner = new TokenScanner(tokens);
    private final ClockRows clocks =
            new ClockRows(new FactPlacer(tokens, new Headings(), new Emitter(scalar -> {}, false), () -> Double.NaN));

    /// Whether a line is held, and which of its tokens counts.
    private String take(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        scanner.scan(bytes, bytes.length);
        var recipe = new Grammar().of(tokens);
        return (clocks.holds(tokens, recipe) ? "held " : "") + clocks.step(tokens, recipe);
    }

    private List<String> released() {
        return clocks.release().stream()
                .map(held -> new String(held.line(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void aClockThatRisesEvenlyCounts() {
        assertEquals("-1", take("width = 3.5"));
        assertEquals("held -1", take("time = 0.5 energy = 3.5"));
        assertEquals("held -1", take("energy drift = 0.1"));
        assertEquals("held -1", take("time = 1.0 energy = 3.6"));
        assertEquals("2", take("time = 1.5 energy = 3.7"));
        assertEquals(List.of("time = 0.5 energy = 3.5", "energy drift = 0.1", "time = 1.0 energy = 3.6"), released());
        assertEquals("-1", take("step 3 energy = 3.5"));
        assertEquals("1", take("time 9 energy = 3.8"));
    }

    @Test
    void aClockThatRisesOtherwiseIsAValue() {
        take("time: 1.31 loss: 0.9");
        take("time: 2.75 loss: 0.7");
        assertEquals("-1", take("time: 3.12 loss: 0.6"));
        assertEquals(2, released().size());
        assertEquals("-1", take("time: 4 loss: 0.5"));
        assertEquals(false, clocks.isHolding());
    }

    @Test
    void aClockThatStandsStillIsAValue() {
        take("time: 0.5 loss: 0.9");
        assertEquals("-1", take("time: 0.5 loss: 0.7"));
        assertEquals(true, clocks.isHolding());
    }

    @Test
    void whatTheProgramCountsGoesBefore() {
        take("time: 1 loss: 0.9");
        assertEquals("-1", take("epoch 1 loss: 0.9"));
        assertEquals(true, clocks.isHolding());
        released();
        assertEquals("-1", take("time: 2 loss: 0.9"));
        assertEquals(false, clocks.isHolding());
    }

    @Test
    void namesOfClocks() {
        assertEquals("held -1", take("[simulation time: 3 load: 0.5"));
        take("(day 4 load: 0.5");
        assertEquals("1", new ClockRowsTest().third("day 1 load: 1.5", "day 2 load: 1.5", "day 3 load: 1.5"));
        assertEquals("-1", new ClockRowsTest().third("age 1 load: 1.5", "age 2 load: 1.5", "age 3 load: 1.5"));
    }

    private String third(String one, String two, String three) {
        take(one);
        take(two);
        return take(three);
    }
}
