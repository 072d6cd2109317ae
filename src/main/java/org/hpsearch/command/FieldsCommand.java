package org.hpsearch.command;

import java.io.IOException;
import java.util.List;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.CsvTable;
import org.hpsearch.console.MarkdownTable;
import org.hpsearch.console.Table;
import org.hpsearch.query.FieldInfo;
import org.hpsearch.show.table.FieldTable;
import org.hpsearch.value.Json;
import org.hpsearch.value.Nearest;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description =
                "Lists what you can query: parameters, metrics and fields of the run, with type, range and how many"
                        + " runs.",
        sortOptions = false)
final class FieldsCommand extends Verb implements Verb.Looking {
    @Parameters(paramLabel = "PATTERN", arity = "0..1", description = "a part of the name, or a pattern with * and ?")
    String pattern = "";

    @Option(names = "--csv", description = "as CSV")
    boolean csv;

    @Option(names = "--json", description = "as JSON: one array, an object per field")
    boolean json;

    @Option(names = "--markdown", description = "as a Markdown table")
    boolean markdown;

    @Override
    int run(Workspace workspace) throws Exception {
        List<FieldInfo> fields = workspace.ask().fields(pattern);
        if (json) {
            context().out().print(Json.document(new FieldTable(fields).json()));
            return 0;
        }
        if (fields.isEmpty()) {
            boolean none = pattern.isEmpty() || !workspace.project().store().holdsRuns();
            context()
                    .say(
                            none
                                    ? "there are no runs yet; record one: " + workspace.firstCommand()
                                    : "no field is called '" + pattern + "'" + nearest(workspace));
            return none ? 0 : 1;
        }
        Table table = new FieldTable(fields).table();
        String text = csv
                ? new CsvTable().of(table)
                : markdown
                        ? new MarkdownTable().of(table)
                        : AlignedTable.on(context()).of(table);
        context().out().print(text);
        return 0;
    }

    private String nearest(Workspace workspace) throws IOException {
        List<String> names =
                workspace.ask().fields("").stream().map(FieldInfo::name).toList();
        String hint = Nearest.hint(pattern, names);
        return hint.isEmpty() ? "; hps fields lists all" : hint;
    }
}
