package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.capture.output.line.Grammar;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.line.Scanned;
import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.Test;

class FactPlacerTest {
    private final List<String> facts = new ArrayList<>();
    private final Emitter emitter = new Emitter(
            scalar -> facts.add((scalar.step() == null ? "-" : Numbers.print(scalar.step())) + " " + scalar.metric()
                    + " " + Numbers.print(scalar.value()) + " @" + scalar.time()),
            false);
    private final Headings headings = new Headings();

    private FactPlacer placer(LineTokens tokens) {
        return new FactPlacer(tokens, headings, emitter, () -> 2.5);
    }

    private void line(String text) {
        LineTokens tokens = Scanned.line(text);
        placer(tokens).line(new Grammar().of(tokens), false, -1);
        emitter.end();
    }

    @Test
    void valuesAtTheStepOfTheirLine() {
        line("epoch 3 loss 0.5 acc 9/10");
        assertEquals(List.of("3 loss 0.5 @2.5", "3 acc 0.9 @2.5"), facts);
    }

    @Test
    void twoRecordsOfALine() {
        line("epoch 1 loss 0.5 epoch 2 loss 0.4");
        assertEquals(List.of("1 loss 0.5 @2.5", "2 loss 0.4 @2.5"), facts);
    }

    @Test
    void whatCountsBesideTheStepIsAMetric() {
        line("episode 7 step 100 reward 0.5");
        assertEquals(List.of("100 episode 7 @2.5", "100 reward 0.5 @2.5"), facts);
    }

    @Test
    void aHeadingIsPartOfTheName() {
        headings.note(Scanned.line("Test Error:"));
        line("loss: 0.5");
        assertEquals(List.of("- Test_Error/loss 0.5 @2.5"), facts);
    }

    @Test
    void columnsByTheirPlaces() {
        placer(Scanned.line("")).columns(new double[] {0.5, 10, 0.7}, 1, false);
        assertEquals(List.of("10 column_1 0.5 @2.5", "10 column_3 0.7 @2.5"), facts);
    }

    @Test
    void theFinestPositionOfABoxIsTheStepOfTheOthers() {
        placer(Scanned.line(""))
                .box(List.of(
                        new Boxes.Fact("iterations", 2),
                        new Boxes.Fact("total_timesteps", 4096),
                        new Boxes.Fact("reward", 21.5),
                        new Boxes.Fact("fps", 900)));
        assertEquals(List.of("4096 iterations 2 @2.5", "4096 reward 21.5 @2.5", "4096 fps 900 @2.5"), facts);
    }

    @Test
    void whatTheUsersPatternsFind() {
        placer(Scanned.line(""))
                .own(List.of(List.of(new Patterns.Found("step", 5), new Patterns.Found("width", 3))), false);
        emitter.end();
        assertEquals(List.of("5 width 3 @2.5"), facts);
    }
}
