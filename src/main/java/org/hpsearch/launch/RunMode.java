package org.hpsearch.launch;

import java.util.Map;

/// How a run is started.
///
/// @param ifNew      whether it is left where the same configuration has finished before
/// @param foreground whether the program has hps's standard input and terminal; else it has none, and a session of its
///                   own
/// @param isolated   whether it runs in a working copy of its own
/// @param slot       variables of the slot of a sweep in which it runs
public record RunMode(boolean ifNew, boolean foreground, boolean isolated, Map<String, String> slot) {
    /// As a command that is typed.
    public static final RunMode TYPED = new RunMode(false, true, false, Map.of());

    public RunMode {
        slot = Map.copyOf(slot);
    }
}
