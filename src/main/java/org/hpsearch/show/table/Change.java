package org.hpsearch.show.table;

import org.hpsearch.console.Texts;

/// How far a number is from an earlier one.
///
/// @param from the earlier one
/// @param to   the later one
public record Change(double from, double to) {
    private static final int PER_CENT = 100;
    private static final int DIGITS = 2;

    /// The difference; NaN where one of them is no number.
    double difference() {
        return to - from;
    }

    /// In per cent of the earlier number, with a sign: `+2.5 %`; empty where that means nothing.
    public String share() {
        double share = difference() / Math.abs(from) * PER_CENT;
        return from == 0 || !Double.isFinite(share) ? "" : sign() + Texts.number(share, DIGITS) + " %";
    }

    /// With a sign, and in per cent: `+0.1 (+2.5 %)`.
    String text() {
        return sign() + Texts.number(difference()) + (share().isEmpty() ? "" : " (" + share() + ")");
    }

    private String sign() {
        return difference() > 0 ? "+" : "";
    }
}
