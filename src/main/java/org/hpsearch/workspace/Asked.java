package org.hpsearch.workspace;

import java.util.ArrayList;
import java.util.List;

/// A question of a shell whose answer was a table: what `refine`, `sort`, `columns` and `more` change.
///
/// @param verb    `query` or `ls`
/// @param query   in the query language
/// @param sort    keys, empty for the usual order
/// @param columns names, empty for the usual ones
/// @param limit   most rows; -1 for the usual number
/// @param others  further options, as words
public record Asked(
        String verb, String query, List<String> sort, List<String> columns, int limit, List<String> others) {
    public Asked {
        sort = List.copyOf(sort);
        columns = List.copyOf(columns);
        others = List.copyOf(others);
    }

    /// The same of other runs; as many as is usual.
    public Asked about(String otherQuery) {
        return new Asked(verb, otherQuery, sort, columns, -1, others);
    }

    /// The same in another order.
    public Asked sorted(List<String> keys) {
        return new Asked(verb, query, keys, columns, limit, others);
    }

    /// The same with other columns: none are the usual ones; where each begins with `+` or `-`, they change the
    /// present ones.
    public Asked showing(List<String> names) {
        boolean changes = !names.isEmpty() && names.stream().allMatch(Asked::isChange);
        List<String> all = new ArrayList<>(changes ? columns : List.of());
        boolean chosen = !all.isEmpty() && all.stream().noneMatch(Asked::isChange);
        for (String name : names) {
            if (chosen && name.startsWith("-")) {
                all.remove(name.substring(1));
            } else {
                all.add(chosen ? name.substring(1) : name);
            }
        }
        return new Asked(verb, query, sort, all, limit, others);
    }

    private static boolean isChange(String column) {
        return column.startsWith("+") || column.startsWith("-");
    }

    /// The same with another number of rows.
    public Asked limited(int rows) {
        return new Asked(verb, query, sort, columns, rows, others);
    }

    /// The words of the command.
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of(verb));
        words.addAll(others);
        if (!sort.isEmpty()) {
            words.add("--sort=" + String.join(",", sort));
        }
        if (!columns.isEmpty()) {
            words.add("--columns=" + String.join(",", columns));
        }
        if (limit >= 0) {
            words.add("--limit=" + limit);
        }
        words.addAll(List.of("--", query));
        return words;
    }
}
