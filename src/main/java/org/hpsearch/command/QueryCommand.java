package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Table;
import org.hpsearch.index.RunIndex;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunField;
import org.hpsearch.show.table.ColumnChoice;
import org.hpsearch.show.table.GroupOptions;
import org.hpsearch.show.table.GroupTables;
import org.hpsearch.show.table.RunJson;
import org.hpsearch.show.table.RunTable;
import org.hpsearch.show.table.TableOptions;
import org.hpsearch.show.table.TextHits;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Session;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "The runs that match, best first. Several words are joined by blanks.",
            "  model:resnet AND lr:[0.001 TO 0.1]    val_acc>=0.9 OR tag:good    NOT state:failed",
            "A query that begins with a dash stands behind --."
        },
        sortOptions = false)
class QueryCommand extends Verb {
    @Mixin
    TableOptions table = new TableOptions();

    @Mixin
    GroupOptions grouping = new GroupOptions();

    @Parameters(paramLabel = "QUERY", arity = "0..*", description = "in the query language")
    List<String> words = new ArrayList<>();

    Search.Order order() {
        return Search.Order.BEST;
    }

    String verb() {
        return "query";
    }

    List<String> columns(RunTable runs, boolean all) {
        return runs.automaticColumns(all);
    }

    @Override
    int run(Workspace workspace) throws Exception {
        if (table.fresh) {
            workspace.view(RunIndex.Mode.FULL);
        }
        EatenQuery.warn(context(), workspace, words);
        String text = String.join(" ", words);
        if (grouping.isAsked()) {
            return new GroupTables(context(), workspace, table, grouping).print(new Selector(workspace).query(text));
        }
        Result result = new Selector(workspace)
                .select(new Search.Request(text, table.sort, order(), table.rows(context()), table.tips), false);
        workspace.warn(result);
        Session session = session();
        if (session != null) {
            session.remember(table.asked(verb(), text), result.rows(), table.total(result.total()));
        }
        TextHits hits = TextHits.of(context(), workspace, text, result);
        if (table.json) {
            context().out().print(RunJson.of(result.rows(), workspace.settings(), hits));
            return 0;
        }
        RunTable runs = new RunTable(
                new RowValues(result.rows(), workspace.names()),
                result.objective(),
                context().clock().instant());
        if (result.rows().isEmpty() && table.isForReading()) {
            context().out().println(result.total() == 0 ? "no runs" : result.total() + " runs");
            return 0;
        }
        if (table.isForReading()) {
            head(result, runs);
        }
        Table shown = runs.of(chosen(workspace, runs), hits.lines());
        if (session != null && table.isForReading()) {
            shown = shown.numbered();
        }
        table.print(context(), shown);
        int more = table.total(result.total()) - result.rows().size();
        if (more > 0 && table.isForReading()) {
            context().out().println(context().style().dim(String.format(Locale.ROOT, "... %,d more", more)));
        }
        return 0;
    }

    private List<String> chosen(Workspace workspace, RunTable runs) {
        List<String> usual =
                new ArrayList<>(table.allColumns ? runs.allColumns() : columns(runs, table.csv || table.markdown));
        if (table.latex) {
            usual.removeIf(name ->
                    runs.isAge(name) || name.equals(runs.columns(RunField.ID).getFirst()));
        }
        return new ColumnChoice(workspace.names(), runs).of(table.columns, usual);
    }

    private void head(Result result, RunTable runs) {
        String count = String.format(Locale.ROOT, "%,d", table.total(result.total()))
                + (table.total(result.total()) == 1 ? " run" : " runs");
        String by =
                result.order().words().isEmpty() ? "" : ", " + result.order().words();
        String head = SafeText.line(count + by);
        context().out().println(context().style().dim(cut(head)));
        String common = runs.common().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("  "));
        boolean whole = result.rows().size() == result.total();
        if (whole && !common.isEmpty() && table.columns.isEmpty()) {
            context().out().println(context().style().dim(cut("all: " + SafeText.line(common))));
        }
    }

    private String cut(String line) {
        return context().columns() > 0 ? SafeText.cut(line, context().columns()) : line;
    }
}
