package org.hpsearch.query.match;

import java.util.regex.Pattern;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.Wildcards;
import org.hpsearch.value.Nearest;

/// Whether a parameter's name passes the test of `has:` or `recorded:`.
final class NameTest {
    private NameTest() {}

    /// @param name as the parameter is called now
    static boolean passes(Query.Test test, String name, Defaults defaults) {
        String regular = FieldNames.regular(name);
        return switch (test) {
            case Query.Any any -> true;
            case Query.Is is -> regular.equals(FieldNames.regular(defaults.canonical(is.value())));
            case Query.Like like -> Pattern.matches(Wildcards.regex(FieldNames.regular(like.pattern())), regular);
            case Query.Near near -> Nearest.distance(FieldNames.regular(near.value()), regular) <= near.edits();
            case Query.Differs differs -> false;
            case Query.Between between -> false;
        };
    }
}
