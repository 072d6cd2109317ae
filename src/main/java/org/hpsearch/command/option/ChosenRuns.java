package org.hpsearch.command.option;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.query.match.Row;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Parameters;

/// The runs that the words of a verb find.
public final class ChosenRuns {
    public @Parameters(
            paramLabel = "SEL",
            arity = "1..*",
            description = "ids, names, @last, @best (several with commas), or a query") List<String> words =
            new ArrayList<>();

    /// @throws org.hpsearch.value.DataException where there are none
    public List<Row> rows(Workspace workspace) {
        return new Selector(workspace).some(text());
    }

    /// The one run.
    ///
    /// @throws org.hpsearch.value.DataException where there is none, or more than one
    public Row row(Workspace workspace) {
        return new Selector(workspace).one(text());
    }

    /// What was typed.
    public String text() {
        return String.join(" ", words);
    }
}
