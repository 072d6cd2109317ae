package org.hpsearch.capture.files;

import java.io.IOException;

/// A file that is read as it grows.
interface Followed {
    /// Reads what is new.
    void read() throws IOException;
}
