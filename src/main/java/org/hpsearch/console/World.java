package org.hpsearch.console;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What surrounds a command.
///
/// @param environment variables
/// @param folder      working folder
/// @param home        the user's home folder, null where there is none
/// @param clock       the time
/// @param zone        for dates without one
/// @param script      the script that started this program, empty where there is none
public record World(
        Map<String, String> environment,
        Path folder,
        @Nullable Path home,
        InstantSource clock,
        ZoneId zone,
        String script) {
    public World {
        environment = Map.copyOf(environment);
    }
}
