package org.hpsearch.launch;

import org.hpsearch.value.UsageException;

/// A `KEY=VALUE` word.
///
/// @param value as typed
public record Assignment(String key, String value) {
    /// Reads a word.
    ///
    /// @param expected what the message says of words like this
    /// @throws UsageException where it has no `=`, or nothing before it
    public static Assignment parse(String word, String expected) {
        int equals = word.indexOf('=');
        if (equals <= 0) {
            throw new UsageException("'" + word + "': " + expected);
        }
        return new Assignment(word.substring(0, equals), word.substring(equals + 1));
    }
}
