package org.hpsearch.cluster;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.value.DataException;

/// The engines, by their names.
public final class Engines {
    private Engines() {}

    /// The engine that a batch was handed to.
    ///
    /// @throws DataException where this version has none of that name
    public static Engine of(String name, Map<String, String> environment, Path folder) {
        return find(name, environment, folder)
                .orElseThrow(() -> new DataException("this hps does not know the engine '" + name + "'"));
    }

    /// @param environment of hps
    /// @param folder      in which the engine's commands are called
    public static Optional<Engine> find(String name, Map<String, String> environment, Path folder) {
        return name.equals(SlurmEngine.NAME) ? Optional.of(new SlurmEngine(environment, folder)) : Optional.empty();
    }
}
