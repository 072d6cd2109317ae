package org.hpsearch.query;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.Quoting;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.Numbers;

/// What the parts of a query that finds nothing may have been typed for.
final class Slips {
    private static final List<String> OPERATORS = List.of("AND", "OR", "NOT");
    private static final int MOST_LETTERS = 3;

    private Slips() {}

    /// A line for each part that looks like a slip.
    static List<String> of(Query query) {
        return lines(query, query instanceof Query.And).toList();
    }

    private static Stream<String> lines(Query query, boolean among) {
        return switch (query) {
            case Query.And and -> and.parts().stream().flatMap(part -> lines(part, true));
            case Query.Or or -> or.parts().stream().flatMap(part -> lines(part, among));
            case Query.Not not -> lines(not.part(), among);
            case Query.Clause clause -> clause.test() instanceof Query.Is is ? lines(clause, is, among) : Stream.of();
            case Query.All all -> Stream.of();
            case Query.TextPart part -> Stream.of();
        };
    }

    /// What the runs say of a condition.
    interface Known {
        /// The texts that runs have of a field; none where it is no field.
        Collection<String> texts(String field) throws IOException;

        /// Whether a run fulfils a condition.
        boolean matches(Query.Clause clause) throws IOException;
    }

    /// A line for each condition on a text that no run fulfils, and that is spelled nearly like one that a run has.
    static Map<Query, String> ofTexts(Query query, Known known) throws IOException {
        Map<Query, String> lines = new LinkedHashMap<>();
        for (Query.Clause clause : clauses(query).toList()) {
            if (clause.test() instanceof Query.Is is
                    && mayBeSlip(clause.field(), is.value())
                    && !known.matches(clause)) {
                String nearest = Nearest.of(is.value(), known.texts(clause.field()));
                if (nearest != null && !nearest.equalsIgnoreCase(is.value())) {
                    Query.Clause meant = new Query.Clause(clause.field(), new Query.Is(nearest, is.exact()), 0);
                    lines.put(clause, "no run has " + clause.print() + "; did you mean " + meant.print() + "?");
                }
            }
        }
        return lines;
    }

    private static boolean mayBeSlip(String field, String value) {
        return !field.isEmpty() && Numbers.parse(value) == null && value.indexOf('*') < 0 && value.indexOf('?') < 0;
    }

    private static Stream<Query.Clause> clauses(Query query) {
        return switch (query) {
            case Query.And and -> and.parts().stream().flatMap(Slips::clauses);
            case Query.Or or -> or.parts().stream().flatMap(Slips::clauses);
            case Query.Clause clause -> Stream.of(clause);
            case Query.Not not -> Stream.of();
            case Query.All all -> Stream.of();
            case Query.TextPart part -> Stream.of();
        };
    }

    private static Stream<String> lines(Query.Clause clause, Query.Is is, boolean among) {
        String value = is.value();
        if (clause.field().isEmpty()) {
            String nearest = among && value.length() <= MOST_LETTERS && !value.equalsIgnoreCase("on")
                    ? Nearest.of(value, OPERATORS)
                    : null;
            return nearest == null
                    ? Stream.of()
                    : Stream.of("hps searches for the word '" + value + "'; did you mean " + nearest + "?");
        }
        List<String> parts = List.of(value.split(","));
        return parts.size() < 2 || parts.stream().anyMatch(part -> part.isBlank() || part.indexOf(' ') >= 0)
                ? Stream.of()
                : Stream.of("'" + value + "' is one value with a comma; for one of several: "
                        + Quoting.name(clause.field()) + ":("
                        + String.join(" OR ", parts.stream().map(Quoting::value).toList()) + ")");
    }
}
