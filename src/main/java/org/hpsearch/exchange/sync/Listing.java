package org.hpsearch.exchange.sync;

import java.util.SortedMap;
import java.util.TreeMap;

/// The files of a project that are kept the same; regular ones only.
///
/// @param runs id of a run → path in its folder → how the file looks
/// @param own  the project's own ones: name → how the file looks
public record Listing(
        SortedMap<String, SortedMap<String, SyncPlace.Stamp>> runs, SortedMap<String, SyncPlace.Stamp> own) {
    /// Nothing yet.
    public Listing() {
        this(new TreeMap<>(), new TreeMap<>());
    }

    void add(String run, String file, SyncPlace.Stamp stamp) {
        runs.computeIfAbsent(run, id -> new TreeMap<>()).put(file, stamp);
    }
}
