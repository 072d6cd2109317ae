package org.hpsearch.chart;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.chart.Chart.Box;
import org.hpsearch.chart.medium.BrailleCanvas;
import org.hpsearch.chart.medium.Canvas;
import org.hpsearch.chart.medium.Canvas.Anchor;
import org.hpsearch.chart.medium.GraphicsCanvas;
import org.hpsearch.chart.medium.Ink;
import org.hpsearch.chart.medium.Medium;
import org.hpsearch.chart.medium.Palette;
import org.hpsearch.chart.medium.PdfMedium;
import org.hpsearch.chart.medium.PixelMedium;
import org.hpsearch.chart.medium.SvgMedium;
import org.hpsearch.chart.medium.SvgStyle;
import org.hpsearch.chart.medium.SvgText;

/// Charts as files, and as lines of a terminal.
public final class Picture {
    private static final double MARGIN = 14;
    private static final double TITLE = 15.0 / 12;

    static {
        System.setProperty("java.awt.headless", "true");
    }

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
        return drawn(chart, look, medium(chart, format, look))
                .file(chart.heading().title());
    }

    private static Medium medium(Chart chart, Format format, Look look) throws IOException {
        double height = height(chart, look);
        return switch (format) {
            case SVG -> document(look, height);
            case PNG -> new PixelMedium(look.width, height);
            case PDF -> new PdfMedium(look.width, height);
        };
    }

    private static SvgMedium document(Look look, double height) {
        return new SvgMedium(look.width, height, "", look.font, true, look.dark);
    }

    private static <M extends Medium> M drawn(Chart chart, Look look, M medium) {
        draw(chart, new GraphicsCanvas(medium, look.width, height(chart, look)), look.titles, MARGIN);
        return medium;
    }

    /// An SVG document that brings its own style.
    public static String svg(Chart chart, Look look) {
        return drawn(chart, look, document(look, height(chart, look)))
                .document(chart.heading().title());
    }

    /// An SVG for a page that has [#style()].
    ///
    /// @param ids what its ids begin with: another one for each picture of the page
    public static String inline(Chart chart, Look look, String ids) {
        return drawn(chart, look, new SvgMedium(look.width, height(chart, look), ids, look.font, false, true))
                .document(chart.heading().title());
    }

    /// The colours that series of one chart have: 0xRRGGBB on dark paper.
    public static Map<String, Integer> colours(List<String> keys) {
        return colours(keys, true);
    }

    /// The colours that series of one chart have, as 0xRRGGBB.
    ///
    /// @param dark whether the paper is
    public static Map<String, Integer> colours(List<String> keys, boolean dark) {
        Map<String, Integer> colours = new LinkedHashMap<>();
        Palette.assign(keys).forEach((key, index) -> colours.put(key, Palette.rgb(Ink.series(index), dark)));
        return colours;
    }

    /// The colour of a value on a scale of colours, as 0xRRGGBB.
    ///
    /// @param share 0 (least) to 1
    /// @param dark  whether the paper is
    public static int heat(double share, boolean dark) {
        return Palette.rgb(Ink.heat(share), dark);
    }

    /// A text that is harmless in XML and HTML.
    public static String escaped(String text) {
        return SvgText.escaped(text);
    }

    /// What a page with pictures needs in its style sheet.
    public static String style() {
        // a printed page is light
        return SvgStyle.of(SvgStyle.inks(), true).replace("@media(", "@media screen and (");
    }

    /// A drawing in cells of a terminal.
    ///
    /// @param coloured whether escape sequences give colours
    public static String cells(Chart chart, int columns, int rows, boolean coloured) {
        return cells(chart, columns, rows, coloured, Map.of());
    }

    /// A drawing in cells of a terminal.
    ///
    /// @param coloured whether escape sequences give colours
    /// @param lights   label of a curve → how much lighter it is than usual, up to 1, or darker, down to -1
    public static String cells(Chart chart, int columns, int rows, boolean coloured, Map<String, Double> lights) {
        BrailleCanvas canvas = new BrailleCanvas(columns, rows, lights);
        draw(chart, canvas, true, 0);
        return canvas.lines(coloured);
    }

    /// A text in the colour of a curve.
    ///
    /// @param rgb   as of [#colours(List)]
    /// @param light as of [#cells(Chart, int, int, boolean, Map)]
    public static String cell(String text, int rgb, double light) {
        return "\u001b[38;2;" + BrailleCanvas.channels(rgb, light) + "m" + text + "\u001b[39m";
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
                    gap,
                    y - canvas.length(4),
                    Axes.parts(canvas, heading.subtitle(), size, room));
        }
        y += y > gap ? canvas.length(6) : 0;
        chart.draw(canvas, new Box(gap, y, Math.max(1, room), Math.max(1, canvas.height() - y - gap)), titles);
    }
}
