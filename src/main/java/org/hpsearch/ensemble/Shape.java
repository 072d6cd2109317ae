package org.hpsearch.ensemble;

import java.util.Arrays;
import java.util.List;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;

/// How the members' rows are combined.
///
/// @param text    whether the combined rows are labels that are texts
/// @param winners of a vote on probabilities, the class of each column; null for all else
record Shape(Combination combination, View.Kind kind, List<String> columns, boolean text, double @Nullable [] winners) {
    /// The rows as they are combined: of a vote on probabilities, the classes.
    List<Block> blocks(List<Block> members) {
        double[] classes = winners;
        if (kind == View.Kind.LABEL && !text && classes == null) {
            checkWhole(members);
        }
        return classes == null
                ? members
                : members.stream().map(block -> winners(block, classes)).toList();
    }

    private static Block winners(Block block, double[] classes) {
        Block labels = new Block(1, block);
        labels.values[0] = new double[Block.SIZE];
        for (int row = 0; row < block.rows; row++) {
            labels.values[0][row] = classes[block.greatest(row)];
        }
        return labels;
    }

    /// Decides it by the first rows.
    ///
    /// @param asked  the method; null to take a vote of labels and the mean of all else
    /// @param known  what is true of the rows; null where nothing is
    /// @param labels shared by all files
    /// @throws DataException where the rows cannot be combined so
    static Shape of(
            @Nullable Combination asked, Alignment rows, List<Block> blocks, @Nullable Truth known, Labels labels) {
        boolean several = rows.columns().size() > 1;
        boolean labelled = rows.isText() || !several && known != null && looksLikeLabels(blocks, known);
        Combination method = asked != null ? asked : labelled ? Combination.VOTE : Combination.MEAN;
        if (rows.isText() && method != Combination.VOTE) {
            throw new DataException("labels cannot be averaged; --method vote counts them");
        }
        if (method != Combination.VOTE) {
            View.Kind kind = several ? View.Kind.PROBABILITIES : View.Kind.NUMBER;
            return new Shape(method, kind, rows.columns(), false, null);
        }
        if (!several) {
            return new Shape(method, View.Kind.LABEL, rows.columns(), rows.isText(), null);
        }
        boolean named = known != null && !known.classes().isEmpty();
        List<String> names = known != null && named ? View.classes(rows.columns(), known.classes()) : rows.columns();
        boolean text = known == null || !named || known.isText();
        double[] winners = names.stream()
                .mapToDouble(name -> text ? labels.code(name) : Double.parseDouble(name))
                .toArray();
        return new Shape(method, View.Kind.LABEL, rows.columns(), text, winners);
    }

    /// Whether the first rows hold nothing but the truth's classes.
    private static boolean looksLikeLabels(List<Block> blocks, Truth truth) {
        return !truth.classes().isEmpty()
                && blocks.stream()
                        .allMatch(block ->
                                Arrays.stream(block.values[0], 0, block.rows).allMatch(truth::isClass));
    }

    private static void checkWhole(List<Block> blocks) {
        for (Block block : blocks) {
            for (int row = 0; row < block.rows; row++) {
                double label = block.values[0][row];
                if (label != Math.rint(label)) {
                    throw new NoClass("a vote needs classes, and " + Numbers.print(label) + " is not one");
                }
            }
        }
    }

    /// A number that is no class.
    static final class NoClass extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoClass(String message) {
            super(message);
        }
    }
}
