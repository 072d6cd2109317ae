package org.hpsearch.exchange.source;

import java.io.IOException;
import java.util.List;

/// The runs of another tool, at one place. It is only read.
public interface ForeignStore extends AutoCloseable {
    /// The tool, in a word: what `source:` finds.
    String kind();

    /// Its runs, in an order that stays the same; their metrics are read later.
    ///
    /// @param omissions takes what has no place in hps, and what is damaged
    List<ForeignRun> runs(Omissions omissions) throws IOException;

    /// Tells how far the store is read.
    default void watch(Watch watch) {}

    /// Looks on while a store is read.
    interface Watch {
        /// Nobody looks.
        Watch NOBODY = (bytes, all) -> {};

        /// So much of large files is read.
        ///
        /// @param all bytes of all of them
        void at(long bytes, long all);

        /// So many runs are looked at, before any is imported.
        ///
        /// @param all how many there are
        default void looked(int runs, int all) {}
    }

    /// What hps took for what, a line each, where it had to guess; shown before anything is imported.
    default List<String> guesses() {
        return List.of();
    }

    /// Ends reading: metrics can be read no longer.
    @Override
    default void close() throws IOException {}
}
