package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.show.table.SignedNames;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Asked;
import org.hpsearch.workspace.SavedQuery;
import org.hpsearch.workspace.Session;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Saves a query, with the order and the columns of its table, as @NAME; in the shell without a query the",
            "last one. Without a name: lists the saved queries.",
            "  hps save good 'val_acc>0.9' --sort -lr --columns lr,val_acc      hps query @good"
        },
        sortOptions = false)
final class SaveCommand extends Verb {
    @Parameters(paramLabel = "NAME QUERY", arity = "0..*", description = "its name, then the query")
    List<String> words = new ArrayList<>();

    @Option(
            names = "--sort",
            paramLabel = "KEYS",
            parameterConsumer = SignedNames.class,
            description = "the order, as for hps query")
    List<String> sort = new ArrayList<>();

    @Option(
            names = "--columns",
            paramLabel = "NAMES",
            parameterConsumer = SignedNames.class,
            description = "the columns, as for hps query")
    List<String> columns = new ArrayList<>();

    @Override
    int run(Workspace workspace) {
        if (words.isEmpty()) {
            list(workspace);
            return 0;
        }
        String typed = words.getFirst();
        String name = typed.startsWith("@") ? typed.substring(1) : typed;
        SavedQuery kept = kept(String.join(" ", words.subList(1, words.size())));
        workspace.saved().save(name, kept);
        context().say("@" + name + " is now " + SafeText.line(kept.toString()));
        return 0;
    }

    private SavedQuery kept(String query) {
        Session shell = session();
        if (query.isBlank() && shell != null) {
            Asked last = shell.asked();
            return kept(
                    last.query(), sort.isEmpty() ? last.sort() : sort, columns.isEmpty() ? last.columns() : columns);
        }
        return kept(query, sort, columns);
    }

    private static SavedQuery kept(String query, List<String> order, List<String> shown) {
        if (query.isBlank()) {
            throw new UsageException("save takes a name and a query: save good 'val_acc>0.9'");
        }
        return new SavedQuery(query, order, shown);
    }

    private void list(Workspace workspace) {
        List<List<Cell>> rows = new ArrayList<>();
        workspace
                .saved()
                .all()
                .forEach((name, kept) -> rows.add(List.of(
                        Cell.of("@" + name),
                        Cell.of(kept.query()),
                        Cell.of(String.join(",", kept.sort())),
                        Cell.of(String.join(",", kept.columns())))));
        List<Column> columns = List.of(
                new Column("name", false),
                new Column("query", false),
                new Column("sort", false),
                new Column("columns", false));
        context().out().print(AlignedTable.on(context()).of(new Table(columns, rows)));
    }
}
