package org.hpsearch.serve;

import org.hpsearch.project.Direction;
import org.hpsearch.show.table.Change;

/// How a run's value compares with that of the baseline.
///
/// @param text    the change in per cent; empty where there is none
/// @param verdict `better`, `worse`, or empty where neither is known
record Comparison(String text, String verdict) {
    static final Comparison NONE = new Comparison("", "");

    static Comparison of(double base, double value, Direction direction) {
        String share = new Change(base, value).share();
        if (share.isEmpty() || value == base) {
            return NONE;
        }
        String verdict =
                direction == Direction.NONE ? "" : value > base == (direction == Direction.MAX) ? "better" : "worse";
        return new Comparison(share, verdict);
    }
}
