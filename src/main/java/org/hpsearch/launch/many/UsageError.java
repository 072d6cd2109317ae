package org.hpsearch.launch.many;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells failures of usage, which all runs of a sweep will share, from others.
final class UsageError {
    /// Exit statuses of wrong usage, and of a command that does not exist or cannot be started.
    private static final Set<Integer> STATUSES = Set.of(2, 64, 126, 127);

    private static final Pattern WORDS =
            Pattern.compile("(?i)^usage:|unrecogni[sz]ed|unknown (option|argument|flag)|no such option|unexpected"
                    + " (option|argument|keyword)");

    private UsageError() {}

    /// What a failure says of usage, without the values of the configuration; empty where it is of another kind.
    ///
    /// @param last the last line of the output
    static String of(int exit, String last, Map<String, String> configuration) {
        String text = last;
        for (String value : configuration.values()) {
            text = text.replace(value, "?");
        }
        return STATUSES.contains(exit) || WORDS.matcher(last).find() ? exit + " " + text : "";
    }
}
