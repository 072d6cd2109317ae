package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.command.failure.EatenQuery;
import org.hpsearch.command.queue.QueuedTable;
import org.hpsearch.console.ExitStatus;
import org.hpsearch.index.RunIndex;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.table.GroupOptions;
import org.hpsearch.show.table.GroupTables;
import org.hpsearch.show.table.ParetoRows;
import org.hpsearch.show.table.RunAnswer;
import org.hpsearch.show.table.RunTable;
import org.hpsearch.show.table.TableOptions;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Session;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Lists the runs that match, best first. Several words are joined by blanks.",
            "  model:resnet AND lr:[0.001 TO 0.1]    val_acc>=0.9 OR tag:good    NOT state:failed",
            "Put -- before a query that begins with a dash.",
            "If hps cannot read some runs in time, it lists them with their name and the state unread",
            "(in --json also \"incomplete\": true), and the exit status is 3; --fresh reads all."
        },
        sortOptions = false)
class QueryCommand extends Verb implements Verb.Looking {
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
        int exit = answer(workspace);
        return exit == 0 && workspace.unread() > 0 ? ExitStatus.INCOMPLETE : exit;
    }

    private int answer(Workspace workspace) throws Exception {
        if (table.fresh) {
            workspace.view(RunIndex.Mode.FULL);
        }
        QueuedTable queued = new QueuedTable(context(), workspace);
        queued.look();
        EatenQuery.warn(context(), workspace, words);
        String text = String.join(" ", words);
        workspace.saved().named(text).ifPresent(table::as);
        if (grouping.isAsked()) {
            return new GroupTables(context(), workspace, table, grouping).print(new Selector(workspace).query(text));
        }
        table.show(grouping.metrics, order() == Search.Order.BEST);
        int most = table.rows(context());
        int read = table.pareto.isEmpty() ? most : Integer.MAX_VALUE;
        Result all =
                new Selector(workspace).select(new Search.Request(text, table.sort, order(), read, table.tips), false);
        Result result = table.pareto.isEmpty()
                ? all
                : ParetoRows.of(all, new RowValues(all.rows(), workspace.names()), table.pareto, most);
        workspace.warn(result);
        Session session = session();
        if (session != null) {
            session.remember(table.asked(verb(), text), result.rows(), table.total(result.total()));
        }
        new RunAnswer(context(), workspace, table, result).print(text, this::columns, session != null);
        queued.print(text, table);
        return 0;
    }
}
