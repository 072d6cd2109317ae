package org.hpsearch.workspace;

import java.util.List;
import java.util.TreeMap;
import org.hpsearch.value.Value;

/// A query that is kept under a name, with the order and the columns of its table.
///
/// @param query   in the query language
/// @param sort    keys as of `--sort`; empty for the usual order
/// @param columns names as of `--columns`; empty for the usual ones
public record SavedQuery(String query, List<String> sort, List<String> columns) {
    public SavedQuery {
        sort = List.copyOf(sort);
        columns = List.copyOf(columns);
    }

    /// As `hps-queries.json` has it: a text, or an object where more than the query is kept.
    public static SavedQuery of(Value kept) {
        return kept instanceof Value.Obj object
                ? new SavedQuery(
                        object.fields().getOrDefault("query", Value.of("")).print(),
                        texts(object, "sort"),
                        texts(object, "columns"))
                : new SavedQuery(kept.print(), List.of(), List.of());
    }

    private static List<String> texts(Value.Obj object, String key) {
        return object.fields().get(key) instanceof Value.Items items
                ? items.values().stream().map(Value::print).toList()
                : List.of();
    }

    /// The form that [#of] reads.
    public Value value() {
        if (sort.isEmpty() && columns.isEmpty()) {
            return Value.of(query);
        }
        TreeMap<String, Value> fields = new TreeMap<>();
        fields.put("query", Value.of(query));
        put(fields, "sort", sort);
        put(fields, "columns", columns);
        return new Value.Obj(fields);
    }

    private static void put(TreeMap<String, Value> fields, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            fields.put(key, new Value.Items(texts.stream().map(Value::of).toList()));
        }
    }

    /// In words: the query, then what else is kept.
    @Override
    public String toString() {
        return query
                + (sort.isEmpty() ? "" : " --sort " + String.join(",", sort))
                + (columns.isEmpty() ? "" : " --columns " + String.join(",", columns));
    }
}
