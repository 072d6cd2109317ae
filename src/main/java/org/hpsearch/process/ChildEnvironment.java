package org.hpsearch.process;

import java.util.Map;

/// What `scripts/hps` has set for the JVM alone is taken back for everything that the JVM starts.
public final class ChildEnvironment {
    /// `LC_ALL` as it was before the script set a UTF-8 one: `=value`, or `-` where it was unset.
    static final String LOCALE = "HPS_LC_ALL";
    /// Whether standard output and standard error of hps are the same file, as the script saw it.
    public static final String SAME_STREAMS = "HPS_SAME_STREAMS";

    private ChildEnvironment() {}

    /// Makes a child's environment what the user's shell would give it.
    public static void restore(Map<String, String> environment) {
        String locale = environment.remove(LOCALE);
        if (locale != null) {
            if (locale.startsWith("=")) {
                environment.put("LC_ALL", locale.substring(1));
            } else {
                environment.remove("LC_ALL");
            }
        }
        environment.remove(SAME_STREAMS);
    }
}
