package org.hpsearch.capture.files;

import java.util.function.Consumer;
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

    /// Takes the metrics alone; a fault of ours is thrown.
    ///
    /// @param warnings takes what the user should know
    static FileFacts ofMetrics(Consumer<Scalar> metrics, Consumer<String> warnings) {
        return new FileFacts() {
            @Override
            public void scalar(Scalar scalar, String from) {
                metrics.accept(scalar);
            }

            @Override
            public void setting(String name, Value value, String from) {
                // a parameter is no metric
            }

            @Override
            public void warning(String sentence) {
                warnings.accept(sentence);
            }

            @Override
            public void problem(String file, RuntimeException bug) {
                throw bug;
            }
        };
    }
}
