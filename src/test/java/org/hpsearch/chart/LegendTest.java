package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hpsearch.chart.medium.BrailleCanvas;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.junit.jupiter.api.Test;

class LegendTest {
    private static String drawn(int count, int rows) {
        Map<String, Label> labels = new LinkedHashMap<>();
        Map<String, Integer> colours = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            labels.put("r" + i, Label.of("run " + i));
            colours.put("r" + i, i % 10);
        }
        BrailleCanvas canvas = new BrailleCanvas(50, 3);
        new Legend(canvas, labels, colours, rows).draw(0, 0, 100);
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
    void seriesThatShareAColourAreDashed() {
        Map<String, Integer> colours = new LinkedHashMap<>(Map.of("a", 3));
        colours.put("b", 3);
        colours.put("c", 4);
        assertEquals(Stroke.NORMAL, Legend.stroke(colours, "a"));
        assertEquals(Stroke.LONG_DASHED, Legend.stroke(colours, "b"));
        assertEquals(Stroke.NORMAL, Legend.stroke(colours, "c"));
    }
}
