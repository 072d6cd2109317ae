package org.hpsearch.show.table;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;

/// The changed lines of two runs' inputs, side by side.
public final class SideBySide {
    private static final int LARGEST = 2 << 20;
    private static final int MOST_LINES = 100;
    private static final long MOST_PAIRS = 25_000_000;

    private final Context context;
    private final RunFolder one;
    private final RunFolder other;

    public SideBySide(Context context, RunFolder one, RunFolder other) {
        this.context = context;
        this.one = one;
        this.other = other;
    }

    /// Prints those of the inputs that both runs have.
    public void print(List<Differences.Line> lines) throws IOException {
        for (Differences.Line line : lines) {
            Path left = one.readable(line.name());
            Path right = other.readable(line.name());
            if (line.kind() == Differences.Kind.INPUTS
                    && line.cells().stream().noneMatch(cell -> cell.full().isEmpty())
                    && Files.size(left) <= LARGEST
                    && Files.size(right) <= LARGEST) {
                print(line.name(), text(left), text(right));
            }
        }
    }

    private static List<String> text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private void print(String name, List<String> left, List<String> right) {
        if ((long) left.size() * right.size() > MOST_PAIRS) {
            context.out().println(SafeText.line(name) + ": too long to be compared line by line");
            return;
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
            List<String> before = delta.getSource().getLines();
            List<String> after = delta.getTarget().getLines();
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                rows.add(List.of(
                        number(delta.getSource().getPosition(), i, before),
                        at(i, before),
                        number(delta.getTarget().getPosition(), i, after),
                        at(i, after)));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        context.out().println("\n" + context.style().bold(SafeText.line(name)));
        List<Column> columns = List.of(
                new Column("", true),
                new Column(RunId.shortForm(one.id()), false),
                new Column("", true),
                new Column(RunId.shortForm(other.id()), false));
        Table table = new Table(columns, rows.subList(0, Math.min(MOST_LINES, rows.size())));
        context.out().print(AlignedTable.on(context).of(table));
        if (rows.size() > MOST_LINES) {
            context.out().println(context.style().dim("... " + (rows.size() - MOST_LINES) + " more"));
        }
    }

    private static Cell number(int position, int i, List<String> lines) {
        return Cell.of(i < lines.size() ? Integer.toString(position + i + 1) : "");
    }

    private static Cell at(int i, List<String> lines) {
        return Cell.of(i < lines.size() ? lines.get(i).replace("\t", "    ") : "");
    }
}
