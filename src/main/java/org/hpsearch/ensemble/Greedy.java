package org.hpsearch.ensemble;

import java.util.ArrayList;
import java.util.List;

/// Selects members one by one, each as often as it helps (Caruana, Niculescu-Mizil, Crew, Ksikes: "Ensemble selection
/// from libraries of models", ICML 2004): what is added is what makes the ensemble's score on a validation file best.
/// The validation rows of all members are in memory.
final class Greedy {
    private static final int ROUNDS = 50;

    private final Method method;
    private final Metric metric;
    private final View view;
    private final int classes;
    private final List<List<Block>> blocks = new ArrayList<>();
    private final List<double[]> truths = new ArrayList<>();

    /// @param view of a row, for the scorer
    Greedy(Method method, Metric metric, View view, int classes) {
        this.method = method;
        this.metric = metric;
        this.view = view;
        this.classes = classes;
    }

    /// Takes the rows of a block that the validation file knows.
    ///
    /// @param rows of the truth, a row of the block each; -1 where it does not know it
    void add(List<Block> members, int[] rows, Truth truth) {
        int known = 0;
        double[] values = new double[Block.SIZE];
        List<Block> kept = new ArrayList<>();
        members.forEach(member -> kept.add(new Block(member.values.length)));
        for (int row = 0; row < members.getFirst().rows; row++) {
            if (rows[row] < 0) {
                continue;
            }
            for (int i = 0; i < kept.size(); i++) {
                for (int column = 0; column < kept.get(i).values.length; column++) {
                    kept.get(i).values[column][known] = members.get(i).values[column][row];
                }
            }
            values[known++] = truth.at(rows[row]);
        }
        if (known > 0) {
            int count = known;
            kept.forEach(block -> block.rows = count);
            blocks.add(kept);
            truths.add(values);
        }
    }

    /// How many rows the validation file knows.
    long rows() {
        return blocks.stream().mapToLong(block -> block.getFirst().rows).sum();
    }

    /// How often each member is selected, of the round that was best.
    double[] select(int members) {
        double[] counts = new double[members];
        double[] best = counts;
        double bestScore = Double.NaN;
        for (int round = 0; round < ROUNDS; round++) {
            int added = -1;
            double addedScore = Double.NaN;
            for (int i = 0; i < members; i++) {
                counts[i]++;
                double score = score(counts);
                counts[i]--;
                if (added < 0 || metric.isBetter(score, addedScore)) {
                    added = i;
                    addedScore = score;
                }
            }
            counts[added]++;
            if (round == 0 || metric.isBetter(addedScore, bestScore)) {
                best = counts.clone();
                bestScore = addedScore;
            }
        }
        return best;
    }

    private double score(double[] weights) {
        Combiner combiner = new Combiner(method, weights);
        Scorer scorer = Scorer.of(metric, classes, view.isLabel());
        Block result = new Block(blocks.getFirst().getFirst().values.length);
        for (int i = 0; i < blocks.size(); i++) {
            combiner.combine(blocks.get(i), result);
            for (int row = 0; row < result.rows; row++) {
                scorer.row(truths.get(i)[row], view.of(result, row));
            }
        }
        return scorer.score();
    }
}
