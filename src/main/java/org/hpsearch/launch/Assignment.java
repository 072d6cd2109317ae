package org.hpsearch.launch;

import org.hpsearch.value.UsageException;
import org.hpsearch.value.Words;

/// A `KEY=VALUE` word.
///
/// @param value as typed
public record Assignment(String key, String value) {
    /// Reads a word. Quotes around the name are no part of it.
    ///
    /// @param expected what the message says of words like this
    /// @throws UsageException where it has no `=`, or nothing before it
    public static Assignment parse(String word, String expected) {
        int quote = word.startsWith("\"") ? word.indexOf("\"=", 1) : -1;
        int equals = quote < 0 ? word.indexOf('=') : quote + 1;
        if (equals <= 0) {
            throw new UsageException("'" + word + "': " + expected);
        }
        return new Assignment(Words.unquoted(word.substring(0, equals)), word.substring(equals + 1));
    }
}
