package org.hpsearch.chart.medium;

/// What something is drawn as; the canvas gives it a colour, which depends on light and dark.
///
/// @param index of the colour: that of a series, or the step of [Kind#HEAT] and [Kind#CONTRAST]; else 0
public record Ink(Kind kind, int index) {
    /// The families of ink.
    public enum Kind {
        /// What lies behind all.
        PAPER,
        /// Words.
        TEXT,
        /// Words of less weight.
        MUTED,
        /// Thin lines behind the data.
        GRID,
        /// Axes and ticks.
        AXIS,
        /// A series.
        SERIES,
        /// The raw values behind a smoothed series.
        PALE,
        /// What lies between the bounds of a series.
        BAND,
        /// A mark of a series that shows what is behind it.
        VEIL,
        /// A value on a scale of colours: the greater, the more it stands out from the paper.
        HEAT,
        /// Words on [#HEAT]: white or black.
        CONTRAST
    }

    public static final Ink PAPER = new Ink(Kind.PAPER, 0);
    public static final Ink TEXT = new Ink(Kind.TEXT, 0);
    public static final Ink MUTED = new Ink(Kind.MUTED, 0);
    public static final Ink GRID = new Ink(Kind.GRID, 0);
    public static final Ink AXIS = new Ink(Kind.AXIS, 0);

    /// The ink of a series.
    public static Ink series(int colour) {
        return new Ink(Kind.SERIES, Math.floorMod(colour, Palette.SIZE));
    }

    /// The same series in another kind of ink.
    public Ink as(Kind other) {
        return new Ink(other, index);
    }

    /// Words on this value's ink.
    public Ink contrast() {
        return as(Kind.CONTRAST);
    }

    /// A value's ink.
    ///
    /// @param share 0 (least) to 1
    public static Ink heat(double share) {
        double clamped = Math.max(0, Math.min(1, share));
        return new Ink(Kind.HEAT, (int) Math.round(clamped * (Palette.HEAT_SIZE - 1)));
    }
}
