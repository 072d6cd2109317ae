package org.hpsearch.value;

import java.util.regex.Pattern;

/// The escape sequences of terminals (ECMA-48, ECMA-35): colours, moves of the cursor, character sets, titles of
/// windows. A sequence ends at the latest before the end of its line, and before the next one.
public final class Escapes {
    /// A regular expression that finds one.
    public static final String PATTERN = "\u001b(?:"
            + "\\[[ -?]*[@-~]?" // a control sequence
            + "|[]PX^_][^\u0007\u001b\n\r]*(?:\u0007|\u001b\\\\)?" // a text for the terminal
            + "|[ -/]*[0-~]?)"; // a character set, or a function of its own

    private static final char ESCAPE = '\u001b';

    private Escapes() {}

    /// The text without them.
    public static String removed(String text) {
        return text.indexOf(ESCAPE) < 0 ? text : Compiled.ESCAPES.matcher(text).replaceAll("");
    }

    /// A pattern that most texts do not need.
    private static final class Compiled {
        private static final Pattern ESCAPES = Pattern.compile(PATTERN);
    }
}
