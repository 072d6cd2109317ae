package org.hpsearch.chart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.chart.Canvas.Anchor;
import org.hpsearch.chart.Chart.Box;

/// Charts as files, and as lines of a terminal.
public final class Picture {
    private static final double MARGIN = 14;
    private static final double TITLE = 15.0 / 12;

    private Picture() {}

    /// The kinds of files.
    public enum Format {
        SVG,
        PNG,
        PDF
    }

    /// How a picture looks.
    ///
    /// @param width  pixels of 1/96 inch
    /// @param height pixels; 0 to let the chart decide
    /// @param font   names of fonts for SVG; the text is measured as Arial
    /// @param titles whether title and subtitle are drawn
    /// @param dark   whether an SVG is dark for who prefers that
    public record Look(double width, double height, String font, boolean titles, boolean dark) {
        /// 720 pixels wide, as high as the chart wants to be, light and dark.
        public static final Look PLAIN = new Look(720, 0, "Helvetica, Arial, Liberation Sans, sans-serif", true, true);
    }

    /// The bytes of a file.
    ///
    /// @throws IOException where a library fails; no known case
    public static byte[] of(Chart chart, Format format, Look look) throws IOException {
        double height = height(chart, look);
        return switch (format) {
            case SVG -> svg(chart, look).getBytes(StandardCharsets.UTF_8);
            case PNG -> {
                PngCanvas canvas = new PngCanvas(look.width, height);
                draw(chart, canvas, look.titles, MARGIN);
                yield canvas.png();
            }
            case PDF -> {
                PdfCanvas canvas = new PdfCanvas(look.width, height);
                draw(chart, canvas, look.titles, MARGIN);
                yield canvas.pdf(chart.heading().title());
            }
        };
    }

    /// An SVG document that brings its own style.
    public static String svg(Chart chart, Look look) {
        SvgCanvas canvas = new SvgCanvas(look.width, height(chart, look), "");
        draw(chart, canvas, look.titles, MARGIN);
        return canvas.document(chart.heading().title(), look.font, true, look.dark);
    }

    /// An SVG for a page that has [#style()].
    ///
    /// @param ids what its ids begin with: another one for each picture of the page
    public static String inline(Chart chart, Look look, String ids) {
        SvgCanvas canvas = new SvgCanvas(look.width, height(chart, look), ids);
        draw(chart, canvas, look.titles, MARGIN);
        return canvas.document(chart.heading().title(), look.font, false, look.dark);
    }

    /// The colours that series of one chart have: 0xRRGGBB on dark paper.
    public static Map<String, Integer> colours(List<String> keys) {
        Map<String, Integer> colours = new LinkedHashMap<>();
        Palette.assign(keys).forEach((key, index) -> colours.put(key, Palette.rgb(Ink.series(index), true)));
        return colours;
    }

    /// A text that is harmless in XML and HTML.
    public static String escaped(String text) {
        return SvgCanvas.escaped(text);
    }

    /// What a page with pictures needs in its style sheet.
    public static String style() {
        return SvgCanvas.STYLE + SvgCanvas.dark();
    }

    /// A drawing in cells of a terminal.
    ///
    /// @param coloured whether escape sequences give colours
    public static String cells(Chart chart, int columns, int rows, boolean coloured) {
        BrailleCanvas canvas = new BrailleCanvas(columns, rows);
        draw(chart, canvas, true, 0);
        return canvas.lines(coloured);
    }

    private static double height(Chart chart, Look look) {
        return look.height > 0 ? look.height : chart.height(look.width) + (look.titles ? 46 : 0);
    }

    private static void draw(Chart chart, Canvas canvas, boolean titles, double margin) {
        double gap = canvas.length(margin);
        double y = gap;
        Chart.Heading heading = titles ? chart.heading() : Chart.Heading.NONE;
        double room = canvas.width() - 2 * gap;
        if (!heading.title().isEmpty()) {
            double size = canvas.textSize() * TITLE;
            y += canvas.lineHeight(size);
            canvas.text(
                    Ink.TEXT,
                    Anchor.START,
                    size,
                    false,
                    gap,
                    y - canvas.length(4),
                    Axes.cut(canvas, heading.title(), size, room));
        }
        if (!heading.subtitle().isEmpty()) {
            double size = Axes.small(canvas);
            y += canvas.lineHeight(size);
            canvas.text(
                    Ink.MUTED,
                    Anchor.START,
                    size,
                    false,
                    gap,
                    y - canvas.length(4),
                    Axes.cut(canvas, heading.subtitle(), size, room));
        }
        y += y > gap ? canvas.length(6) : 0;
        chart.draw(canvas, new Box(gap, y, Math.max(1, room), Math.max(1, canvas.height() - y - gap)));
    }
}
