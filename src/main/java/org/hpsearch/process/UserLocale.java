package org.hpsearch.process;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The character set of the user's terminal, as their environment says.
public final class UserLocale {
    /// The first one that is set counts (POSIX, "Internationalization Variables").
    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_CTYPE", "LANG");

    private UserLocale() {}

    /// Whether a locale is set whose characters are not UTF-8, such as `C`. Where none is set, as in most containers,
    /// nobody knows, and terminals of today show UTF-8.
    ///
    /// @param environment of hps
    public static boolean isPlain(Map<String, String> environment) {
        Map<String, String> own = new HashMap<>(environment);
        ChildEnvironment.restore(own);
        String locale = VARIABLES.stream()
                .map(name -> own.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        String letters = locale.toLowerCase(Locale.ROOT).replace("-", "");
        return !locale.isEmpty() && !letters.contains("utf8");
    }
}
