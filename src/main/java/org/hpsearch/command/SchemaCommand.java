package org.hpsearch.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hpsearch.command.queue.JobTable;
import org.hpsearch.show.table.JsonDocuments;
import org.hpsearch.value.Json;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        description = "The JSON Schema (draft 2020-12) of what a verb prints with --json; without a name: the names.",
        sortOptions = false)
final class SchemaCommand extends Verb {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "query, metrics, diff, error, ...")
    String name = "";

    @Override
    int run(Workspace workspace) {
        Map<String, JsonDocuments.Kind> all = new LinkedHashMap<>(JsonDocuments.all());
        all.put("jobs", JobTable.document());
        if (name.isEmpty()) {
            all.forEach((each, kind) -> context().out().printf("%-11s %s%n", each, kind.command()));
            return 0;
        }
        JsonDocuments.Kind kind = all.get(name);
        if (kind == null) {
            throw new UsageException(
                    "there is no schema '" + name + "'" + Nearest.hint(name, all.keySet()) + " (hps schema lists all)");
        }
        context().out().print(Json.document(kind.schema()));
        return 0;
    }
}
