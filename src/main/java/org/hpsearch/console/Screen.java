package org.hpsearch.console;

/// What results and messages are shown on.
///
/// @param terminal    whether results go to a terminal
/// @param errTerminal whether messages go to a terminal
/// @param columns     width of the terminal, 0 where there is none
public record Screen(boolean terminal, boolean errTerminal, int columns) {
    /// No terminal: files and pipes.
    public static final Screen NONE = new Screen(false, false, 0);
}
