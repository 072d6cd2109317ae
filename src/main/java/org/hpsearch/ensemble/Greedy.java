package org.hpsearch.ensemble;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.value.DataException;

/// Selects members one by one, each as often as it helps (Caruana, Niculescu-Mizil, Crew, Ksikes: "Ensemble selection
/// from libraries of models", ICML 2004): what is added is what makes the ensemble's score on a validation file best.
/// The validation rows of all members are in memory.
final class Greedy {
    private static final int ROUNDS = 50;

    private final Shape shape;
    private final ScoreKind kind;
    private final View view;
    private final Truth truth;
    private final List<List<Block>> blocks = new ArrayList<>();
    private final List<double[]> truths = new ArrayList<>();

    /// @param kind  what decides
    /// @param truth of the validation rows
    Greedy(Shape shape, ScoreKind kind, Truth truth) {
        this.shape = shape;
        this.kind = kind;
        this.truth = truth;
        this.view = new View(shape, kind, truth);
    }

    /// Takes the rows of a block that the validation file knows.
    ///
    /// @param rows of the truth, a row of the block each; -1 where it does not know it
    void add(List<Block> members, int[] rows) {
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
            values[known++] = truth.at(rows[row], kind);
        }
        if (known > 0) {
            int count = known;
            kept.forEach(block -> block.rows = count);
            blocks.add(kept);
            truths.add(values);
        }
    }

    /// The members of the round that was best, the most often selected first, by how often each was selected.
    ///
    /// @throws DataException where the validation file knows no row
    List<WeightedFile> select(List<WeightedFile> members) {
        if (blocks.isEmpty()) {
            throw new DataException(
                    "the validation file knows none of the rows: the predictions have to cover those that"
                            + " members are selected by");
        }
        double[] counts = counts(members.size());
        List<WeightedFile> chosen = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                chosen.add(
                        new WeightedFile(members.get(i).name(), members.get(i).file(), counts[i]));
            }
        }
        chosen.sort((a, b) -> Double.compare(b.weight(), a.weight()));
        return chosen;
    }

    private double[] counts(int members) {
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
                if (added < 0 || kind.isBetter(score, addedScore)) {
                    added = i;
                    addedScore = score;
                }
            }
            counts[added]++;
            if (round == 0 || kind.isBetter(addedScore, bestScore)) {
                best = counts.clone();
                bestScore = addedScore;
            }
        }
        return best;
    }

    private double score(double[] weights) {
        Combiner combiner = new Combiner(shape.combination(), weights);
        Scorer scorer = Scorer.of(kind, truth.classes().size(), view.isLabel());
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
