package org.hpsearch.ensemble;

import java.nio.file.Path;
import java.util.List;

/// What came of an ensemble.
///
/// @param combination how rows were combined
/// @param members     those that count, with their weights
/// @param scores      a kind each; none where nothing is known to be true
/// @param differences between the members
/// @param file        with the combined predictions
public record EnsembleReport(
        Combination combination,
        List<WeightedFile> members,
        List<MemberScores> scores,
        RowCounts rows,
        Differences differences,
        Path file) {
    /// The scores of one kind.
    ///
    /// @param alone    of each member
    /// @param together of each member with all before it
    public record MemberScores(ScoreKind kind, double[] alone, double[] together) {
        /// The ensemble's score.
        public double whole() {
            return together[together.length - 1];
        }

        /// The place of the best member.
        public int best() {
            int best = 0;
            for (int i = 1; i < alone.length; i++) {
                best = kind.isBetter(alone[i], alone[best]) ? i : best;
            }
            return best;
        }

        /// How much better the ensemble is than its best member.
        public double gain() {
            return kind.isGreaterBetter() ? whole() - alone[best()] : alone[best()] - whole();
        }
    }

    /// @param all    rows of the predictions
    /// @param scored rows that the truth knows
    /// @param ties   rows in which two classes had as many votes
    /// @param left   rows that were left out, for a member lacks them
    public record RowCounts(long all, long scored, long ties, long left) {}

    /// @param pairs   member × member
    /// @param classes whether that is a share of rows; else the root of the mean squared difference
    public record Differences(double[][] pairs, boolean classes) {
        /// The mean of a member's differences from all others; NaN where it is alone.
        public double mean(int member) {
            return java.util.Arrays.stream(pairs[member]).sum() / (pairs.length - 1);
        }
    }
}
