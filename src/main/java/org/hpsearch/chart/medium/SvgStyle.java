package org.hpsearch.chart.medium;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.jspecify.annotations.Nullable;

/// The style sheet of SVG pictures: a class for each ink and stroke, with a colour for light paper and one
/// for dark.
public final class SvgStyle {
    private SvgStyle() {}

    /// The style sheet of a picture that has these inks.
    ///
    /// @param dark whether it is dark for who prefers that
    public static String of(Collection<Ink> inks, boolean dark) {
        StringBuilder css = new StringBuilder(
                ".hps text{stroke:none}.hps path{fill:none;stroke-linejoin:round;stroke-linecap:round}"
                        + ".hps .w1{stroke-dasharray:4 3}.hps .w2{stroke-dasharray:9 4}.hps .w3{stroke-dasharray:1.5 3}"
                        + ".hps .h{stroke-width:.75;shape-rendering:crispEdges}.hps .n{stroke-width:1.6}"
                        + ".hps .q{stroke-width:1}.hps .l{stroke-width:2.4}.hps ellipse.n{fill:none}"
                        + ".hps g.x:hover .n{stroke-width:3}.hps .p{stroke-opacity:.28}.hps .b{fill-opacity:.18}"
                        + ".hps .o{fill-opacity:.6}");
        List<Ink> all = inks.stream()
                .map(SvgStyle::base)
                .distinct()
                .sorted(Comparator.comparing(Ink::kind).thenComparing(Ink::index))
                .toList();
        all.forEach(ink -> rule(css, ink, false));
        if (dark) {
            css.append("@media(prefers-color-scheme:dark){");
            all.forEach(ink -> rule(css, ink, true));
            css.append('}');
        }
        return css.toString();
    }

    /// All inks that there are.
    public static List<Ink> inks() {
        List<Ink> inks = new ArrayList<>(List.of(Ink.PAPER, Ink.TEXT, Ink.MUTED, Ink.GRID, Ink.AXIS));
        for (int i = 0; i < Palette.SIZE; i++) {
            inks.add(Ink.series(i));
        }
        for (int i = 0; i < Palette.HEAT_SIZE; i++) {
            inks.add(new Ink(Ink.Kind.HEAT, i));
            inks.add(new Ink(Ink.Kind.CONTRAST, i));
        }
        return inks;
    }

    /// The ink whose colour it has.
    private static Ink base(Ink ink) {
        return switch (ink.kind()) {
            case PALE, BAND, VEIL -> ink.as(Ink.Kind.SERIES);
            default -> ink;
        };
    }

    /// The classes of a thing.
    ///
    /// @param stroke of a line; null for an area or a text
    static String classes(Ink ink, @Nullable Stroke stroke) {
        if (stroke == null) {
            return filled(ink);
        }
        return stroked(ink)
                + switch (stroke) {
                    case HAIR -> " h";
                    case THIN -> " q";
                    case BOLD -> " l";
                    case NORMAL, DASHED, LONG_DASHED, DOTTED -> " n";
                }
                + (stroke.dash == 0 ? "" : " w" + stroke.dash);
    }

    private static String stroked(Ink ink) {
        return switch (ink.kind()) {
            case GRID -> "g";
            case AXIS, PAPER, CONTRAST -> "a";
            case TEXT -> "ts";
            case MUTED -> "ms";
            case SERIES, BAND, VEIL -> "s" + ink.index();
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
            case VEIL -> "o f" + ink.index();
            case HEAT -> "v" + ink.index();
            case CONTRAST -> "k" + ink.index();
        };
    }

    private static void rule(StringBuilder css, Ink ink, boolean dark) {
        String colour = String.format("#%06x", Palette.rgb(ink, dark));
        if (ink.kind() != Ink.Kind.GRID && ink.kind() != Ink.Kind.AXIS) {
            rule(css, filled(ink), "fill", colour);
        }
        if (ink.kind() != Ink.Kind.PAPER && ink.kind() != Ink.Kind.CONTRAST) {
            rule(css, stroked(ink), "stroke", colour);
        }
    }

    private static void rule(StringBuilder css, String name, String property, String colour) {
        css.append(".hps .").append(name).append('{').append(property).append(':');
        css.append(colour).append('}');
    }
}
