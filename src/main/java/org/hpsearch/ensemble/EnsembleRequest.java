package org.hpsearch.ensemble;

import java.util.List;
import org.hpsearch.value.UsageException;
import org.jspecify.annotations.Nullable;

/// Which predictions are combined, how, and what judges them.
///
/// @param members at least one
/// @param method  null to take a vote of labels and the mean of all else
/// @param layout  of all files
public record EnsembleRequest(
        List<WeightedFile> members, @Nullable Method method, FileLayout layout, Judging judging) {
    /// How files of predictions are read.
    ///
    /// @param id     name of the id column; empty to find it
    /// @param values names of the value columns; empty for all
    public record FileLayout(String id, List<String> values, RowJoin join) {
        public FileLayout {
            values = List.copyOf(values);
        }
    }

    /// What predictions are scored by.
    ///
    /// @param truth      what is true of the rows; null where nothing is known
    /// @param validation what is true of the rows that members are selected on; null for no selection
    /// @param scores     empty for the one that fits what is true; the first one selects
    public record Judging(
            @Nullable TruthFile truth, @Nullable TruthFile validation, List<ScoreKind> scores) {
        public Judging {
            scores = scores.stream().distinct().toList();
            if (truth == null && validation == null && !scores.isEmpty()) {
                throw new UsageException("--metric needs --truth FILE");
            }
        }

        /// Whether members are selected on the rows that score them.
        public boolean selectsOnTruth() {
            return truth != null && validation != null && truth.path().equals(validation.path());
        }
    }

    public EnsembleRequest {
        members = List.copyOf(members);
        check(method, judging);
    }

    /// Makes sure that a method and what judges fit.
    ///
    /// @throws UsageException where they do not
    public static void check(@Nullable Method method, Judging judging) {
        if ((method == Method.GREEDY) != (judging.validation != null)) {
            throw new UsageException("--method greedy needs --validation FILE, and --validation needs --method greedy");
        }
    }

    /// How rows are combined; null to take a vote of labels and the mean of all else.
    @Nullable
    Combination combination() {
        return method == null ? null : method.combination();
    }
}
