package org.hpsearch.launch.start;

import java.io.IOException;
import java.util.Optional;
import org.hpsearch.console.Context;
import org.hpsearch.console.Texts;
import org.hpsearch.index.RunIndex;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunRecord;
import org.hpsearch.workspace.Workspace;

/// Asks the index for earlier runs. Whatever is wrong with it, the new run goes on.
public final class IndexedRuns implements PastRuns {
    private final Context context;
    private final Workspace workspace;

    public IndexedRuns(Context context, Workspace workspace) {
        this.context = context;
        this.workspace = workspace;
    }

    @Override
    public Optional<Earlier> same(RunRecord run) {
        try {
            workspace.look(RunIndex.Mode.BRIEF);
            Search search = workspace.ask();
            Optional<Row> row = search.same(run);
            return row.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Earlier(row.get().record().id(), result(search, row.get())));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            context.say("earlier runs cannot be asked: " + e.getMessage());
            return Optional.empty();
        } finally {
            workspace.closeIndex();
        }
    }

    private static String result(Search search, Row row) throws IOException {
        Optional<Objective> objective = search.run(
                        new Search.Request("id:" + row.record().id(), java.util.List.of(), Search.Order.BEST, 0))
                .objective();
        return objective
                .flatMap(by ->
                        row.metric(by.metric()).map(summary -> by.metric() + " " + Texts.number(by.value(summary))))
                .orElse("");
    }
}
