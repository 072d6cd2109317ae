package org.hpsearch.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which hps this is.
///
/// @param number  as in the release's name, such as `0.2.0`
/// @param commit  of the sources, abbreviated, with a `+` where they were changed after it; empty where nobody knows
/// @param runtime the Java version that runs it
public record Version(String number, String commit, String runtime) {
    /// The version that the build wrote down.
    public static Version read() {
        Properties written = new Properties();
        try (InputStream file = Version.class.getResourceAsStream("version.properties")) {
            if (file != null) {
                written.load(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Version(
                written.getProperty("version", "of an unknown version"),
                written.getProperty("commit", ""),
                System.getProperty("java.version"));
    }

    @Override
    public String toString() {
        return "hps " + number + " (" + (commit.isEmpty() ? "" : "commit " + commit + ", ") + "Java " + runtime + ")";
    }
}
