package org.hpsearch.ensemble;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.value.DataException;
import org.jspecify.annotations.Nullable;

/// Combines files of predictions into one, and scores it and each of them. Rows are streamed; in memory are the truth
/// (8 bytes a row, and its ids), for the area under the curve 16 bytes a row and scored file, the validation rows of a
/// greedy selection, and files whose rows stand in different orders.
public final class Ensemble {
    private final EnsembleRequest request;
    private final Labels labels = new Labels();
    private final @Nullable Truth truth;
    private final @Nullable Truth validation;

    private Ensemble(EnsembleRequest request) throws IOException {
        this.request = request;
        this.truth = truth(request.judging().truth());
        this.validation = truth(request.judging().validation());
    }

    private @Nullable Truth truth(@Nullable TruthFile file) throws IOException {
        if (file == null) {
            return null;
        }
        List<String> columns = file.column().isEmpty() ? List.of() : List.of(file.column());
        return Truth.read(new PredictionFile(file.path(), request.layout().id(), columns), labels);
    }

    /// Combines.
    ///
    /// @param folder where `predictions.csv` is made, or `predictions.npy` where all members are arrays of numbers
    /// @throws DataException where the files cannot be combined or scored
    public static EnsembleReport combine(EnsembleRequest request, Path folder) throws IOException {
        try {
            return new Ensemble(request).combine(request.combination(), folder);
        } catch (Shape.NoClass notLabelsAfterAll) {
            if (request.combination() != null) {
                throw new DataException(String.valueOf(notLabelsAfterAll.getMessage()), notLabelsAfterAll);
            }
            return new Ensemble(request).combine(Combination.MEAN, folder);
        }
    }

    private EnsembleReport combine(@Nullable Combination combination, Path folder) throws IOException {
        List<WeightedFile> members = validation == null ? request.members() : select(combination, validation);
        try (Alignment rows = align(members)) {
            List<Block> first = rows.next();
            List<ScoreKind> kinds = truth == null ? List.of() : kinds(truth, rows);
            Shape shape = Shape.of(combination, rows, first, truth == null ? validation : truth, labels);
            if (truth != null) {
                checkIds(rows, truth, "truth");
            }
            return new CombiningPass(members, rows, shape, kinds, truth, labels, folder).run(first);
        }
    }

    private List<ScoreKind> kinds(Truth known, Alignment rows) {
        return known.kinds(
                request.judging().scores(), rows.isText() || rows.columns().size() > 1);
    }

    private Alignment align(List<WeightedFile> members) throws IOException {
        EnsembleRequest.FileLayout layout = request.layout();
        return new Alignment(
                members.stream()
                        .map(member -> new Alignment.NamedFile(
                                member.name(), new PredictionFile(member.file(), layout.id(), layout.values())))
                        .toList(),
                labels,
                layout.join() == RowJoin.INNER);
    }

    /// Makes sure that rows can be matched with what is true of them.
    private void checkIds(Alignment rows, Truth known, String what) {
        if (request.layout().join() != RowJoin.PLACE && rows.hasIds() != known.hasIds()) {
            throw new DataException("only " + (known.hasIds() ? "the " + what + " has" : "the predictions have")
                    + " ids; --join place takes the rows in their order");
        }
    }

    private List<WeightedFile> select(@Nullable Combination combination, Truth known) throws IOException {
        List<WeightedFile> members = request.members();
        try (Alignment rows = align(members)) {
            checkIds(rows, known, "validation file");
            List<Block> blocks = rows.next();
            ScoreKind kind = kinds(known, rows).getFirst();
            Shape shape = Shape.of(combination, rows, blocks, known, labels);
            Greedy greedy = new Greedy(shape, kind, known);
            long before = 0;
            for (; blocks.getFirst().rows > 0; blocks = rows.next()) {
                greedy.add(shape.blocks(blocks), known.rows(rows, blocks.getFirst(), before));
                before += blocks.getFirst().rows;
            }
            known.checkRows(rows, "validation file", before);
            return greedy.select(members);
        }
    }
}
