package org.hpsearch.show.table;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hpsearch.show.json.JsonError;
import org.hpsearch.show.json.JsonType;
import org.hpsearch.value.Value;

/// What `--json` prints, as schemas.
public final class JsonDocuments {
    /// A kind of document.
    ///
    /// @param command prints it
    /// @param type    of the document
    public record Kind(String command, JsonType type) {
        /// Its schema.
        public Value.Obj schema() {
            return type.document(command);
        }
    }

    private JsonDocuments() {}

    /// The kinds by name: a verb, or what an option makes of it.
    public static Map<String, Kind> all() {
        JsonType runs = RunJson.SHAPE.type().list();
        Map<String, Kind> all = new LinkedHashMap<>();
        all.put("query", new Kind("hps query --json", runs));
        all.put("ls", new Kind("hps ls --json", runs));
        all.put("show", new Kind("hps show --json", runs));
        all.put(
                "groups",
                new Kind("hps query --group-by --json", GroupJson.SHAPE.type().list()));
        all.put("sweeps", new Kind("hps ls --sweeps --json", SweepTable.type().list()));
        all.put(
                "metrics",
                new Kind("hps metrics --json", MetricRows.SHAPE.type().list()));
        all.put("diff", new Kind("hps diff --json", DifferenceTable.shape().type()));
        all.put("fields", new Kind("hps fields --json", FieldTable.SHAPE.type().list()));
        all.put(
                "importance",
                new Kind(
                        "hps importance --json",
                        ImportanceTable.shape("").type().list()));
        all.put("defaults", new Kind("hps defaults --json", DefaultsJson.type()));
        all.put("error", new Kind("any verb with --json that fails", JsonError.type()));
        return all;
    }
}
