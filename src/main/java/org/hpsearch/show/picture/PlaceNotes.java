package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hpsearch.run.Curve;
import org.jspecify.annotations.Nullable;

/// What a picture's reader must know of the places of a metric's rows along x.
///
/// @param placeless how many rows have no place
/// @param tails     how many rows of its ancestors are not drawn
/// @param counted   in how many runs rows are counted, as they have no steps
/// @param between   in how many runs rows stand between those of the metric that is x
/// @param crowded   in how many runs several rows have the same epoch
/// @param coarse    how many rows count epochs, in curves that count batches
/// @param others    how many rows of ancestors count something else
record PlaceNotes(int placeless, int tails, int counted, int between, int crowded, int coarse, int others) {
    static final PlaceNotes NONE = new PlaceNotes(0, 0, 0, 0, 0, 0, 0);

    /// Of one run.
    ///
    /// @param by where x is a metric, its rows
    /// @param at the places of the rows
    static PlaceNotes of(CurveAxis axis, Curve curve, @Nullable Curve by, double[] at) {
        int placeless = 0;
        int crowded = 0;
        Set<Double> seen = new HashSet<>();
        for (int i = 0; i < at.length; i++) {
            boolean isPlaced = !Double.isNaN(at[i]);
            placeless += isPlaced || !Double.isFinite(curve.value(i)) ? 0 : 1;
            crowded |= axis.x().equals(CurveAxis.EPOCH) && isPlaced && !seen.add(at[i]) ? 1 : 0;
        }
        int tails =
                axis.isMetric() ? curve.tails().stream().mapToInt(Curve::size).sum() : 0;
        return new PlaceNotes(
                placeless, tails, axis.counts(curve) ? 1 : 0, axis.isBetween(curve, by) ? 1 : 0, crowded, 0, 0);
    }

    PlaceNotes and(PlaceNotes other) {
        return new PlaceNotes(
                placeless + other.placeless,
                tails + other.tails,
                counted + other.counted,
                between + other.between,
                crowded + other.crowded,
                coarse + other.coarse,
                others + other.others);
    }

    /// The same with rows that are not drawn, as they count something coarser.
    PlaceNotes without(int rows) {
        return new PlaceNotes(placeless, tails, counted, between, crowded, rows, others);
    }

    /// The same without rows of ancestors, whose steps count something else.
    PlaceNotes withoutOthers(int rows) {
        return new PlaceNotes(placeless, tails, counted, between, crowded, coarse, rows);
    }

    /// Sentences about a metric.
    ///
    /// @param x    what x is
    /// @param runs how many runs have the metric
    List<String> words(String metric, String x, int runs) {
        List<String> lines = new ArrayList<>();
        if (placeless > 0) {
            lines.add(rows(placeless, metric) + " no " + x + " and " + (placeless == 1 ? "is" : "are") + " not drawn");
        }
        if (tails > 0) {
            lines.add(rows(tails, metric) + " been written by a parent after the checkpoint and "
                    + (tails == 1 ? "is" : "are") + " not drawn over " + x);
        }
        if (counted > 0 && !x.equals(CurveAxis.ROW)) {
            lines.add(metric + " has no step in " + counted + " of " + runs + " runs: x is the row there");
        }
        if (coarse > 0) {
            lines.add(coarse + (coarse == 1 ? " value of " : " values of ") + metric + " "
                    + (coarse == 1 ? "counts epochs" : "count epochs") + " where the others count batches, and "
                    + (coarse == 1 ? "is" : "are") + " not drawn; -x time draws all");
        }
        if (others > 0) {
            lines.add(others + (others == 1 ? " value of " : " values of ") + metric + " from before a resume "
                    + (others == 1 ? "is" : "are")
                    + " not drawn: the steps counted something else there; -x time draws all");
        }
        if (between > 0) {
            lines.add(metric + " is interpolated between the values of " + x + " linearly");
        }
        if (crowded > 0) {
            lines.add(metric + " has several values in an epoch, all drawn at that epoch; -x step draws them apart");
        }
        return lines;
    }

    private static String rows(int count, String metric) {
        return count + (count == 1 ? " value of " + metric + " has" : " values of " + metric + " have");
    }
}
