package org.hpsearch.ensemble;

import java.util.Arrays;
import java.util.List;

/// Combines the predictions of members, block by block.
final class Combiner {
    private static final double NEARLY = 1e-3;

    private final Combination method;
    private final double[] weights;
    private final double[] sorted;
    private final double[] means = new double[Block.SIZE];
    private long ties;

    /// @param weights of the members, each above 0; a member that is left out has 0
    Combiner(Combination method, double[] weights) {
        this.method = method;
        this.weights = weights.clone();
        this.sorted = new double[weights.length];
    }

    /// Rows in which two classes had as many votes: the one of the earlier member won.
    long ties() {
        return ties;
    }

    /// Combines the rows of the members' blocks.
    void combine(List<Block> members, Block result) {
        int rows = members.getFirst().rows;
        result.rows = rows;
        System.arraycopy(members.getFirst().ids, 0, result.ids, 0, rows);
        switch (method) {
            case MEAN -> mean(members, result, rows);
            case MEDIAN -> {
                median(members, result, rows);
                if (result.values.length > 1) {
                    normalise(members, result);
                }
            }
            case VOTE -> vote(members, result, rows);
        }
    }

    private void mean(List<Block> members, Block result, int rows) {
        double whole = Arrays.stream(weights).sum();
        for (int column = 0; column < result.values.length; column++) {
            double[] sum = result.values[column];
            Arrays.fill(sum, 0, rows, 0);
            for (int i = 0; i < weights.length; i++) {
                add(sum, members.get(i).values[column], weights[i], rows);
            }
            for (int row = 0; row < rows; row++) {
                sum[row] /= whole;
            }
        }
    }

    private static void add(double[] sum, double[] values, double weight, int rows) {
        if (weight == 1) {
            for (int row = 0; row < rows; row++) {
                sum[row] += values[row];
            }
        } else if (weight > 0) {
            for (int row = 0; row < rows; row++) {
                sum[row] += weight * values[row];
            }
        }
    }

    private void median(List<Block> members, Block result, int rows) {
        int middle = sorted.length / 2;
        for (int column = 0; column < result.values.length; column++) {
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < sorted.length; i++) {
                    sorted[i] = members.get(i).values[column][row];
                }
                Arrays.sort(sorted);
                result.values[column][row] =
                        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
            }
        }
    }

    /// Makes the probabilities of a row add up to 1, where those of all members do.
    private static void normalise(List<Block> members, Block result) {
        for (int row = 0; row < result.rows; row++) {
            int at = row;
            boolean probabilities = members.stream().allMatch(member -> Math.abs(sum(member, at) - 1) < NEARLY);
            double whole = sum(result, row);
            for (double[] column : result.values) {
                column[row] = probabilities && whole > 0 ? column[row] / whole : column[row];
            }
        }
    }

    private static double sum(Block block, int row) {
        double sum = 0;
        for (double[] column : block.values) {
            sum += column[row];
        }
        return sum;
    }

    private void vote(List<Block> members, Block result, int rows) {
        for (int row = 0; row < rows; row++) {
            double best = -1;
            int winner = 0;
            boolean tie = false;
            for (int i = 0; i < weights.length; i++) {
                double label = members.get(i).values[0][row];
                boolean counted = false;
                double votes = 0;
                for (int j = 0; j < weights.length; j++) {
                    boolean same = members.get(j).values[0][row] == label;
                    counted |= same && j < i;
                    votes += same ? weights[j] : 0;
                }
                tie = votes > best ? false : tie || votes == best && !counted;
                winner = votes > best ? i : winner;
                best = Math.max(best, votes);
            }
            ties += tie ? 1 : 0;
            result.values[0][row] = members.get(winner).values[0][row];
        }
    }

    /// The standard deviation of the members' numbers in each row (population, by weight), for one column.
    void spread(List<Block> members, double[] spread) {
        int rows = members.getFirst().rows;
        double whole = Arrays.stream(weights).sum();
        Arrays.fill(means, 0, rows, 0);
        Arrays.fill(spread, 0, rows, 0);
        for (int i = 0; i < weights.length; i++) {
            add(means, members.get(i).values[0], weights[i] / whole, rows);
        }
        for (int i = 0; i < weights.length; i++) {
            double[] values = members.get(i).values[0];
            double weight = weights[i] / whole;
            for (int row = 0; row < rows; row++) {
                double off = values[row] - means[row];
                spread[row] += weight * off * off;
            }
        }
        for (int row = 0; row < rows; row++) {
            spread[row] = Math.sqrt(spread[row]);
        }
    }
}
