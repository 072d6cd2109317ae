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
    private final boolean labels;
    private final List<Combiner> combiners = new ArrayList<>();
    private final List<OfKind> kinds = new ArrayList<>();
    private @Nullable Block result;
    private long rows;

    /// The scores of one kind.
    private record OfKind(ScoreKind kind, View view, List<Scorer> alone, List<Scorer> together) {
        void add(int member, Truth truth, int row, Block own, Block prefix, int at) {
            double expected = truth.at(row, kind);
            alone.get(member).row(expected, view.of(own, at));
            together.get(member).row(expected, view.of(prefix, at));
        }

        EnsembleReport.MemberScores report() {
            return new EnsembleReport.MemberScores(
                    kind,
                    alone.stream().mapToDouble(Scorer::score).toArray(),
                    together.stream().mapToDouble(Scorer::score).toArray());
        }
    }

    Scores(List<WeightedFile> members, List<ScoreKind> kinds, Shape shape, Truth truth) {
        this.truth = truth;
        this.labels = shape.kind() == View.Kind.LABEL;
        double[] weights = members.stream().mapToDouble(WeightedFile::weight).toArray();
        for (int i = 0; i < weights.length; i++) {
            combiners.add(new Combiner(shape.combination(), Arrays.copyOf(weights, i + 1)));
        }
        for (ScoreKind kind : kinds) {
            OfKind one = new OfKind(kind, new View(shape, kind, truth), new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < weights.length; i++) {
                one.alone.add(Scorer.of(kind, truth.classes().size(), labels));
                one.together.add(Scorer.of(kind, truth.classes().size(), labels));
            }
            this.kinds.add(one);
        }
    }

    /// Makes sure that the members predict some class that the truth has.
    void check(List<Block> blocks) {
        if (!labels) {
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
        for (int i = 0; i < combiners.size(); i++) {
            combiners.get(i).combine(blocks.subList(0, i + 1), prefix);
            for (int row = 0; row < known.length; row++) {
                if (known[row] >= 0) {
                    for (OfKind kind : kinds) {
                        kind.add(i, truth, known[row], blocks.get(i), prefix, row);
                    }
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

    List<EnsembleReport.MemberScores> report() {
        return kinds.stream().map(OfKind::report).toList();
    }
}
