package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineRecipeTest {
    private static String records(String text) {
        return Scanned.recipe(text).records().stream()
                .map(record -> record.positions().stream()
                                .map(LineRecipe.Position::name)
                                .collect(Collectors.joining(" "))
                        + " > "
                        + record.values().stream().map(LineRecipe.Reading::name).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
    }

    @Test
    void recordsOfALine() {
        assertEquals("epoch > loss acc", records("epoch 1 loss 0.5 acc 0.9"));
        assertEquals("epoch > loss; epoch > loss", records("epoch 1 loss 0.5 epoch 2 loss 0.4"));
        assertEquals("epoch > loss", records("epoch 2 loss 0.4 best at epoch 1"));
        assertEquals("", records("nothing here"));
    }

    @Test
    void traits() {
        assertEquals(true, Scanned.recipe("1 0.5 0.9").traits().row());
        assertEquals(
                true, Scanned.recipe("50%|###   | 1/2 [00:01<00:01]").traits().bar());
        assertEquals(true, Scanned.recipe("Test: [1/5] loss 0.5").traits().aside());
        assertEquals(false, Scanned.recipe("Train: [1/5] loss 0.5").traits().aside());
        assertEquals(true, Scanned.recipe("[CV 1/5] END score 0.5").traits().search());
        assertEquals(false, Scanned.recipe("epoch 1").traits().valued());
    }

    @Test
    void emptyOnes() {
        assertEquals(true, LineRecipe.none().isEmpty());
        assertEquals(true, Scanned.recipe("text").isEmpty());
        assertEquals(false, Scanned.recipe("Namespace(lr=0.1)").isEmpty());
        assertEquals(
                List.of("lr"),
                Scanned.recipe("Namespace(lr=0.1)").settings().stream()
                        .map(LineRecipe.Setting::name)
                        .toList());
    }

    @Test
    void eachNumberHasARuling() {
        assertEquals(
                "POSITION TOTAL PAIR NEVER",
                Scanned.recipe("epoch 1/3 loss: 0.5 eta: 7").rulings().stream()
                        .map(ruling -> ruling.rule().name())
                        .collect(Collectors.joining(" ")));
    }
}
