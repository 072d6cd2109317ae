package org.hpsearch.screen.input;

/// A line that is being typed.
///
/// @param purpose what it is for
/// @param label   what stands before it
/// @param cursor  how many characters are before the cursor
public record InputLine(Purpose purpose, String label, String text, int cursor) {
    /// What becomes of the line.
    public enum Purpose {
        /// Which runs are shown.
        QUERY,
        /// Which columns the table has.
        COLUMNS,
        /// The note of a run.
        NOTE,
        /// Tags for a run.
        TAGS,
        /// A command of hps.
        COMMAND,
        /// What is searched for in a text.
        SEARCH
    }

    /// A line with the cursor at its end.
    public InputLine(Purpose purpose, String label, String text) {
        this(purpose, label, text, text.length());
    }

    /// The line after a key that is neither Enter nor Escape.
    public InputLine typed(int key) {
        return switch (key) {
            case Key.LEFT -> at(text, Math.max(0, cursor - 1));
            case Key.RIGHT -> at(text, Math.min(text.length(), cursor + 1));
            case Key.HOME, Key.CTRL_A -> at(text, 0);
            case Key.END, Key.CTRL_E -> at(text, text.length());
            case Key.CTRL_U -> at(text.substring(cursor), 0);
            case Key.CTRL_K -> at(text.substring(0, cursor), cursor);
            case Key.CTRL_W -> without(text.substring(0, cursor).stripTrailing().lastIndexOf(' ') + 1);
            case Key.BACKSPACE, Key.CTRL_H -> without(Math.max(0, cursor - 1));
            case Key.DELETE ->
                at(text.substring(0, cursor) + text.substring(Math.min(text.length(), cursor + 1)), cursor);
            default -> key >= ' ' && key < Key.UP ? put((char) key) : this;
        };
    }

    private InputLine at(String changed, int place) {
        return new InputLine(purpose, label, changed, place);
    }

    private InputLine without(int from) {
        return at(text.substring(0, from) + text.substring(cursor), from);
    }

    /// The line with another word before the cursor.
    ///
    /// @param from where the word begins
    public InputLine completed(int from, String word) {
        return at(text.substring(0, from) + word + text.substring(cursor), from + word.length());
    }

    private InputLine put(char typed) {
        return at(text.substring(0, cursor) + typed + text.substring(cursor), cursor + 1);
    }

    /// As it is shown: where it is longer than the screen is wide, its end.
    ///
    /// @param mark stands at the cursor's place
    public String shown(int columns, String mark) {
        String whole = label + text.substring(0, cursor) + mark + text.substring(cursor);
        int before = label.length() + cursor + mark.length();
        return before <= columns ? whole : "…" + whole.substring(before - columns + 1);
    }
}
