package org.hpsearch.exchange.sync;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.IntConsumer;

/// A project's folder, here or on another machine. Paths are relative to it: `hps-runs/ID/metrics.csv`.
public interface SyncPlace {
    /// How a file looks from outside.
    ///
    /// @param size    in bytes
    /// @param seconds of the last change, since 1970
    record Stamp(long size, long seconds) {}

    /// For people: where it is.
    String words();

    /// The files of the place; nothing where it is not there yet.
    ///
    /// @throws org.hpsearch.value.DataException where the place cannot be reached
    default Listing files() throws IOException {
        return files(run -> {});
    }

    /// The same.
    ///
    /// @param seen hears the number of runs that are listed so far, where they are listed one by one
    Listing files(IntConsumer seen) throws IOException;

    /// Copies files from the place, with their times. What is gone meanwhile is left out.
    ///
    /// @param into   a folder, in which they get the same paths
    /// @param copied hears how many are copied so far
    void fetch(Collection<String> files, Path into, IntConsumer copied) throws IOException;

    /// The same.
    default void fetch(Collection<String> files, Path into) throws IOException {
        fetch(files, into, count -> {});
    }

    /// Copies files to the place, with their times, each as a whole or not at all.
    ///
    /// @param from   a folder, in which they have the same paths
    /// @param copied hears how many are copied so far
    void send(Path from, Collection<String> files, IntConsumer copied) throws IOException;

    /// The same.
    default void send(Path from, Collection<String> files) throws IOException {
        send(from, files, count -> {});
    }
}
