package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.language.Wildcards;
import org.hpsearch.query.match.Names;
import org.hpsearch.query.match.Target;
import org.hpsearch.run.RunField;
import org.hpsearch.value.UsageException;

/// Which columns a table has: those that were named, or the usual ones with some more and some less.
public final class ColumnChoice {
    private final Names names;
    private final RunTable runs;

    public ColumnChoice(Names names, RunTable runs) {
        this.names = names;
        this.runs = runs;
    }

    /// The columns.
    ///
    /// @param asked as typed: `lr`, `opt*`, `+dropout`, `-loss`; with a sign before any, the usual ones are
    ///              changed
    /// @throws org.hpsearch.query.language.QueryException where a name means nothing
    public List<String> of(List<String> asked, List<String> usual) {
        boolean changes = asked.stream().anyMatch(name -> name.startsWith("+") || name.startsWith("-"));
        Set<String> chosen = new LinkedHashSet<>(asked.isEmpty() || changes ? usual : List.of());
        for (String name : asked.stream().filter(name -> !name.isBlank()).toList()) {
            boolean less = name.startsWith("-");
            String bare = less || name.startsWith("+") ? name.substring(1) : name;
            if (less) {
                List<String> gone = matching(bare, new ArrayList<>(chosen));
                chosen.removeIf(column -> gone.stream().anyMatch(other -> isSame(column, other)));
            } else {
                chosen.addAll(matching(bare, runs.knownColumns()));
            }
        }
        if (chosen.isEmpty()) {
            throw new UsageException("--columns leaves none");
        }
        return new ArrayList<>(chosen);
    }

    /// Whether two names show the same, as `lr` and `param.lr`.
    private boolean isSame(String column, String other) {
        Target target = names.target(column);
        return column.equals(other) || target != null && target.equals(names.target(other));
    }

    private List<String> matching(String name, List<String> known) {
        if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
            Pattern pattern = Pattern.compile(Wildcards.regex(FieldNames.regular(name)));
            return known.stream()
                    .filter(column ->
                            pattern.matcher(FieldNames.regular(column)).matches())
                    .toList();
        }
        if (runs.isAge(name) || runs.isReason(name) || runs.isResult(name)) {
            return List.of(name);
        }
        Target target = names.require(name);
        if (target instanceof Target.Own own && own.field() == RunField.LOG) {
            throw new UsageException("a log is not a column; hps log shows it");
        }
        return List.of(names.isOutright(name) ? name : names.spelling(target));
    }
}
