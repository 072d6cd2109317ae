package org.hpsearch.chart;

import org.hpsearch.chart.Canvas.Stroke;
import org.jspecify.annotations.Nullable;

/// The style sheet of SVG pictures: a class for each ink and stroke, with a colour for light paper and one
/// for dark.
final class SvgStyle {
    private SvgStyle() {}

    /// What classes mean; the same in every picture.
    static String light() {
        return ".hps text{stroke:none}.hps path{fill:none;stroke-linejoin:round;stroke-linecap:round}"
                + ".hps .w1{stroke-dasharray:4 3}.hps .w2{stroke-dasharray:9 4}.hps .w3{stroke-dasharray:1.5 3}"
                + ".hps .h{stroke-width:.75;shape-rendering:crispEdges}.hps .n{stroke-width:1.6}.hps .q{stroke-width:1}"
                + ".hps ellipse.n{fill:none}.hps g.x:hover .n{stroke-width:3}" + colours(false)
                + ".hps .p{stroke-opacity:.28}.hps .b{fill-opacity:.18}.hps .k0{fill:#fff}.hps .k1{fill:#000}"
                + heat(false);
    }

    /// The colours on dark paper, for who prefers it.
    static String dark() {
        return "@media(prefers-color-scheme:dark){" + colours(true) + heat(true) + "}";
    }

    /// The classes of a thing.
    ///
    /// @param stroke of a line; null for an area or a text
    static String classes(Ink ink, @Nullable Stroke stroke) {
        if (stroke == null) {
            return filled(ink);
        }
        return stroked(ink)
                + (stroke == Stroke.HAIR ? " h" : stroke == Stroke.THIN ? " q" : " n")
                + (stroke.dash == 0 ? "" : " w" + stroke.dash);
    }

    private static String stroked(Ink ink) {
        return switch (ink.kind()) {
            case GRID -> "g";
            case AXIS, TEXT, MUTED, PAPER, CONTRAST -> "a";
            case SERIES, BAND -> "s" + ink.index();
            case PALE -> "p s" + ink.index();
            case HEAT -> "y" + ink.index();
        };
    }

    private static String filled(Ink ink) {
        return switch (ink.kind()) {
            case PAPER -> "bg";
            case TEXT -> "t";
            case MUTED, GRID, AXIS -> "m";
            case SERIES -> "f" + ink.index();
            case PALE, BAND -> "b f" + ink.index();
            case HEAT -> "v" + ink.index();
            case CONTRAST -> "k" + ink.index();
        };
    }

    private static String colours(boolean dark) {
        StringBuilder css = new StringBuilder();
        rule(css, "bg", "fill", Ink.PAPER, dark);
        rule(css, "t", "fill", Ink.TEXT, dark);
        rule(css, "m", "fill", Ink.MUTED, dark);
        rule(css, "g", "stroke", Ink.GRID, dark);
        rule(css, "a", "stroke", Ink.AXIS, dark);
        for (int i = 0; i < Palette.SIZE; i++) {
            rule(css, "s" + i, "stroke", Ink.series(i), dark);
            rule(css, "f" + i, "fill", Ink.series(i), dark);
        }
        return css.toString();
    }

    private static String heat(boolean dark) {
        StringBuilder css = new StringBuilder();
        for (int i = 0; i < Palette.HEAT_SIZE; i++) {
            Ink ink = new Ink(Ink.Kind.HEAT, i);
            rule(css, "y" + i, "stroke", ink, dark);
            rule(css, "v" + i, "fill", ink, dark);
        }
        return css.toString();
    }

    private static void rule(StringBuilder css, String name, String property, Ink ink, boolean dark) {
        css.append(".hps .").append(name).append('{').append(property).append(':');
        css.append(String.format("#%06x", Palette.rgb(ink, dark))).append('}');
    }
}
