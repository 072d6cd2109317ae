package org.hpsearch.launch;

import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import org.hpsearch.console.Context;

/// What a program is started in.
///
/// @param environment of hps itself
/// @param out         where the program's standard output is echoed
/// @param err         where its standard error is echoed
/// @param separate    whether these two lead to different places
public record Surroundings(
        Map<String, String> environment, OutputStream out, OutputStream err, boolean separate, InstantSource clock) {
    /// Those of a command.
    public static Surroundings of(Context context) {
        return new Surroundings(
                context.environment(),
                context.rawOut(),
                context.streams().rawErr(),
                context.streams().separate(),
                context.clock());
    }

    /// The same where nobody looks on: nothing is echoed, both streams go into one log.
    public Surroundings silent() {
        OutputStream nobody = OutputStream.nullOutputStream();
        return new Surroundings(environment, nobody, nobody, false, clock);
    }
}
