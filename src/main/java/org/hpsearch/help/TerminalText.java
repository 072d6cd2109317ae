package org.hpsearch.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.hpsearch.console.Style;

/// Markdown (CommonMark with tables, without HTML and pictures) as text for a terminal: paragraphs are filled to its
/// width, code stays as it is, each row of a table that is too wide becomes a paragraph.
public final class TerminalText extends AbstractVisitor {
    private static final int WIDEST = 100;
    private static final int GAP = 2;
    private static final String CODE_INDENT = "    ";

    private final Style style;
    private final int columns;
    private final StringBuilder page = new StringBuilder();
    private final Filled filled;
    private String indent = "";
    private String bullet = "";

    private TerminalText(Style style, int columns) {
        this.style = style;
        this.columns = columns;
        this.filled = new Filled(style);
    }

    /// A page as it is shown.
    ///
    /// @param columns the terminal's width; 0 where nobody knows
    public static String of(String markdown, Style style, int columns) {
        TerminalText text = new TerminalText(style, columns == 0 ? WIDEST : Math.min(columns, WIDEST));
        Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(markdown)
                .accept(text);
        return text.page.toString().stripLeading();
    }

    @Override
    public void visit(Heading heading) {
        String title = plain(heading);
        page.append('\n')
                .append(style.bold(heading.getLevel() == 1 ? title.toUpperCase(Locale.ROOT) : title))
                .append('\n');
    }

    @Override
    public void visit(Paragraph paragraph) {
        if (bullet.isEmpty()) {
            page.append('\n');
        }
        visitChildren(paragraph);
        fill();
    }

    @Override
    public void visit(FencedCodeBlock block) {
        code(block.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        code(block.getLiteral());
    }

    private void code(String literal) {
        page.append('\n');
        literal.lines()
                .forEach(line -> page.append((indent + CODE_INDENT + line).stripTrailing())
                        .append('\n'));
    }

    @Override
    public void visit(BulletList list) {
        items(list, number -> "- ");
    }

    @Override
    public void visit(OrderedList list) {
        items(list, number -> number + ". ");
    }

    private void items(Node list, IntFunction<String> sign) {
        String outer = indent;
        page.append('\n');
        int number = 1;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            bullet = outer + sign.apply(number++);
            indent = " ".repeat(bullet.length());
            visitChildren(item);
        }
        indent = outer;
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            List<List<String>> rows = new ArrayList<>();
            block.accept(new Rows(rows));
            table(rows);
        } else {
            visitChildren(block);
        }
    }

    private void table(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        int width = 0;
        for (int cell : widths) {
            width += cell + GAP;
        }
        page.append('\n');
        for (List<String> row : rows) {
            if (width - GAP <= columns) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < widths.length; i++) {
                    line.append(row.get(i))
                            .append(" ".repeat(widths[i] - row.get(i).length() + GAP));
                }
                page.append(line.toString().stripTrailing()).append('\n');
            } else if (row != rows.getFirst()) {
                filled.text(row.getFirst(), true);
                row.stream().skip(1).filter(cell -> !cell.isEmpty()).forEach(cell -> filled.text("  " + cell, false));
                page.append(filled.lines("", CODE_INDENT, columns));
            }
        }
    }

    @Override
    public void visit(Text text) {
        filled.text(text.getLiteral(), false);
    }

    @Override
    public void visit(Code code) {
        filled.text(code.getLiteral(), true);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        filled.text(plain(strong), true);
    }

    @Override
    public void visit(SoftLineBreak end) {
        filled.blank();
    }

    @Override
    public void visit(HardLineBreak end) {
        fill();
    }

    private void fill() {
        page.append(filled.lines(bullet.isEmpty() ? indent : bullet, indent, columns));
        bullet = "";
    }

    private static String plain(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new Plain(text));
        return text.toString();
    }

    /// The words of a node without signs.
    private static final class Plain extends AbstractVisitor {
        private final StringBuilder text;

        Plain(StringBuilder text) {
            this.text = text;
        }

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            text.append(node.getLiteral());
        }
    }

    /// The cells of a table.
    private static final class Rows extends AbstractVisitor {
        private final List<List<String>> rows;

        Rows(List<List<String>> rows) {
            this.rows = rows;
        }

        @Override
        public void visit(org.commonmark.node.CustomNode node) {
            if (node instanceof TableRow) {
                rows.add(new ArrayList<>());
            }
            if (node instanceof TableCell) {
                rows.getLast().add(plain(node));
            } else {
                visitChildren(node);
            }
        }
    }
}
