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

    WatchTab next(int step) {
        return values()[Math.floorMod(ordinal() + step, values().length)];
    }
}
