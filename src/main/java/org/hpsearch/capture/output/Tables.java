package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tables whose header names the columns: `epoch  train_loss  valid_loss`, boxes with `|`, fixed-width logs whose
/// header
/// stands on one or two lines, and on whose next line the values stand. Used by one thread.
final class Tables {
    private static final int LONGEST_HEADER = 2000;
    private static final int MOST_LINES_BETWEEN = 200;
    private static final Set<String> COUNTERS = Set.of("ts", "#", "e", "n", "i", "k", "it#", "iter#", "nr", "no");

    /// A column.
    ///
    /// @param axis what it counts, null for a metric
    /// @param name empty for a column that is no metric
    private record Column(@Nullable StepAxis axis, String name) {}

    private boolean piped;
    private @Nullable Header above;
    private @Nullable Header header;
    private List<Column> columns = List.of();
    private String label = "";
    private int between;

    /// A row that was understood: positions and values, in the order of the columns.
    record Row(List<LineRecipe.Position> positions, List<LineRecipe.Reading> values) {}

    /// Notes a line without numbers, which may be a header.
    void note(Tokens tokens, int end) {
        if (++between > MOST_LINES_BETWEEN) {
            columns = List.of();
        }
        boolean rule = end <= 0;
        for (int i = 0; i < end && !rule; i++) {
            rule = tokens.kind(i) == Tokens.BAR || tokens.isSign(i, '+');
        }
        if (rule) {
            return;
        }
        Header spare = above;
        above = header;
        header = spare == null ? new Header() : spare;
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
    Row row(Tokens tokens) {
        List<Cells.Cell> cells = Cells.of(tokens);
        if (header != null && header.isKnown() && !adopt(cells, Cells.isPiped(tokens)) && columns.isEmpty()) {
            return null;
        }
        interrupt();
        between = 0;
        if (columns.size() != cells.size()
                || piped != Cells.isPiped(tokens)
                || cells.stream().noneMatch(Cells.Cell::isNumber)) {
            return null;
        }
        return read(cells);
    }

    private Row read(List<Cells.Cell> cells) {
        List<LineRecipe.Position> positions = new ArrayList<>();
        List<LineRecipe.Reading> values = new ArrayList<>();
        label = cells.getFirst().isNumber() || cells.getFirst().text().endsWith(":")
                ? ""
                : cells.getFirst().text();
        for (int i = 0; i < cells.size(); i++) {
            Cells.Cell cell = cells.get(i);
            Column column = columns.get(i);
            if (!cell.isNumber()) {
                continue;
            }
            if (column.axis != null) {
                positions.add(new LineRecipe.Position(column.axis, column.name, cell.token(), cell.total(), false));
            } else if (!column.name.isEmpty() && cell.total() < 0) {
                values.add(new LineRecipe.Reading(
                        label.isEmpty() ? column.name : label + "/" + column.name, cell.token(), -1, Rule.CELL));
            }
        }
        return new Row(positions, values);
    }

    /// Takes the lines above for the header of these cells, if they fit.
    private boolean adopt(List<Cells.Cell> cells, boolean rowPiped) {
        Header lower = java.util.Objects.requireNonNull(header);
        List<String> names = lower.names(cells);
        if (names == null) {
            return false;
        }
        List<String> upper = above == null || !above.isKnown() || cells.size() < 3 ? null : above.names(cells);
        List<Column> found = new ArrayList<>();
        boolean telling = cells.size() > 3;
        for (int i = 0; i < names.size(); i++) {
            String name = upper == null || upper.get(i).isEmpty() ? names.get(i) : upper.get(i) + " " + names.get(i);
            boolean first = i == 0 || i == 1 && !cells.getFirst().isNumber();
            Column column = column(name.strip().replaceAll("\\s+", "_"), first);
            telling |= column.axis != null || Vocabulary.isMeasure(name) || name.indexOf('_') > 0;
            found.add(column);
        }
        if (telling) {
            columns = found;
            piped = rowPiped;
        }
        return telling;
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
        boolean fine = letters && !Vocabulary.isNever(name) && !lower.contains("remaining");
        return new Column(axis, axis == null && !fine ? "" : name);
    }

    /// A line that may name columns. Reused: most lines without numbers are no headers.
    private static final class Header {
        private byte[] bytes = new byte[256];
        private int length;
        private String text = "";
        private boolean pipes;

        void take(Tokens tokens, int end) {
            length = tokens.to(end - 1) > LONGEST_HEADER ? 0 : tokens.to(end - 1);
            if (bytes.length < length) {
                bytes = new byte[LONGEST_HEADER];
            }
            tokens.copy(bytes, length);
            pipes = false;
            for (int i = 0; i < end; i++) {
                pipes |= tokens.isSign(i, '|');
            }
        }

        void forget() {
            length = 0;
        }

        boolean isKnown() {
            return length > 0;
        }

        /// The names of cells, null where the line does not fit them.
        @Nullable
        List<String> names(List<Cells.Cell> cells) {
            // one character a byte, so that places can be compared with those of the cells
            text = new String(bytes, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1);
            String plain = text.strip();
            List<String> piped = !pipes
                    ? null
                    : counted(
                            plain.replaceAll("\u00e2\u0094[\u0082\u0083]", "|")
                                    .replaceAll("^\\||\\|$", "")
                                    .split("\\|", -1),
                            cells);
            if (piped != null) {
                return piped;
            }
            List<String> names = plain.indexOf(',') > 0 ? counted(plain.split(","), cells) : null;
            String bare = plain.replaceFirst("^[#*>]\\s+", "");
            names = names == null ? counted(bare.split("\\s+"), cells) : names;
            names = names == null ? counted(bare.split("\\s{2,}|\\t"), cells) : names;
            names = names == null ? aligned(cells, true) : names;
            return names == null ? aligned(cells, false) : names;
        }

        private static @Nullable List<String> counted(String[] parts, List<Cells.Cell> cells) {
            if (parts.length != cells.size()) {
                return null;
            }
            List<String> names = new ArrayList<>();
            for (String part : parts) {
                String bare = part.strip().replaceAll("[:,]+$|^[\"']|[\"']$", "");
                String name = decoded(bare.indexOf('(') < 0 ? bare.replaceAll("\\)+$", "") : bare);
                if (name.length() > 60) {
                    return null;
                }
                names.add(name);
            }
            return names;
        }

        /// The text above each cell: up to its end where columns are aligned to the right, from its start where they
        /// are aligned to the left.
        private @Nullable List<String> aligned(List<Cells.Cell> cells, boolean right) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                int from = right
                        ? (i == 0 ? 0 : cells.get(i - 1).to())
                        : cells.get(i).from();
                int to = right || i == cells.size() - 1
                        ? (right ? cells.get(i).to() : text.length())
                        : cells.get(i + 1).from();
                if (from >= text.length() || to <= from || !isBlank(right ? to : from - 1)) {
                    return null;
                }
                String name = text.substring(from, Math.min(to, text.length())).strip();
                if (name.isEmpty() || name.length() > 40) {
                    return null;
                }
                names.add(decoded(name));
            }
            boolean rest = right && text.length() > cells.getLast().to() + 1;
            return rest && !text.substring(cells.getLast().to()).isBlank() ? null : names;
        }

        private boolean isBlank(int at) {
            return at < 0 || at >= text.length() || text.charAt(at) == ' ' || text.charAt(at) == '\t';
        }

        private static String decoded(String latin) {
            return new String(
                    latin.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                    java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
