package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.capture.output.line.Cells;
import org.hpsearch.capture.output.line.LineRecipe;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.line.Rule;
import org.hpsearch.capture.output.word.StepAxis;
import org.hpsearch.capture.output.word.Vocabulary;
import org.hpsearch.project.Direction;
import org.jspecify.annotations.Nullable;

/// Tables whose header names the columns: `epoch  train_loss  valid_loss`, boxes with `|`, fixed-width logs whose
/// header stands on one or two lines, and on whose next line the values stand. Used by one thread.
final class Tables {
    private static final int MOST_LINES_BETWEEN = 200;
    private static final Set<String> COUNTERS = Set.of("ts", "#", "e", "n", "i", "k", "it#", "iter#", "nr", "no");
    /// What a solver counts: the nodes of its tree, what it has evaluated.
    private static final Set<String> WORK = Set.of(
            "node",
            "nodes",
            "expl",
            "explored",
            "proc",
            "conflicts",
            "evals",
            "nevals",
            "evaluations",
            "nfev",
            "feval",
            "fevals",
            "func-count",
            "func_count",
            "index");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Set<String> LABELS = Set.of("class", "label", "name", "notes", "species", "category");

    /// A column.
    ///
    /// @param axis what it counts, null for a metric
    /// @param name empty for a column that is no metric
    private record Column(@Nullable StepAxis axis, String name) {}

    /// The columns of a table, with what each of its rows asks of them.
    ///
    /// @param counts  whether one of them counts
    /// @param report  whether they are those of a report by classes
    /// @param labels  whether the last one holds labels
    private record Columns(List<Column> all, boolean counts, boolean report, boolean labels) {
        static final Columns NONE = new Columns(List.of(), false, false, false);

        static Columns of(List<Column> all) {
            return new Columns(
                    all,
                    all.stream().anyMatch(column -> column.axis != null),
                    isReport(all),
                    LABELS.contains(all.getLast().name.toLowerCase(Locale.ROOT)));
        }

        int size() {
            return all.size();
        }
    }

    private boolean piped;
    private @Nullable TableHeader above;
    private @Nullable TableHeader header;
    /// The header of the table that is being read.
    private @Nullable TableHeader named;
    /// The header above that one, whose names are before its names.
    private @Nullable TableHeader grouping;
    private Columns columns = Columns.NONE;
    private int between;

    /// A row that was understood: positions and values, in the order of the columns.
    record Row(List<LineRecipe.Position> positions, List<LineRecipe.Reading> values) {
        /// What became of the number at a token.
        LineReport.Verdict verdict(String text, int token) {
            for (LineRecipe.Reading value : values) {
                if (value.token() == token) {
                    return new LineReport.Verdict(text, Rule.CELL, value.name());
                }
            }
            for (LineRecipe.Position position : positions) {
                if (position.token() == token) {
                    return new LineReport.Verdict(text, Rule.CELL_POSITION, position.name());
                }
            }
            return new LineReport.Verdict(text, Rule.NEVER, "");
        }
    }

    /// Notes a line without numbers, which may be a header.
    void note(LineTokens tokens, int end) {
        if (++between > MOST_LINES_BETWEEN) {
            columns = Columns.NONE;
            named = null;
        }
        boolean rule = end <= 0;
        for (int i = 0; i < end && !rule; i++) {
            rule = tokens.kind(i) == LineTokens.BAR || tokens.isSign(i, '+');
        }
        if (rule) {
            return;
        }
        TableHeader spare = above;
        above = header;
        header = spare == null ? new TableHeader() : spare;
        header.take(tokens, end);
    }

    /// Forgets the lines above: what stands between is no header.
    void interrupt() {
        if (header != null) {
            header.forget();
        }
        if (above != null) {
            above.forget();
        }
    }

    /// Reads a row; null where no header fits.
    @Nullable
    Row row(LineTokens tokens) {
        List<Cells.Cell> cells = Cells.of(tokens);
        boolean counts =
                !cells.getFirst().isNumber() && StepAxis.of(cells.getFirst().text()) != null; // `iter  5 value 0.5`
        if (counts || cells.stream().noneMatch(Cells.Cell::isNumber)) {
            return null;
        }
        boolean rowPiped = Cells.isPiped(tokens);
        if (header != null && header.isKnown() && !adopt(cells, rowPiped) && columns.size() == 0) {
            return null;
        }
        interrupt();
        between = 0;
        boolean marked = cells.size() == columns.size() + 1 && !cells.getLast().isNumber();
        List<Cells.Cell> bare = marked ? cells.subList(0, columns.size()) : cells;
        if (piped != rowPiped || bare.stream().noneMatch(Cells.Cell::isNumber)) {
            return null;
        }
        boolean shifted = columns.size() == bare.size()
                && !bare.getFirst().isNumber()
                && bare.getLast().isNumber()
                && columns.labels;
        return columns.size() == bare.size() && !shifted ? read(bare, columns) : incomplete(bare);
    }

    /// A row that lacks cells: each belongs to the name that it stands under.
    private @Nullable Row incomplete(List<Cells.Cell> cells) {
        TableHeader known = named;
        boolean labelled = !cells.getFirst().isNumber()
                && !(cells.getFirst().isMark() && known != null && known.hasGroups())
                && columns.size() > 0
                && columns.all.getFirst().axis != null; // a row of another table
        boolean few =
                labelled || cells.size() < 2 || 2 * cells.size() < columns.size(); // `[1] 1426` below five columns
        List<String> names = known == null || piped || few ? null : known.placed(cells);
        List<String> upper = names == null || grouping == null ? null : grouping.groups(cells);
        return names == null ? null : read(cells, Columns.of(columns(names, upper, cells)));
    }

    private Row read(List<Cells.Cell> cells, Columns under) {
        List<LineRecipe.Position> positions = new ArrayList<>();
        List<LineRecipe.Reading> values = new ArrayList<>();
        String label = label(cells, under);
        if (!label.isEmpty() && isMatrix(label)) {
            return new Row(positions, values);
        }
        boolean counted = isCounted(cells, under.all);
        boolean accuracy = columns.report && Vocabulary.isResult(label);
        for (int i = 0; i < cells.size(); i++) {
            Cells.Cell cell = cells.get(i);
            Column column = under.all.get(i);
            if (!cell.isNumber()) {
                continue;
            }
            if (column.axis != null && (cell.isWhole() || !counted)) {
                positions.add(new LineRecipe.Position(column.axis, column.name, cell.token(), cell.total(), false));
            } else if (accuracy && cell.total() < 0) {
                values.add(new LineRecipe.Reading(label, cell.token(), -1, Rule.CELL));
                return new Row(positions, values);
            } else if (!column.name.isEmpty() && cell.total() < 0) {
                values.add(new LineRecipe.Reading(
                        label.isEmpty() ? column.name : label + "/" + column.name, cell.token(), -1, Rule.CELL));
            }
        }
        return new Row(positions, values);
    }

    /// Whether a whole number counts in a row: then a fraction below `step` is how far each step went.
    private static boolean isCounted(List<Cells.Cell> cells, List<Column> under) {
        for (int i = 0; i < cells.size(); i++) {
            if (under.get(i).axis != null && cells.get(i).isWhole()) {
                return true;
            }
        }
        return false;
    }

    /// Whether the rows have the names of the columns, as those of a table of confusion do.
    private boolean isMatrix(String label) {
        return !columns.counts && columns.all.stream().map(Column::name).anyMatch(label::equals);
    }

    /// What the row is about: its first cell where that is a text or the number of a class, or the cell of a column of
    /// classes.
    private static String label(List<Cells.Cell> cells, Columns under) {
        Cells.Cell first = cells.getFirst();
        if (first.isMark() && under.counts) {
            return "";
        }
        boolean numbered =
                first.isNumber() && under.report && under.all.getFirst().name.isEmpty();
        if (numbered || !first.isNumber() && !first.text().endsWith(":")) {
            return joined(first.text());
        }
        return under.labels && !cells.getLast().isNumber()
                ? joined(cells.getLast().text())
                : "";
    }

    private static String joined(String text) {
        return BLANKS.matcher(text).replaceAll("_");
    }

    /// Whether the columns are those of a report by classes.
    private static boolean isReport(List<Column> columns) {
        List<String> names = columns.stream()
                .map(column -> column.name.toLowerCase(Locale.ROOT))
                .toList();
        return names.contains("precision") && names.contains("recall");
    }

    /// Takes the lines above for the header of these cells, if they fit.
    private boolean adopt(List<Cells.Cell> cells, boolean rowPiped) {
        TableHeader lower = Objects.requireNonNull(header);
        boolean first = above != null && above.isKnown() && !lower.heads(cells) && above.heads(cells);
        lower = first ? Objects.requireNonNull(above) : lower;
        List<String> names = lower.names(cells);
        if (names == null) {
            return false;
        }
        List<String> upper = first || above == null || !above.isKnown() || above.isSentence() || cells.size() < 3
                ? null
                : above.groups(cells);
        List<Column> found = columns(names, upper, cells);
        boolean telling = cells.size() > 3
                || found.stream()
                        .anyMatch(column -> column.axis != null
                                || Vocabulary.isMeasure(column.name)
                                || column.name.indexOf('_') > 0);
        if (telling) {
            columns = Columns.of(found);
            named = lower.copy();
            grouping = first || upper == null || above == null ? null : above.copy();
            piped = rowPiped;
        }
        return telling;
    }

    private static List<Column> columns(List<String> names, @Nullable List<String> upper, List<Cells.Cell> cells) {
        List<Column> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = upper == null || upper.get(i).isEmpty() ? names.get(i) : upper.get(i) + " " + names.get(i);
            boolean first = i == 0 || i == 1 && (!cells.getFirst().isNumber() || isClock(names.getFirst()));
            String full = joined(name.strip());
            boolean work =
                    first && cells.get(i).isWhole() && isWork(names.get(i).isEmpty() ? full : names.get(i));
            found.add(work ? new Column(StepAxis.ROUND, full) : column(full, first));
        }
        Column first = found.getFirst();
        boolean counts =
                first.axis == null && first.name.isEmpty() && cells.getFirst().isWhole();
        boolean clocked = found.stream().anyMatch(column -> column.axis != null);
        found.replaceAll(column -> clocked && isClock(column.name) ? new Column(null, "") : column);
        if (counts && !clocked && names.getFirst().isEmpty() && !isReport(found)) {
            found.set(0, new Column(StepAxis.STEP, "step"));
        }
        if (!clocked && isClock(first.name) && isSeries(cells)) {
            found.set(0, new Column(StepAxis.STEP, first.name));
        } else if (!clocked && found.stream().filter(Tables::isTime).count() > 1) {
            found.replaceAll(column -> new Column(null, "")); // where the time was spent
        }
        int counter = cells.getFirst().isNumber() || cells.size() < 3 ? 0 : 1;
        if (!clocked && isCounter(found.get(counter), cells.subList(counter, cells.size()))) {
            found.set(counter, new Column(StepAxis.ROUND, found.get(counter).name));
        }
        return found;
    }

    private static boolean isClock(String name) {
        return name.equalsIgnoreCase("time");
    }

    /// Whether all cells are numbers, without units: what a simulation prints of each time.
    private static boolean isSeries(List<Cells.Cell> cells) {
        return cells.size() > 1
                && cells.stream()
                        .allMatch(cell -> cell.isNumber()
                                && Character.isDigit(
                                        cell.text().charAt(cell.text().length() - 1)));
    }

    private static boolean isWork(String name) {
        return WORK.contains(name.toLowerCase(Locale.ROOT).replaceAll("[:#.]+$", ""));
    }

    private static boolean isTime(Column column) {
        return Direction.words(column.name).contains("time");
    }

    /// Whether a first column of whole numbers before fractions counts: `Tree  MSE`, `k  inertia`.
    private static boolean isCounter(Column first, List<Cells.Cell> cells) {
        return first.axis == null
                && cells.getFirst().isWhole()
                && !first.name.isEmpty()
                && !LABELS.contains(first.name.toLowerCase(Locale.ROOT))
                && !Vocabulary.isMeasure(first.name)
                && cells.stream().skip(1).filter(Cells.Cell::isNumber).noneMatch(Cells.Cell::isWhole);
    }

    private static Column column(String name, boolean first) {
        String lower = name.toLowerCase(Locale.ROOT);
        StepAxis axis = StepAxis.of(lower.replaceAll("[:#.]+$", ""));
        if (axis == null && lower.equals("#")) {
            axis = StepAxis.STEP;
        } else if (axis == null && first && COUNTERS.contains(lower)) {
            axis = lower.equals("e") ? StepAxis.EPOCH : StepAxis.ITERATION;
        } else if (axis == null && lower.endsWith("_counter")) {
            axis = StepAxis.ROUND;
        }
        boolean letters = name.chars().anyMatch(Character::isLetter);
        boolean fine = letters
                && (!Vocabulary.isNever(name) || LABELS.contains(lower))
                && !(Vocabulary.isSetting(name) && Vocabulary.isCount(name))
                && !lower.contains("remaining")
                && !lower.equals("support")
                && !lower.startsWith("progress");
        return new Column(axis, axis == null && !fine ? "" : name);
    }
}
