package org.hpsearch.console;

/// Colours of a terminal, or none.
///
/// @param on whether escapes are written
public record Style(boolean on) {
    /// Strong.
    public String bold(String text) {
        return wrap("1", text);
    }

    /// Weak.
    public String dim(String text) {
        return wrap("2", text);
    }

    /// Good.
    public String green(String text) {
        return wrap("32", text);
    }

    /// Bad.
    public String red(String text) {
        return wrap("31", text);
    }

    /// Worth a look.
    public String yellow(String text) {
        return wrap("33", text);
    }

    /// Found: what was searched for.
    public String found(String text) {
        return wrap("1;33", text);
    }

    private String wrap(String code, String text) {
        return on && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
