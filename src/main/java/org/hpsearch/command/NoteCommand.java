package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.query.match.Row;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Writes a note in place of the earlier one; an empty text removes it.", sortOptions = false)
final class NoteCommand extends Verb {
    @Parameters(index = "0", paramLabel = "SEL", description = "the runs")
    String selector = "";

    @Parameters(index = "1..*", paramLabel = "TEXT", arity = "1..*", description = "the note")
    List<String> words = new ArrayList<>();

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int run(Workspace workspace) throws Exception {
        List<Row> rows = new Selector(workspace).some(selector);
        String note = String.join(" ", words);
        for (Row row : rows) {
            workspace.change(row.record().id(), notes -> notes.noted(note));
        }
        tellOf(rows, note.isBlank() ? "removed the note of" : "noted");
        return 0;
    }
}
