package org.hpsearch.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What `scripts/hps` has set for the JVM alone is taken back for everything that the JVM starts.
public final class ChildEnvironment {
    /// System property: `LC_ALL` as it was before the script set a UTF-8 one: `=value`, or `-` where it was unset.
    static final String LOCALE = "hps.locale";
    /// Variable: the file in which a background hps tells that its run has started.
    public static final String READY = "HPS_DETACHED";

    /// Variable: set by the script for the copies of a launcher that are not recorded.
    public static final String EXECUTE_ONLY = "HPS_EXECUTE_ONLY";

    private ChildEnvironment() {}

    /// The words that give a program the variables which a plain shell between drops, because their names are no
    /// identifiers (`BASH_FUNC_module%%`); none where there are no such variables.
    ///
    /// @param environment of hps
    static List<String> beyondShells(Map<String, String> environment) {
        List<String> words = new ArrayList<>();
        environment.forEach((name, value) -> {
            if (!isIdentifier(name)) {
                words.add(name + "=" + value);
            }
        });
        if (!words.isEmpty()) {
            words.addFirst("env");
        }
        return words;
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && !Character.isDigit(name.charAt(0))
                && name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_'));
    }

    /// Makes a child's environment what the user's shell would give it.
    static void restore(Map<String, String> environment) {
        String locale = System.getProperty(LOCALE, "");
        if (locale.startsWith("=")) {
            environment.put("LC_ALL", locale.substring(1));
        } else if (locale.equals("-")) {
            environment.remove("LC_ALL");
        }
        environment.remove(READY);
        environment.remove(EXECUTE_ONLY);
    }
}
