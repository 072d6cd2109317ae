package org.hpsearch.exchange.sync;

import java.util.function.IntConsumer;

/// Sees how far a sync is.
public interface SyncWatch {
    /// So many runs are listed here so far. Another thread may say so.
    void listed(int runs);

    /// Files begin to be copied.
    ///
    /// @return hears how many of them are copied so far
    IntConsumer copying(int files);
}
