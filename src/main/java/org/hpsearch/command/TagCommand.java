package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.query.match.Row;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Adds and removes tags.", sortOptions = false)
final class TagCommand extends Verb {
    @Parameters(index = "0", paramLabel = "SEL", description = "the runs")
    String selector = "";

    @Parameters(index = "1..*", paramLabel = "TAG", arity = "0..*", description = "tags to add")
    List<String> add = new ArrayList<>();

    @Option(names = "-d", paramLabel = "TAG", description = "a tag to remove (repeatable)")
    List<String> remove = new ArrayList<>();

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int run(Workspace workspace) throws Exception {
        if (add.isEmpty() && remove.isEmpty()) {
            throw new UsageException("no tag is given");
        }
        List<Row> rows = new Selector(workspace).some(selector);
        for (Row row : rows) {
            workspace.change(row.record().id(), notes -> {
                List<String> tags = new ArrayList<>(notes.tags());
                tags.addAll(add);
                tags.removeAll(remove);
                return notes.tagged(tags);
            });
        }
        tellOf(rows, add.isEmpty() ? "untagged" : "tagged");
        return 0;
    }
}
