package org.hpsearch.capture.files;

import org.hpsearch.run.Scalar;
import org.hpsearch.value.Value;

/// Takes what is read from files.
public interface FileFacts {
    /// A metric's value.
    ///
    /// @param from the file, as the program would name it
    void scalar(Scalar scalar, String from);

    /// A parameter that the program uses.
    ///
    /// @param from the file, as the program would name it
    void setting(String name, Value value, String from);

    /// Something that the user should know.
    void warning(String sentence);

    /// A file could not be read because of a fault of ours; it is not read any more.
    void problem(String file, RuntimeException bug);
}
