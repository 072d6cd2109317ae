package org.hpsearch.cluster;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The engines, by their names.
public final class Engines {
    private Engines() {}

    /// @param environment of hps
    /// @param folder      in which the engine's commands are called
    public static Optional<Engine> find(String name, Map<String, String> environment, Path folder) {
        return name.equals(SlurmEngine.NAME) ? Optional.of(new SlurmEngine(environment, folder)) : Optional.empty();
    }
}
