package org.hpsearch.console;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What surrounds a command.
///
/// @param environment variables
/// @param folder      working folder
/// @param home        the user's home folder, null where there is none
/// @param clock       the time
/// @param zone        for dates without one; found out when it is first needed, which takes a tenth of a start
/// @param script      the script that started this program, empty where there is none
public record World(
        Map<String, String> environment,
        Path folder,
        @Nullable Path home,
        InstantSource clock,
        Supplier<ZoneId> zone,
        String script) {
    public World {
        environment = Map.copyOf(environment);
    }

    /// With the clock and the zone of the system.
    public static World of(Map<String, String> environment, Path folder, @Nullable Path home, String script) {
        return new World(environment, folder, home, InstantSource.system(), ZoneId::systemDefault, script);
    }
}
