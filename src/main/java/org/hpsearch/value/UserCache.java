package org.hpsearch.value;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The user's folder for what can be made anew (XDG Base Directory Specification).
public final class UserCache {
    /// hps's own folder in it.
    public static final String OWN = "hps";

    private UserCache() {}

    /// The folder for the caches of all programs; null where there is no home. It need not exist.
    ///
    /// @param environment `XDG_CACHE_HOME` names it; else it is `.cache` in the user's home
    public static @Nullable Path of(Map<String, String> environment, @Nullable Path home) {
        String named = environment.getOrDefault("XDG_CACHE_HOME", "");
        return !named.isEmpty() ? Path.of(named) : home == null ? null : home.resolve(".cache");
    }
}
