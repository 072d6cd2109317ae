package org.hpsearch.launch;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// What is read of a run, and how.
///
/// @param metrics     patterns of metrics in the output, beside those of the settings
/// @param checkpoints patterns of files that are checkpoints, beside those of the settings
/// @param keep        how many of checkpoints that replace one another are kept
/// @param config      configuration files that the command does not name
/// @param env         environment variables that are parameters
/// @param globals     whether constants of a script are found parameters
/// @param capture     how the program is observed
public record ReadingOptions(
        List<String> metrics,
        List<String> checkpoints,
        int keep,
        List<String> config,
        List<String> env,
        boolean globals,
        Observation capture) {
    /// How the program is observed.
    ///
    /// @param system     whether the use of the machine is measured
    /// @param unbuffered whether Python is told not to hold its output back
    /// @param tty        whether the program runs on a pseudo-terminal
    public record Observation(boolean system, boolean unbuffered, boolean tty) {}

    public ReadingOptions {
        metrics = List.copyOf(metrics);
        checkpoints = List.copyOf(checkpoints);
        config = List.copyOf(config);
        env = List.copyOf(env);
    }

    /// The same with more variables of the environment as parameters.
    ReadingOptions with(Collection<String> variables) {
        List<String> more =
                Stream.concat(env.stream(), variables.stream()).distinct().toList();
        return new ReadingOptions(metrics, checkpoints, keep, config, more, globals, capture);
    }

    public boolean system() {
        return capture.system;
    }

    public boolean unbuffered() {
        return capture.unbuffered;
    }

    public boolean tty() {
        return capture.tty;
    }
}
