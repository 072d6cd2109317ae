package org.hpsearch.console;

import java.util.List;
import org.hpsearch.console.Table.Cell;

/// A Markdown table (GitHub's). Nothing in a cell is markup: no tag, link, image or emphasis.
public final class MarkdownTable implements TableFormat {
    private static final String MARKUP = "\\|`*<[!&";

    @Override
    public String of(Table table) {
        StringBuilder text = new StringBuilder();
        line(text, table.heads().stream().map(MarkdownTable::plain).toList());
        line(text, table.columns().stream().map(c -> c.number() ? "--:" : "---").toList());
        for (List<Cell> row : table.rows()) {
            line(text, row.stream().map(cell -> plain(cell.text())).toList());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append('|');
        cells.forEach(cell -> text.append(' ').append(cell).append(" |"));
        text.append('\n');
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        SafeText.line(text).codePoints().forEach(c -> {
            if (MARKUP.indexOf(c) >= 0) {
                plain.append('\\');
            }
            plain.appendCodePoint(c);
        });
        return plain.toString();
    }
}
