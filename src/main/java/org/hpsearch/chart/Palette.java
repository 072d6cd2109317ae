package org.hpsearch.chart;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The colours. Those of series are chosen with colour blindness in mind: Okabe and Ito, "Color
/// Universal Design" (2008), and Paul Tol's muted scheme (SRON/EPS/TN/09-002). The scale of values is
/// viridis (CC0).
final class Palette {
    /// How many series have a colour of their own.
    static final int SIZE = 10;

    /// How many steps the scale of values has.
    static final int HEAT_SIZE = 11;

    private static final int[] LIGHT = {
        0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x882255, 0x999933, 0x332288, 0x4d4d4d
    };
    private static final int[] DARK = {
        0x4da6e0, 0xff8a3d, 0x2fc79a, 0xe39ac4, 0xf2b840, 0x8acdf2, 0xc65a8e, 0xc2c25a, 0x9a8cf0, 0xcccccc
    };
    private static final int[] HEAT = {
        0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x44bf70, 0x7ad151, 0xbddf26, 0xfde725
    };

    /// The same on dark paper: its dark end is lighter.
    private static final int[] DARK_HEAT = {
        0x9a7bd8, 0x8a80dc, 0x7a8bdc, 0x669cd8, 0x50acd0, 0x3fb8bd, 0x3cc3a2, 0x55ce84, 0x7fd964, 0xbddf3c, 0xfde725
    };

    private Palette() {}

    /// 0xRRGGBB on light or dark paper.
    static int rgb(Ink ink, boolean dark) {
        return switch (ink.kind()) {
            case PAPER -> dark ? 0x15181d : 0xffffff;
            case TEXT -> dark ? 0xe6e8eb : 0x1b1f24;
            case MUTED -> dark ? 0x9aa3ad : 0x5d6670;
            case GRID -> dark ? 0x2b3038 : 0xe4e7ea;
            case AXIS -> dark ? 0x6b747e : 0x8b949e;
            case SERIES, PALE, BAND -> (dark ? DARK : LIGHT)[ink.index()];
            case HEAT -> (dark ? DARK_HEAT : HEAT)[ink.index()];
            case CONTRAST -> ink.index() == 0 ? 0xffffff : 0x000000;
        };
    }

    /// How much of it covers what lies behind.
    static double opacity(Ink ink) {
        return switch (ink.kind()) {
            case PALE -> 0.28;
            case BAND -> 0.18;
            case PAPER, TEXT, MUTED, GRID, AXIS, SERIES, HEAT, CONTRAST -> 1;
        };
    }

    /// A colour for each key: the one that its name tells, the next free one where that is taken. A key
    /// so keeps its colour from picture to picture, unless others of the same picture have it.
    ///
    /// @return key → number of the colour
    static Map<String, Integer> assign(List<String> keys) {
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
