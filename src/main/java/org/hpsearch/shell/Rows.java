package org.hpsearch.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.command.Commands;
import org.hpsearch.help.VerbHelp;

/// Numbers of rows of the last result, as words of a command.
final class Rows {
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,6}(-\\d{1,6})?(,\\d{1,6}(-\\d{1,6})?)*");
    private static final Pattern ENDS = Pattern.compile("(\\d+)(?:-(\\d+))?");

    /// Verbs of whose words only the first names runs.
    private static final Set<String> FIRST_ONLY = Set.of("tag", "note", "name");

    private Rows() {}

    /// The words of a verb with numbers of rows, `2`, `1-5`, `1,3`, replaced by the ids of these rows, joined by
    /// commas. A number behind an option that takes a value is that value, and one behind `--` is the program's.
    ///
    /// @param ids of the last result
    /// @throws IllegalArgumentException where a number names no row, with a sentence for the user
    static List<String> named(String verb, List<String> words, List<String> ids) {
        Optional<VerbHelp> called = Commands.verbs().find(verb).filter(VerbHelp::namesRuns);
        if (called.isEmpty()) {
            return words;
        }
        List<String> replaced = new ArrayList<>();
        List<String> named = new ArrayList<>();
        int place = -1;
        boolean closed = false;
        boolean value = false;
        for (String word : words) {
            closed |= word.equals("--");
            if (!closed && !value && NUMBERS.matcher(word).matches()) {
                place = place < 0 ? replaced.size() : place;
                named.addAll(rows(word, ids));
                closed = FIRST_ONLY.contains(verb);
            } else {
                replaced.add(word);
                closed |= FIRST_ONLY.contains(verb) && !value && !word.startsWith("-");
            }
            value = !closed && word.startsWith("-") && called.get().takesValue(word);
        }
        if (place >= 0) {
            replaced.add(place, String.join(",", named));
        }
        return replaced;
    }

    private static List<String> rows(String word, List<String> ids) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("row " + word + ": there are no rows; run a query first");
        }
        List<String> named = new ArrayList<>();
        for (String part : word.split(",")) {
            Matcher ends = ENDS.matcher(part);
            ends.matches();
            int from = Integer.parseInt(ends.group(1));
            int to = ends.group(2) == null ? from : Integer.parseInt(ends.group(2));
            if (from < 1 || to > ids.size() || to < from) {
                throw new IllegalArgumentException("the last result has no row " + part + "; it has "
                        + (ids.size() == 1 ? "one row" : ids.size() + " rows"));
            }
            named.addAll(ids.subList(from - 1, to));
        }
        return named;
    }
}
