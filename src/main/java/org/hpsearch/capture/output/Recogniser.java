package org.hpsearch.capture.output;

/// Reads one family of lines.
public interface Recogniser {
    /// A word for it, for explanations.
    String name();

    /// Adds what the line holds to the reading.
    ///
    /// @return whether the line belongs to this family, so that no other recogniser is asked
    boolean read(String line, Reading reading);
}
