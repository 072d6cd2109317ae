package org.hpsearch.process;

import java.util.Map;

/// What `scripts/hps` has set for the JVM alone is taken back for everything that the JVM starts.
public final class ChildEnvironment {
    /// System property: `LC_ALL` as it was before the script set a UTF-8 one: `=value`, or `-` where it was unset.
    static final String LOCALE = "hps.locale";
    /// Variable: the file in which a background hps tells that its run has started.
    public static final String READY = "HPS_DETACHED";

    private ChildEnvironment() {}

    /// Makes a child's environment what the user's shell would give it.
    static void restore(Map<String, String> environment) {
        String locale = System.getProperty(LOCALE, "");
        if (locale.startsWith("=")) {
            environment.put("LC_ALL", locale.substring(1));
        } else if (locale.equals("-")) {
            environment.remove("LC_ALL");
        }
        environment.remove(READY);
    }
}
