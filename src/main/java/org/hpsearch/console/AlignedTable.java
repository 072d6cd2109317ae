package org.hpsearch.console;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Cell.Kind;
import org.hpsearch.console.Table.Column;

/// A table for a terminal: columns that do not fit are left out from the right but for the last ones, cells are cut.
public final class AlignedTable implements TableFormat {
    private static final int GAP = 2;
    private static final int LEAST_WIDTH = 8;
    private static final int NAMED = 3;
    private static final int CHUNK = 1 << 16;

    private final Style style;
    private final int width;

    /// @param width columns of the terminal; 0 for no limit
    public AlignedTable(Style style, int width) {
        this.style = style;
        this.width = width;
    }

    /// As a command's results are shown.
    public static AlignedTable on(Context context) {
        return new AlignedTable(context.style(), context.columns());
    }

    @Override
    public String of(Table table) {
        StringBuilder text = new StringBuilder();
        write(table, text, Integer.MAX_VALUE, part -> {});
        return text.toString();
    }

    @Override
    public void print(Table table, PrintStream out) {
        StringBuilder text = new StringBuilder();
        write(table, text, CHUNK, out::print);
        out.print(text);
    }

    /// Appends the lines; what is longer than `most` is handed on meanwhile.
    private void write(Table table, StringBuilder text, int most, Consumer<StringBuilder> sink) {
        int[] widths = widths(table);
        if (width > 0) {
            fit(table, widths);
        }
        List<Cell> heads = table.heads().stream().map(Cell::of).toList();
        line(text, table.columns(), heads, widths, true);
        for (int i = 0; i < table.rows().size(); i++) {
            line(text, table.columns(), table.rows().get(i), widths, false);
            table.under()
                    .getOrDefault(i, List.of())
                    .forEach(line -> text.append("  ").append(line).append('\n'));
            if (text.length() > most) {
                sink.accept(text);
                text.setLength(0);
            }
        }
        text.append(leftOut(table, widths));
    }

    private static int[] widths(Table table) {
        int[] widths = new int[table.columns().size()];
        widen(widths, table.heads().stream().map(Cell::of).toList());
        for (List<Cell> row : table.rows()) {
            widen(widths, row);
        }
        return widths;
    }

    private static void widen(int[] widths, List<Cell> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(
                    widths[i], SafeText.width(SafeText.line(cells.get(i).text())));
        }
    }

    /// Narrows the widest text columns, then leaves columns out: half a number would be another one.
    private void fit(Table table, int[] widths) {
        int needed = -GAP;
        for (int w : widths) {
            needed += w + GAP;
        }
        while (needed > width) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean text = !table.columns().get(i).number() && widths[i] > LEAST_WIDTH;
                widest = text && (widest < 0 || widths[i] > widths[widest]) ? i : widest;
            }
            if (widest < 0) {
                break;
            }
            int cut = Math.min(needed - width, Math.max(1, (widths[widest] - LEAST_WIDTH + 3) / 4));
            widths[widest] -= cut;
            needed -= cut;
        }
        for (int least = least(table, widths); least > 0 && needed > width; least = least(table, widths)) {
            needed -= widths[least] + GAP;
            widths[least] = 0;
        }
    }

    /// The column that matters least, of equal ones the rightmost; 0 where all that are left have to stay.
    private static int least(Table table, int[] widths) {
        int least = 0;
        for (int i = widths.length - 2; i > 0; i--) {
            boolean shown = widths[i] > 0 && !isStrong(table, i);
            boolean less = least == 0
                    || table.columns().get(i).minor()
                            > table.columns().get(least).minor();
            least = shown && less ? i : least;
        }
        return least;
    }

    private static boolean isStrong(Table table, int column) {
        return table.rows().stream()
                .map(row -> row.get(column).kind())
                .anyMatch(kind -> kind == Kind.STRONG || kind == Kind.BEST);
    }

    /// The columns that found no room, told below the table.
    private String leftOut(Table table, int[] widths) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] == 0 && !table.columns().get(i).name().isEmpty()) {
                names.add(SafeText.line(table.columns().get(i).name()));
            }
        }
        if (names.isEmpty()) {
            return "";
        }
        String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        String said = "no room for " + some + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
        return style.dim(SafeText.cut(said, width)) + "\n";
    }

    private void line(StringBuilder text, List<Column> columns, List<Cell> cells, int[] widths, boolean head) {
        StringBuilder line = new StringBuilder();
        int pending = 0;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] == 0) {
                continue;
            }
            String cell = SafeText.line(cells.get(i).text());
            int fill = widths[i] - SafeText.width(cell);
            if (fill < 0) {
                cell = SafeText.cut(cell, widths[i]);
                fill = widths[i] - SafeText.width(cell);
            }
            boolean right = columns.get(i).number();
            pending += right ? fill : 0;
            if (!cell.isEmpty()) {
                line.repeat(' ', pending)
                        .append(
                                head
                                        ? style.dim(cell)
                                        : styled(cell, cells.get(i).kind()));
                pending = 0;
            }
            pending += GAP + (right ? 0 : fill);
        }
        text.append(line).append('\n');
    }

    private String styled(String text, Kind kind) {
        return switch (kind) {
            case PLAIN -> text;
            case STRONG, BEST -> style.bold(text);
            case WEAK -> style.dim(text);
            case GOOD -> style.green(text);
            case BAD -> style.red(text);
            case BUSY -> style.yellow(text);
        };
    }
}
