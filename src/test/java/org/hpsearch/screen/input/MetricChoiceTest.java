package org.hpsearch.screen.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricChoiceTest {
    private final MetricChoice choice = new MetricChoice(List.of("acc", "loss", "val_loss"), List.of("acc"), "", 0);

    @Test
    void whatIsTypedNarrowsAndSpaceChooses() {
        MetricChoice narrow = choice.pressed('V').pressed('a');
        assertEquals(List.of("val_loss"), narrow.listed());
        assertEquals(List.of("acc", "val_loss"), narrow.pressed(' ').done());
        assertEquals(List.of("acc"), narrow.pressed(' ').pressed(' ').done());
        assertEquals(3, narrow.pressed(Key.CTRL_U).listed().size());
    }

    @Test
    void whereNoneIsChosenItIsTheOneAtTheCursor() {
        MetricChoice none = choice.pressed(' ').pressed(Key.DOWN);
        assertEquals(List.of("loss"), none.done());
        assertEquals(List.of(), choice.pressed(' ').pressed('z').pressed(' ').done());
    }
}
