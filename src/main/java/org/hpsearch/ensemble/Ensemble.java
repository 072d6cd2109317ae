package org.hpsearch.ensemble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.value.DataException;
import org.jspecify.annotations.Nullable;

/// Combines files of predictions into one, and scores it and each of them. Rows are streamed; in memory are the truth
/// (8 bytes a row, and its ids), for the area under the curve 16 bytes a row and scored file, the validation rows of a
/// greedy selection, and files whose rows stand in different orders.
public final class Ensemble {
    private final Request request;
    private final Labels labels = new Labels();
    private final @Nullable Truth truth;
    private final @Nullable Truth validation;

    /// A file of predictions and whose it is.
    ///
    /// @param name   for messages
    /// @param weight above 0
    public record Member(String name, Path file, double weight) {}

    /// A file that tells what is true.
    ///
    /// @param column empty to find it
    public record TruthFile(Path path, String column) {}

    /// What is to be done.
    ///
    /// @param members    at least one
    /// @param method     null to take a vote of labels and the mean of all else
    /// @param id         name of the id column; empty to find it
    /// @param values     names of the value columns; empty for all
    /// @param join       how rows are matched
    /// @param truth      what is true of the rows; null where nothing is known
    /// @param metric     null where there is no truth
    /// @param validation what is true of the rows that a greedy selection looks at; null for no selection
    public record Request(
            List<Member> members,
            @Nullable Method method,
            String id,
            List<String> values,
            Join join,
            @Nullable TruthFile truth,
            @Nullable Metric metric,
            @Nullable TruthFile validation) {
        /// The same by a method.
        Request by(Method other) {
            return new Request(members, other, id, values, join, truth, metric, validation);
        }

        public Request {
            members = List.copyOf(members);
            values = List.copyOf(values);
        }
    }

    /// How rows are matched.
    public enum Join {
        /// By their ids where all files have some, else by their places; all files have to have all rows.
        ALL,
        /// The same, without rows that a file lacks.
        INNER,
        /// As `ALL`; where only the truth or only the predictions have ids, by their places.
        PLACE
    }

    /// What came of it.
    ///
    /// @param method       that was taken
    /// @param members      those that count, with their weights
    /// @param alone        their scores; empty where there is no truth
    /// @param together     the score of each with all before it
    /// @param rows         of the predictions
    /// @param scored       rows that the truth knows
    /// @param ties         rows in which two classes had as many votes
    /// @param left         rows that were left out, for a member lacks them
    /// @param disagreement member × member
    /// @param classes      whether that is a share of rows; else the root of the mean squared difference
    /// @param file         with the combined predictions
    public record Report(
            Method method,
            List<Member> members,
            double[] alone,
            double[] together,
            long rows,
            long scored,
            long ties,
            long left,
            double[][] disagreement,
            boolean classes,
            Path file) {
        /// The ensemble's score.
        public double score() {
            return together[together.length - 1];
        }
    }

    private Ensemble(Request request) throws IOException {
        this.request = request;
        this.truth = truth(request.truth);
        this.validation = truth(request.validation);
    }

    private @Nullable Truth truth(@Nullable TruthFile file) throws IOException {
        Metric metric = request.metric;
        if (file == null || metric == null) {
            return null;
        }
        List<String> columns = file.column.isEmpty() ? List.of() : List.of(file.column);
        return Truth.read(new PredictionFile(file.path, request.id, columns), metric.ofClasses(), labels);
    }

    /// Combines.
    ///
    /// @param folder where `predictions.csv` is made, or `predictions.npy` where all members are arrays of numbers
    /// @throws DataException where the files cannot be combined or scored
    public static Report combine(Request request, Path folder) throws IOException {
        try {
            Ensemble ensemble = new Ensemble(request);
            List<Member> chosen = request.validation == null ? request.members : ensemble.select();
            return ensemble.combine(chosen, folder);
        } catch (Shape.NoClass notLabelsAfterAll) {
            if (request.method != null) {
                throw new DataException(String.valueOf(notLabelsAfterAll.getMessage()), notLabelsAfterAll);
            }
            return combine(request.by(Method.MEAN), folder);
        }
    }

    private Alignment align(List<Member> members) throws IOException {
        return new Alignment(
                members.stream()
                        .map(member -> new Alignment.Member(
                                member.name, new PredictionFile(member.file, request.id, request.values)))
                        .toList(),
                labels,
                request.join == Join.INNER);
    }

    /// Makes sure that rows can be matched with what is true of them.
    private void checkIds(Alignment rows, Truth known, String what) {
        if (request.join != Join.PLACE && rows.hasIds() != known.hasIds()) {
            throw new DataException("only " + (known.hasIds() ? "the " + what + " has" : "the predictions have")
                    + " ids; --join place takes the rows in their order");
        }
    }

    private static void checkRows(Alignment rows, Truth known, String what, long done) {
        boolean byId = rows.hasIds() && known.hasIds();
        if (!byId && done != known.rows()) {
            throw new DataException("the " + what + " has " + known.rows() + " rows, the predictions have " + done
                    + ", and no ids tell which are the same");
        }
    }

    private List<Member> select() throws IOException {
        Metric metric = request.metric;
        Truth valid = validation;
        if (metric == null || valid == null) {
            throw new DataException("a greedy selection needs a metric and a validation file");
        }
        try (Alignment rows = align(request.members)) {
            checkIds(rows, valid, "validation file");
            List<Block> blocks = rows.next();
            Shape shape = Shape.of(request.method, rows, blocks, valid, labels);
            View view = new View(shape.kind(), shape.columns(), metric, valid, shape.text());
            Greedy greedy =
                    new Greedy(shape.method(), metric, view, valid.classes().size());
            long before = 0;
            for (; blocks.getFirst().rows > 0; blocks = rows.next()) {
                greedy.add(shape.blocks(blocks), known(valid, rows, blocks.getFirst(), before), valid);
                before += blocks.getFirst().rows;
            }
            checkRows(rows, valid, "validation file", before);
            if (greedy.rows() == 0) {
                throw new DataException(
                        "the validation file knows none of the rows: the predictions have to cover those that members are selected by");
            }
            double[] counts = greedy.select(request.members.size());
            List<Member> chosen = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    Member member = request.members.get(i);
                    chosen.add(new Member(member.name, member.file, counts[i]));
                }
            }
            chosen.sort((a, b) -> Double.compare(b.weight, a.weight));
            return chosen;
        }
    }

    /// The truth's row of each row of a block; -1 where it knows nothing of it.
    private static int[] known(Truth truth, Alignment rows, Block block, long before) {
        boolean byId = truth.hasIds() && rows.hasIds();
        int[] known = new int[block.rows];
        for (int row = 0; row < block.rows; row++) {
            known[row] = byId ? truth.row(block.ids[row]) : truth.row(before + row);
        }
        return known;
    }

    private Report combine(List<Member> members, Path folder) throws IOException {
        try (Alignment rows = align(members)) {
            List<Block> blocks = rows.next();
            Shape shape = Shape.of(request.method, rows, blocks, truth == null ? validation : truth, labels);
            if (truth != null) {
                checkIds(rows, truth, "truth");
            }
            return new Pass(members, rows, shape, folder).run(blocks);
        }
    }

    /// One pass over all rows.
    private final class Pass {
        private final List<Member> members;
        private final Alignment rows;
        private final Shape shape;
        private final Combiner combiner;
        private final @Nullable Scores scores;
        private final Disagreement disagreement;
        private final boolean classes;
        private final Path file;
        private final boolean array;

        Pass(List<Member> members, Alignment rows, Shape shape, Path folder) {
            this.members = members;
            this.rows = rows;
            this.shape = shape;
            this.combiner = new Combiner(
                    shape.method(), members.stream().mapToDouble(Member::weight).toArray());
            Metric metric = request.metric;
            this.scores = truth == null || metric == null
                    ? null
                    : new Scores(
                            members,
                            shape.method(),
                            metric,
                            truth,
                            new View(shape.kind(), shape.columns(), metric, truth, shape.text()));
            this.classes = shape.kind() != View.Kind.NUMBER || metric != null && metric.ofClasses();
            this.disagreement = new Disagreement(members.size(), classes);
            this.array = !rows.hasIds() && !shape.text() && members.stream().allMatch(member -> isArray(member.file));
            this.file = folder.resolve(array ? "predictions.npy" : "predictions.csv");
        }

        Report run(List<Block> first) throws IOException {
            boolean spread =
                    shape.kind() == View.Kind.NUMBER && shape.method() != Method.VOTE && !classes && members.size() > 1;
            double[] spreads = spread ? new double[Block.SIZE] : null;
            Block result = new Block(
                    shape.kind() == View.Kind.LABEL ? 1 : rows.columns().size());
            long done = 0;
            if (scores != null) {
                scores.check(shape.blocks(first));
            }
            try (Output output = output(spread)) {
                for (List<Block> blocks = first; blocks.getFirst().rows > 0; blocks = rows.next()) {
                    List<Block> combined = shape.blocks(blocks);
                    combiner.combine(combined, result);
                    if (spreads != null) {
                        combiner.spread(combined, spreads);
                    }
                    output.write(result, spreads);
                    disagreement.add(combined);
                    if (scores != null && truth != null) {
                        scores.add(combined, known(truth, rows, blocks.getFirst(), done));
                    }
                    done += result.rows;
                }
            }
            if (scores != null && truth != null) {
                checkRows(rows, truth, "truth", done);
                scores.checkRows(done);
            }
            return new Report(
                    shape.method(),
                    members,
                    scores == null ? new double[0] : scores.alone(),
                    scores == null ? new double[0] : scores.together(),
                    done,
                    scores == null ? 0 : scores.rows(),
                    combiner.ties(),
                    rows.left(),
                    disagreement.result(),
                    classes,
                    file);
        }

        private Output output(boolean spread) throws IOException {
            if (array) {
                int columns =
                        shape.kind() == View.Kind.LABEL ? 1 : rows.columns().size();
                return new Output.Array(file, columns, spread ? file.resolveSibling("spread.npy") : null);
            }
            List<String> columns = shape.kind() == View.Kind.PROBABILITIES
                    ? shape.columns()
                    : List.of(shape.kind() == View.Kind.LABEL ? "label" : "prediction");
            return new Output.Text(file, columns, rows.hasIds(), spread, shape.text() ? labels : null);
        }

        private static boolean isArray(Path file) {
            try (var in = Files.newInputStream(file)) {
                return NpyReader.isNpy(in.readNBytes(8));
            } catch (IOException unreadable) {
                return false;
            }
        }
    }
}
