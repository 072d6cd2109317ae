package org.hpsearch.command;

import java.util.List;
import org.hpsearch.query.Search;
import org.hpsearch.query.language.Quoting;
import org.hpsearch.query.language.RunName;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunId;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Names a run; an empty name removes it.", sortOptions = false)
final class NameCommand extends Verb {
    @Parameters(index = "0", paramLabel = "RUN", description = "the run")
    String selector = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "its name")
    String name = "";

    @Option(names = "--move", description = "take the name from the run that has it")
    boolean move;

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int run(Workspace workspace) throws Exception {
        name = name.strip();
        String refusal = name.isEmpty() ? "" : RunName.refusal(name);
        if (!refusal.isEmpty()) {
            throw new UsageException("'" + name + "' cannot be a name: it " + refusal);
        }
        Row row = new Selector(workspace).one(selector);
        if (workspace.project().store().ids().stream().map(RunId::shortForm).anyMatch(name::equals)) {
            throw new DataException("'" + name + "' is the id of a run; choose another name");
        }
        List<Row> others = name.isBlank() ? List.of() : named(workspace, row);
        if (!others.isEmpty() && !move) {
            throw new DataException("'" + name + "' is the name of run "
                    + others.getFirst().shortId() + "; --move gives it to this run instead");
        }
        for (Row other : others) {
            workspace.change(other.record().id(), notes -> notes.named(""));
        }
        workspace.change(row.record().id(), notes -> notes.named(name));
        tellOf(List.of(row), name.isBlank() ? "removed the name of" : "named");
        return 0;
    }

    private List<Row> named(Workspace workspace, Row row) {
        Search.Request request = new Search.Request(
                "run.name=" + Quoting.phrase(name), List.of(), Search.Order.NEWEST, Integer.MAX_VALUE);
        return workspace.search(request).rows().stream()
                .filter(other -> !other.record().id().equals(row.record().id()))
                .toList();
    }
}
