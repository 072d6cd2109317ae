package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.index.FieldNames;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Workspace;

/// Which columns a table has: those that were named, or the usual ones with some more and some less.
public final class ColumnChoice {
    private final Workspace workspace;
    private final RunTable runs;

    public ColumnChoice(Workspace workspace, RunTable runs) {
        this.workspace = workspace;
        this.runs = runs;
    }

    /// The columns.
    ///
    /// @param asked as typed: `lr`, `opt*`, `+dropout`, `-loss`; with a sign before any, the usual ones are
    ///              changed
    /// @throws org.hpsearch.query.language.QueryException where a name means nothing
    public List<String> of(List<String> asked, List<String> usual) {
        boolean changes = asked.stream().anyMatch(name -> name.startsWith("+") || name.startsWith("-"));
        Set<String> names = new LinkedHashSet<>(asked.isEmpty() || changes ? usual : List.of());
        for (String name : asked.stream().filter(name -> !name.isBlank()).toList()) {
            boolean less = name.startsWith("-");
            String bare = less || name.startsWith("+") ? name.substring(1) : name;
            if (less) {
                List<String> gone = meant(bare, new ArrayList<>(names));
                names.removeIf(column -> gone.stream().anyMatch(column::equals));
            } else {
                names.addAll(meant(bare, runs.knownColumns()));
            }
        }
        if (names.isEmpty()) {
            throw new UsageException("--columns leaves none");
        }
        return new ArrayList<>(names);
    }

    private List<String> meant(String name, List<String> known) {
        if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
            String regex = ("\\Q" + FieldNames.regular(name) + "\\E")
                    .replace("*", "\\E.*\\Q")
                    .replace("?", "\\E.\\Q");
            Pattern pattern = Pattern.compile(regex);
            return known.stream()
                    .filter(column ->
                            pattern.matcher(FieldNames.regular(column)).matches())
                    .toList();
        }
        if (name.equals("log")) {
            throw new UsageException("a log is no column; hps log shows it");
        }
        if (!name.equals("age")) {
            workspace.resolve(name);
        }
        String now = workspace.defaults().canonical(name);
        return known.stream()
                .filter(column -> FieldNames.regular(column).equals(FieldNames.regular(now)))
                .findFirst()
                .map(List::of)
                .orElse(List.of(now));
    }
}
