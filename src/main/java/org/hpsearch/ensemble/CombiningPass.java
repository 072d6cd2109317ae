package org.hpsearch.ensemble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.value.DataException;
import org.jspecify.annotations.Nullable;

/// One pass over all rows of all members: they are combined, written, scored, and compared.
final class CombiningPass {
    private final List<WeightedFile> members;
    private final Alignment rows;
    private final Shape shape;
    private final Combiner combiner;
    private final @Nullable Truth truth;
    private final @Nullable Scores scores;
    private final Disagreement disagreement;
    private final boolean classes;
    private final Labels labels;
    private final Path file;
    private final boolean array;

    /// @param kinds  of the scores
    /// @param truth  null where nothing is known
    /// @param folder where the combined predictions are written
    CombiningPass(
            List<WeightedFile> members,
            Alignment rows,
            Shape shape,
            List<ScoreKind> kinds,
            @Nullable Truth truth,
            Labels labels,
            Path folder) {
        this.members = members;
        this.rows = rows;
        this.shape = shape;
        this.truth = truth;
        this.labels = labels;
        this.combiner = new Combiner(
                shape.combination(),
                members.stream().mapToDouble(WeightedFile::weight).toArray());
        this.scores = truth == null ? null : new Scores(members, kinds, shape, truth);
        this.classes = shape.kind() != View.Kind.NUMBER || kinds.stream().anyMatch(ScoreKind::ofClasses);
        this.disagreement = new Disagreement(members.size(), classes);
        this.array = !rows.hasIds() && !shape.text() && members.stream().allMatch(member -> isArray(member.file()));
        this.file = folder.resolve(array ? "predictions.npy" : "predictions.csv");
    }

    EnsembleReport run(List<Block> first) throws IOException {
        boolean spread = shape.kind() == View.Kind.NUMBER && !classes && members.size() > 1;
        double[] spreads = spread ? new double[Block.SIZE] : null;
        Block result =
                new Block(shape.kind() == View.Kind.LABEL ? 1 : rows.columns().size());
        long done = 0;
        if (scores != null) {
            scores.check(shape.blocks(first));
        }
        try (PredictionWriter output = output(spread)) {
            for (List<Block> blocks = first; blocks.getFirst().rows > 0; blocks = rows.next()) {
                List<Block> combined = shape.blocks(blocks);
                combiner.combine(combined, result);
                if (spreads != null) {
                    combiner.spread(combined, spreads);
                }
                output.write(result, spreads);
                disagreement.add(combined);
                if (scores != null && truth != null) {
                    scores.add(combined, truth.rows(rows, blocks.getFirst(), done));
                }
                done += result.rows;
            }
        }
        if (scores != null && truth != null) {
            truth.checkRows(rows, "truth", done);
            scores.checkRows(done);
        }
        return report(done);
    }

    private EnsembleReport report(long done) {
        return new EnsembleReport(
                shape.combination(),
                members,
                scores == null ? List.of() : scores.report(),
                new EnsembleReport.RowCounts(done, scores == null ? 0 : scores.rows(), combiner.ties(), rows.left()),
                new EnsembleReport.Differences(disagreement.result(), classes),
                file);
    }

    private PredictionWriter output(boolean spread) throws IOException {
        if (array) {
            int columns = shape.kind() == View.Kind.LABEL ? 1 : rows.columns().size();
            return new PredictionWriter.Array(file, columns, spread ? file.resolveSibling("spread.npy") : null);
        }
        List<String> columns = shape.kind() == View.Kind.PROBABILITIES
                ? shape.columns()
                : List.of(shape.kind() == View.Kind.LABEL ? "label" : "prediction");
        return new PredictionWriter.Text(file, columns, rows.hasIds(), spread, shape.text() ? labels : null);
    }

    private static boolean isArray(Path file) {
        try (var in = Files.newInputStream(file)) {
            return NpyReader.isNpy(in.readNBytes(8));
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
