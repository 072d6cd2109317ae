package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.chart.medium.BrailleCanvas;
import org.junit.jupiter.api.Test;

class LegendTest {
    private static String drawn(int count, int rows) {
        Map<String, Label> labels = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            labels.put("r" + i, Label.of("run " + i));
        }
        BrailleCanvas canvas = new BrailleCanvas(50, 3);
        new Legend(canvas, labels, LineLooks.of(Map.of()), rows).draw(0, 0, 100);
        return canvas.lines(false);
    }

    @Test
    void namesAreInRows() {
        assertEquals("""
            ⠒⠒⠒ run 0  ⠒⠒⠒ run 1  ⠒⠒⠒ run 2  ⠒⠒⠒ run 3
            ⠒⠒⠒ run 4

            """, drawn(5, 3));
    }

    @Test
    void whatHasNoRoomIsCounted() {
        assertEquals("""
            ⠒⠒⠒ run 0  ⠒⠒⠒ run 1  ⠒⠒⠒ run 2  and 6 more


            """, drawn(9, 1));
    }

    @Test
    void valuesWithoutTheirNamesHaveThemBeforeTheFirst() {
        Map<String, Label> labels = new LinkedHashMap<>();
        for (int i = 1; i < 9; i++) {
            labels.put(
                    "r" + i,
                    new Label(List.of(
                            new Label.Form("learning_rate=0." + i + " seed=" + i, ""),
                            new Label.Form("0." + i + " " + i, "lr seed"))));
        }
        BrailleCanvas canvas = new BrailleCanvas(50, 3);
        new Legend(canvas, labels, LineLooks.of(Map.of()), 2).draw(0, 0, 100);
        assertEquals("""
            lr seed:  ⠒⠒⠒ 0.1 1  ⠒⠒⠒ 0.2 2  ⠒⠒⠒ 0.3 3
            ⠒⠒⠒ 0.4 4  ⠒⠒⠒ 0.5 5  ⠒⠒⠒ 0.6 6  and 2 more

            """, canvas.lines(false));
    }
}
