package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hpsearch.chart.Label.Form;
import org.hpsearch.chart.medium.BrailleCanvas;
import org.junit.jupiter.api.Test;

class LabelTest {
    private static final List<Label> LABELS =
            List.of(label("lr=0.1 hidden=64", "lr 0.1", "k3x7q"), label("lr=0.3 hidden=128", "lr 0.3", "ab2cd"));

    private static Label label(String... forms) {
        return new Label(List.of(forms).stream().map(form -> new Form(form, "")).toList());
    }

    private static int length(double cells) {
        return Label.length(LABELS, new BrailleCanvas(80, 24), 4, cells * 2);
    }

    @Test
    void theLongestFormThatAllHaveRoomForIsShown() {
        assertEquals(0, length(17));
        assertEquals(1, length(16));
        assertEquals(1, length(6));
        assertEquals(2, length(5));
    }

    @Test
    void whereNoneFitsTheShortestIsShown() {
        assertEquals(2, length(1));
        assertEquals("ab2cd", LABELS.getLast().form(7).text());
        assertEquals("lr=0.1 hidden=64", LABELS.getFirst().text());
    }
}
