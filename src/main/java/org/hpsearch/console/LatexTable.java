package org.hpsearch.console;

import java.util.List;
import org.hpsearch.console.Table.Cell;

/// A table for LaTeX with the rules of the package booktabs; the best cell is bold.
public final class LatexTable implements TableFormat {
    @Override
    public String of(Table table) {
        StringBuilder text = new StringBuilder("\\begin{tabular}{");
        table.columns().forEach(column -> text.append(column.number() ? 'r' : 'l'));
        text.append("}\n\\toprule\n");
        line(text, table.heads().stream().map(LatexTable::plain).toList());
        text.append("\\midrule\n");
        for (List<Cell> row : table.rows()) {
            line(text, row.stream().map(LatexTable::cell).toList());
        }
        return text.append("\\bottomrule\n\\end{tabular}\n").toString();
    }

    private static String cell(Cell cell) {
        String plain = plain(cell.text());
        return cell.kind() == Cell.Kind.BEST ? "\\textbf{" + plain + "}" : plain;
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(String.join(" & ", cells)).append(" \\\\\n");
    }

    /// The text with LaTeX's own signs escaped, and made harmless.
    private static String plain(String text) {
        StringBuilder latex = new StringBuilder();
        SafeText.line(text).codePoints().forEach(c -> {
            switch (c) {
                case '&', '%', '$', '#', '_', '{', '}' -> latex.append('\\').appendCodePoint(c);
                case '~' -> latex.append("\\textasciitilde{}");
                case '^' -> latex.append("\\textasciicircum{}");
                case '\\' -> latex.append("\\textbackslash{}");
                case '<' -> latex.append("\\textless{}");
                case '>' -> latex.append("\\textgreater{}");
                case '\u00b1' -> latex.append("$\\pm$");
                default -> latex.appendCodePoint(c);
            }
        });
        return latex.toString();
    }
}
