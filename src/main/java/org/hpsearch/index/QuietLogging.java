package org.hpsearch.index;

/// The logging configuration of the whole program: none, so that no library's hint reaches the user's terminal, and no
/// configuration file is read. Named to the JVM by the property `java.util.logging.config.class`.
public final class QuietLogging {
    /// Called by the log manager, which takes the configuration to be set up by this.
    public QuietLogging() {}
}
