package org.hpsearch.capture.files;

import java.io.IOException;

/// A file that is read as it grows.
interface Followed {
    /// Reads what is new.
    void read() throws IOException;

    /// Reads all of it once more: it may have been written anew while it was read. No fact is told twice.
    default void readAgain() throws IOException {
        read();
    }
}
