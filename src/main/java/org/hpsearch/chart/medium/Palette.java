package org.hpsearch.chart.medium;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The colours. Neighbours differ for the colour-blind, too; each stands out from its paper. The hues of the
/// series follow Okabe and Ito, "Color Universal Design" (2008); the scale of values goes from a pale
/// blue to a dark one, on dark paper to a bright one.
public final class Palette {
    /// How many series have a colour of their own.
    public static final int SIZE = 10;

    /// How many steps the scale of values has.
    public static final int HEAT_SIZE = 21;

    private static final int[] LIGHT = {
        0x0072b2, 0xd55e00, 0x009e73, 0xb84a9a, 0xa87400, 0x3a9bd9, 0x9e1b32, 0x5f8a00, 0x332288, 0x5a5a5a
    };
    private static final int[] DARK = {
        0x4da6e0, 0xff8a3d, 0x2fc79a, 0xf08fd0, 0xf2c14a, 0x9fdcff, 0xe0566b, 0xa3cf4e, 0x9a8cf0, 0xc4c4c4
    };
    private static final int[] HEAT = {0xa9c3cf, 0x6fb1c4, 0x3a8fb7, 0x2a6aa8, 0x2d4690, 0x2a1a5e};
    private static final int[] DARK_HEAT = {0x3d5563, 0x3f7487, 0x3f96ab, 0x55b9c4, 0x8fd9cf, 0xe2f7d0};

    /// Where black and white words are equally well read.
    private static final double MIDDLE_LUMINANCE = 0.179;

    private Palette() {}

    /// 0xRRGGBB on light or dark paper.
    public static int rgb(Ink ink, boolean dark) {
        return switch (ink.kind()) {
            case PAPER -> dark ? 0x15181d : 0xffffff;
            case TEXT -> dark ? 0xe6e8eb : 0x1b1f24;
            case MUTED -> dark ? 0x9aa3ad : 0x5d6670;
            case GRID -> dark ? 0x2b3038 : 0xe4e7ea;
            case AXIS -> dark ? 0x6b747e : 0x8b949e;
            case SERIES, PALE, BAND, VEIL -> (dark ? DARK : LIGHT)[ink.index()];
            case HEAT -> heat(dark ? DARK_HEAT : HEAT, ink.index());
            case CONTRAST ->
                luminance(heat(dark ? DARK_HEAT : HEAT, ink.index())) > MIDDLE_LUMINANCE ? 0x000000 : 0xffffff;
        };
    }

    /// A step between the colours of a scale.
    private static int heat(int[] colours, int step) {
        double at = (double) step * (colours.length - 1) / (HEAT_SIZE - 1);
        int below = Math.min(colours.length - 2, (int) at);
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = colours[below] >> shift & 255;
            int to = colours[below + 1] >> shift & 255;
            mixed |= (int) Math.round(from + (at - below) * (to - from)) << shift;
        }
        return mixed;
    }

    /// The relative luminance of WCAG 2.
    static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : StrictMath.pow((share + 0.055) / 1.055, 2.4);
    }

    /// How much of it covers what lies behind.
    static double opacity(Ink ink) {
        return switch (ink.kind()) {
            case PALE -> 0.28;
            case BAND -> 0.18;
            case VEIL -> 0.6;
            case PAPER, TEXT, MUTED, GRID, AXIS, SERIES, HEAT, CONTRAST -> 1;
        };
    }

    /// A colour for each key: the one that its name tells, the next free one where that is taken. A key
    /// so keeps its colour from picture to picture, unless others of the same picture have it.
    ///
    /// @return key → number of the colour
    public static Map<String, Integer> assign(List<String> keys) {
        Map<String, Integer> colours = new LinkedHashMap<>();
        Map<Integer, Integer> used = new HashMap<>();
        for (String key : keys) {
            int colour = Math.floorMod(key.hashCode() * 31 >>> 3, SIZE);
            int least = used.size() < SIZE
                    ? 0
                    : used.values().stream().min(Integer::compare).orElse(0);
            while (used.getOrDefault(colour, 0) > least) {
                colour = (colour + 1) % SIZE;
            }
            used.merge(colour, 1, Integer::sum);
            colours.put(key, colour);
        }
        return colours;
    }
}
