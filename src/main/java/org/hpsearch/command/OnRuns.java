package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.query.match.Row;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Parameters;

/// Verbs that work on the runs that a selector finds.
abstract class OnRuns extends Verb {
    @Parameters(
            paramLabel = "SEL",
            arity = "1..*",
            description = "ids, names, @last, @best (several with commas), or a query")
    List<String> words = new ArrayList<>();

    final List<Row> rows(Workspace workspace) {
        return new Selector(workspace).some(String.join(" ", words));
    }

    final Row row(Workspace workspace) {
        return new Selector(workspace).one(String.join(" ", words));
    }
}
