package org.hpsearch.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.console.Table.Cell.Kind;

/// A table of texts, printed for a terminal, as CSV, or as Markdown.
///
/// @param columns heads, left to right
/// @param rows    as many cells a row as there are columns
/// @param under   by the number of a row: lines that stand below it on a terminal, made harmless already
public record Table(List<Column> columns, List<List<Cell>> rows, Map<Integer, List<String>> under) {
    private static final int GAP = 2;
    private static final int LEAST_WIDTH = 8;

    /// @param name   its head
    /// @param number whether it is aligned to the right
    public record Column(String name, boolean number) {}

    /// A cell.
    ///
    /// @param text what a person reads
    /// @param full what CSV holds: nothing is rounded there
    /// @param kind how it looks
    public record Cell(String text, String full, Kind kind) {
        /// How a cell looks.
        public enum Kind {
            /// As usual.
            PLAIN,
            /// Strong.
            STRONG,
            /// Strong, and the best of its column.
            BEST,
            /// Weak: a value that nobody gave.
            WEAK,
            /// Good.
            GOOD,
            /// Bad.
            BAD,
            /// In progress.
            BUSY
        }

        /// A usual cell.
        public static Cell of(String text) {
            return new Cell(text, text, Kind.PLAIN);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        under = Map.copyOf(under);
    }

    /// A table with nothing between its rows.
    public Table(List<Column> columns, List<List<Cell>> rows) {
        this(columns, rows, Map.of());
    }

    /// The same with a number before each row, from 1 on.
    public Table numbered() {
        List<Column> numbered = new ArrayList<>(List.of(new Column("#", true)));
        numbered.addAll(columns);
        List<List<Cell>> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Cell> row = new ArrayList<>(List.of(Cell.of(Integer.toString(i + 1))));
            row.addAll(rows.get(i));
            cells.add(row);
        }
        return new Table(numbered, cells, under);
    }

    /// The table for a terminal: columns that do not fit are left out from the right but for the last ones, cells
    /// are cut.
    ///
    /// @param width columns of the terminal; 0 for no limit
    public String print(Style style, int width) {
        int[] widths = widths();
        if (width > 0) {
            fit(widths, width);
        }
        StringBuilder text = new StringBuilder();
        List<Cell> heads = columns.stream().map(c -> Cell.of(c.name)).toList();
        line(text, heads, widths, style, true);
        for (int i = 0; i < rows.size(); i++) {
            line(text, rows.get(i), widths, style, false);
            under.getOrDefault(i, List.of())
                    .forEach(line -> text.append("  ").append(line).append('\n'));
        }
        return text.append(leftOut(widths, style, width)).toString();
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = SafeText.width(SafeText.line(columns.get(i).name));
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], SafeText.width(SafeText.line(row.get(i).text)));
            }
        }
        return widths;
    }

    /// Narrows the widest text columns, then leaves columns out: half a number would be another one.
    private void fit(int[] widths, int width) {
        int needed = -GAP;
        for (int w : widths) {
            needed += w + GAP;
        }
        while (needed > width) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean text = !columns.get(i).number && widths[i] > LEAST_WIDTH;
                widest = text && (widest < 0 || widths[i] > widths[widest]) ? i : widest;
            }
            if (widest < 0) {
                break;
            }
            int cut = Math.min(needed - width, Math.max(1, (widths[widest] - LEAST_WIDTH + 3) / 4));
            widths[widest] -= cut;
            needed -= cut;
        }
        for (int i = widths.length - 2; i > 0 && needed > width; i--) {
            if (!isStrong(i)) {
                needed -= widths[i] + GAP;
                widths[i] = 0;
            }
        }
    }

    private boolean isStrong(int column) {
        return rows.stream()
                .map(row -> row.get(column).kind)
                .anyMatch(kind -> kind == Kind.STRONG || kind == Kind.BEST);
    }

    /// The columns that found no room, told below the table.
    private String leftOut(int[] widths, Style style, int width) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] == 0 && !columns.get(i).name.isEmpty()) {
                names.add(SafeText.line(columns.get(i).name));
            }
        }
        return names.isEmpty() ? "" : style.dim(SafeText.cut("no room for: " + String.join(", ", names), width)) + "\n";
    }

    private void line(StringBuilder text, List<Cell> cells, int[] widths, Style style, boolean head) {
        StringBuilder line = new StringBuilder();
        int pending = 0;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] == 0) {
                continue;
            }
            String cell = SafeText.cut(SafeText.line(cells.get(i).text), widths[i]);
            int fill = widths[i] - SafeText.width(cell);
            boolean right = columns.get(i).number;
            pending += right ? fill : 0;
            if (!cell.isEmpty()) {
                line.repeat(' ', pending).append(head ? style.dim(cell) : styled(style, cell, cells.get(i).kind));
                pending = 0;
            }
            pending += GAP + (right ? 0 : fill);
        }
        text.append(line).append('\n');
    }

    private static String styled(Style style, String text, Kind kind) {
        return switch (kind) {
            case PLAIN -> text;
            case STRONG, BEST -> style.bold(text);
            case WEAK -> style.dim(text);
            case GOOD -> style.green(text);
            case BAD -> style.red(text);
            case BUSY -> style.yellow(text);
        };
    }

    /// RFC 4180, with a header line; nothing rounded.
    public String csv() {
        StringBuilder text = new StringBuilder();
        csvLine(text, columns.stream().map(Column::name).toList());
        for (List<Cell> row : rows) {
            csvLine(text, row.stream().map(Cell::full).toList());
        }
        return text.toString();
    }

    private static void csvLine(StringBuilder text, List<String> fields) {
        List<String> quoted = new ArrayList<>();
        for (String field : fields) {
            boolean quote = field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            quoted.add(quote ? '"' + field.replace("\"", "\"\"") + '"' : field);
        }
        text.append(String.join(",", quoted)).append('\n');
    }

    /// A Markdown table (GitHub's).
    public String markdown() {
        StringBuilder text = new StringBuilder();
        markdownLine(text, columns.stream().map(Column::name).toList());
        markdownLine(text, columns.stream().map(c -> c.number ? "--:" : "---").toList());
        for (List<Cell> row : rows) {
            markdownLine(text, row.stream().map(Cell::text).toList());
        }
        return text.toString();
    }

    private static void markdownLine(StringBuilder text, List<String> cells) {
        text.append('|');
        cells.forEach(cell ->
                text.append(' ').append(SafeText.line(cell).replace("|", "\\|")).append(" |"));
        text.append('\n');
    }

    /// A table for LaTeX with the rules of the package booktabs; the best cell is bold.
    public String latex() {
        StringBuilder text = new StringBuilder("\\begin{tabular}{");
        columns.forEach(column -> text.append(column.number ? 'r' : 'l'));
        text.append("}\n\\toprule\n");
        latexLine(text, columns.stream().map(column -> Latex.text(column.name)).toList());
        text.append("\\midrule\n");
        for (List<Cell> row : rows) {
            latexLine(
                    text,
                    row.stream()
                            .map(cell -> cell.kind == Kind.BEST
                                    ? "\\textbf{" + Latex.text(cell.text) + "}"
                                    : Latex.text(cell.text))
                            .toList());
        }
        return text.append("\\bottomrule\n\\end{tabular}\n").toString();
    }

    private static void latexLine(StringBuilder text, List<String> cells) {
        text.append(String.join(" & ", cells)).append(" \\\\\n");
    }
}
