package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.chart.Chart.Heading;
import org.junit.jupiter.api.Test;

/// No picture asks for the fonts of the machine, and what is drawn in cells does not need AWT at all.
class MachineFontsTest {
    /// Draws a chart in the format that is named.
    static final class Drawing {
        private Drawing() {}

        public static void main(String[] arguments) throws IOException {
            Chart chart = new GroupChart(
                    new Heading("acc", "1 run"),
                    "acc",
                    List.of(new GroupChart.Group("a", new double[] {1}, 1, Double.NaN, Double.NaN, "1")));
            if (arguments[0].equals("CELLS")) {
                Picture.cells(chart, 40, 10, true);
            } else {
                Picture.of(chart, Picture.Format.valueOf(arguments[0]), Picture.Look.PLAIN);
            }
        }
    }

    private static List<String> loaded(String format) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Drawing.class.getName(),
                        format)
                .redirectErrorStream(true)
                .start();
        String log = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, java.waitFor(), log);
        return log.lines().filter(line -> line.contains("[class,load]")).toList();
    }

    @Test
    void noPictureLooksForFonts() throws Exception {
        for (Picture.Format format : Picture.Format.values()) {
            List<String> loaded = loaded(format.name());
            assertTrue(loaded.stream().anyMatch(line -> line.contains(" java.awt.Graphics2D ")), format.name());
            assertEquals(
                    List.of(),
                    loaded.stream()
                            .filter(line -> line.contains("FontManager") || line.contains("FontConfiguration"))
                            .toList(),
                    format.name());
        }
    }

    @Test
    void cellsNeedNoAwt() throws Exception {
        assertEquals(
                List.of(),
                loaded("CELLS").stream()
                        .filter(line -> line.contains(" java.awt."))
                        .toList());
    }
}
