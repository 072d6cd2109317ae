package org.hpsearch.show.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.Context;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.query.DefaultUse;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.workspace.Workspace;

/// Prints what a project declares of its parameters, and how many runs it concerns.
public final class DefaultsTable {
    private static final int DATE = 10;

    private final Context context;
    private final Workspace workspace;

    public DefaultsTable(Context context, Workspace workspace) {
        this.context = context;
        this.workspace = workspace;
    }

    /// The table, or a sentence where nothing is declared.
    public String text() throws IOException {
        Defaults defaults = workspace.defaults();
        if (defaults.isEmpty()) {
            return "no defaults; hps defaults set KEY VALUE declares one\n";
        }
        DefaultUse use = workspace.ask().defaultUse();
        List<List<Cell>> rows = new ArrayList<>();
        for (Defaults.Rule rule : defaults.rules()) {
            String when = rule.isUnconditional() ? "" : rule.condition().print();
            rows.add(row(
                    rule.key(), rule.value().print(), when, use.given(rule.key()), use.filled(rule), rule.record()));
        }
        for (Defaults.Rename rename : defaults.renames()) {
            rows.add(row(
                    rename.key(), "← " + rename.old(), "", use.given(rename), use.renamed(rename), rename.record()));
        }
        List<Column> columns = List.of(
                new Column("parameter", false),
                new Column("value", false),
                new Column("when", false),
                new Column("given", true),
                new Column("filled", true),
                new Column("since", false),
                new Column("by", false),
                new Column("why", false));
        return AlignedTable.on(context).of(new Table(columns, rows));
    }

    private static List<Cell> row(
            String key, String value, String when, int given, int filled, Defaults.Declaration declared) {
        String since = declared.time();
        return List.of(
                Cell.of(key),
                Cell.of(value),
                Cell.of(when),
                Cell.of(Integer.toString(given)),
                Cell.of(Integer.toString(filled)),
                Cell.of(since.length() > DATE ? since.substring(0, DATE) : since),
                Cell.of(declared.by()),
                Cell.of(declared.why()));
    }
}
