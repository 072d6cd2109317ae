package org.hpsearch.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.hpsearch.chart.medium.Ink;
import org.hpsearch.chart.medium.Palette;

/// The colour and the stroke of each line of a chart, by its key. A line has a colour of its own, and those that share
/// one with earlier lines are dashed, unless its [Look] says otherwise.
public final class LineLooks {
    /// Strokes that are told apart.
    public static final int STROKES = 4;

    /// Colours that are told apart.
    public static final int COLOURS = Palette.SIZE;

    private static final Stroke[] DASHES = {Stroke.NORMAL, Stroke.LONG_DASHED, Stroke.DOTTED, Stroke.DASHED};

    private final Map<String, Integer> colours = new HashMap<>();
    private final Map<String, Stroke> strokes = new HashMap<>();

    /// What decides how a line looks.
    ///
    /// @param colour lines of the same text have the same colour
    /// @param stroke lines of the same number have the same stroke; negative where lines that share a colour by
    ///               chance are told apart by it
    public record Look(String colour, int stroke) {
        /// Of a line that has a colour of its own.
        static Look own(String key) {
            return new Look(key, -1);
        }
    }

    private LineLooks() {}

    /// The looks of lines.
    ///
    /// @param lines key → what decides how it looks, in the order in which colours are given
    public static LineLooks of(Map<String, Look> lines) {
        LineLooks looks = new LineLooks();
        Map<String, Integer> assigned = Palette.assign(
                lines.values().stream().map(Look::colour).distinct().toList());
        Map<String, Stroke> usual = strokes(assigned);
        lines.forEach((key, look) -> {
            looks.colours.put(key, assigned.getOrDefault(look.colour(), 0));
            looks.strokes.put(
                    key,
                    look.stroke() < 0
                            ? usual.getOrDefault(look.colour(), Stroke.NORMAL)
                            : DASHES[look.stroke() % STROKES]);
        });
        return looks;
    }

    /// Those that share a colour with earlier ones are dashed.
    static Map<String, Stroke> strokes(Map<String, Integer> colours) {
        Map<String, Stroke> strokes = new LinkedHashMap<>();
        Map<Integer, List<String>> sharing = new HashMap<>();
        colours.forEach((key, colour) -> {
            List<String> same = sharing.computeIfAbsent(colour, number -> new ArrayList<>());
            strokes.put(key, DASHES[same.size() % STROKES]);
            same.add(key);
        });
        return strokes;
    }

    Ink ink(String key) {
        return Ink.series(colours.getOrDefault(key, 0));
    }

    Stroke stroke(String key) {
        return strokes.getOrDefault(key, Stroke.NORMAL);
    }

    int count() {
        return colours.size();
    }

    /// The colour of a line as 0xRRGGBB.
    public int rgb(String key, boolean dark) {
        return Palette.rgb(ink(key), dark);
    }

    /// The lengths of a line's dashes and gaps in pixels; empty for none.
    public List<Double> dashes(String key) {
        return stroke(key).dashes();
    }
}
