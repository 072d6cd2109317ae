package org.hpsearch.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hpsearch.value.DataException;
import org.jspecify.annotations.Nullable;

/// The scores of the members, and of each with those before it.
final class Scores {
    private static final int LABELS_SHOWN = 5;

    private final Truth truth;
    private final View view;
    private final List<Combiner> combiners = new ArrayList<>();
    private final List<Scorer> alone = new ArrayList<>();
    private final List<Scorer> together = new ArrayList<>();
    private @Nullable Block result;
    private long rows;

    Scores(List<Ensemble.Member> members, Method method, Metric metric, Truth truth, View view) {
        this.truth = truth;
        this.view = view;
        double[] weights = members.stream().mapToDouble(Ensemble.Member::weight).toArray();
        for (int i = 0; i < weights.length; i++) {
            combiners.add(new Combiner(method, Arrays.copyOf(weights, i + 1)));
            alone.add(Scorer.of(metric, truth.classes().size(), view.isLabel()));
            together.add(Scorer.of(metric, truth.classes().size(), view.isLabel()));
        }
    }

    /// Makes sure that the members predict some class that the truth has.
    void check(List<Block> blocks) {
        if (!view.isLabel()) {
            return;
        }
        for (Block block : blocks) {
            if (Arrays.stream(block.values[0], 0, block.rows).noneMatch(truth::isClass)) {
                throw new DataException("the predicted labels do not match the truth's: "
                        + String.join(
                                ", ",
                                truth.classes().stream().limit(LABELS_SHOWN).toList()));
            }
        }
    }

    void add(List<Block> blocks, int[] known) {
        Block prefix = result == null ? new Block(blocks.getFirst().values.length) : result;
        result = prefix;
        for (int i = 0; i < alone.size(); i++) {
            combiners.get(i).combine(blocks.subList(0, i + 1), prefix);
            for (int row = 0; row < known.length; row++) {
                if (known[row] >= 0) {
                    double expected = truth.at(known[row]);
                    alone.get(i).row(expected, view.of(blocks.get(i), row));
                    together.get(i).row(expected, view.of(prefix, row));
                }
            }
        }
        rows += Arrays.stream(known).filter(row -> row >= 0).count();
    }

    void checkRows(long done) {
        if (rows == 0) {
            throw new DataException("the truth knows none of the " + done + " rows: the ids do not match");
        }
    }

    long rows() {
        return rows;
    }

    double[] alone() {
        return alone.stream().mapToDouble(Scorer::score).toArray();
    }

    double[] together() {
        return together.stream().mapToDouble(Scorer::score).toArray();
    }
}
