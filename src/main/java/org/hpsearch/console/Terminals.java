package org.hpsearch.console;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// The terminal that this process was started on.
public final class Terminals {
    private Terminals() {}

    /// Opens it. It is not asked for what it can do beyond its description: one that does not answer would cost a
    /// quarter of a second.
    public static Terminal system() throws IOException {
        return TerminalBuilder.builder()
                .system(true)
                .exec(false)
                .graphemeCluster(false)
                .build();
    }
}
