package org.hpsearch.ensemble;

import java.util.List;

/// How far each two members are apart: the share of rows in which their classes differ, or the root of the mean
/// squared difference of their numbers; over the first 100,000 rows.
final class Disagreement {
    private static final long MOST = 100_000;

    private final boolean classes;
    private final double[][] sums;
    private long rows;

    /// @param classes whether rows tell classes, be it by one number that tells two
    Disagreement(int members, boolean classes) {
        this.classes = classes;
        this.sums = new double[members][members];
    }

    void add(List<Block> members) {
        int count = (int) Math.min(members.getFirst().rows, MOST - rows);
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < sums.length; i++) {
                double own = value(members.get(i), row);
                for (int j = 0; j < i; j++) {
                    double off = own - value(members.get(j), row);
                    sums[i][j] += classes ? (off == 0 ? 0 : 1) : off * off;
                }
            }
        }
        rows += count;
    }

    private double value(Block block, int row) {
        if (!classes) {
            return block.values[0][row];
        }
        if (block.values.length == 1) {
            double value = block.values[0][row];
            return value == Math.rint(value) ? value : value > 0.5 ? 1 : 0;
        }
        return block.greatest(row);
    }

    /// Member × member.
    double[][] result() {
        double[][] result = new double[sums.length][sums.length];
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < i; j++) {
                double mean = sums[i][j] / rows;
                result[i][j] = classes ? mean : Math.sqrt(mean);
                result[j][i] = result[i][j];
            }
        }
        return result;
    }
}
