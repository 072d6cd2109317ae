package org.hpsearch.screen;

import java.util.Locale;

/// What is shown of the chosen run.
enum WatchTab {
    LOG,
    PARAMS,
    DIFF,
    SYSTEM,
    LINEAGE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Which part is shown first: of the log its end.
    Scroll beginning() {
        return this == LOG ? Scroll.END : Scroll.START;
    }

    WatchTab next(int step) {
        return values()[Math.floorMod(ordinal() + step, values().length)];
    }
}
