package org.hpsearch.screen;

import java.util.List;
import java.util.Locale;

/// Which part of a text is shown.
///
/// @param top    number of the first line; those of [#END] follow the end as it grows
/// @param search what is searched for; empty for nothing
record Scroll(int top, String search) {
    private static final int FOLLOWING = -1;

    static final Scroll START = new Scroll(0, "");
    static final Scroll END = new Scroll(FOLLOWING, "");

    boolean isFollowing() {
        return top == FOLLOWING;
    }

    /// The first line that is shown.
    ///
    /// @param height how many lines fit
    int first(int lines, int height) {
        int most = Math.max(0, lines - height);
        return isFollowing() ? most : Math.min(top, most);
    }

    /// Further down or up; at the end it follows again where it may.
    Scroll moved(int by, int lines, int height, boolean follows) {
        int most = Math.max(0, lines - height);
        int moved = Math.max(0, Math.min(most, first(lines, height) + by));
        return new Scroll(follows && moved == most && by > 0 ? FOLLOWING : moved, search);
    }

    /// At the next line that has the searched text; where it is where there is none.
    ///
    /// @param step 1 downwards, -1 upwards
    Scroll found(List<String> lines, int height, int step) {
        int from = first(lines.size(), height);
        for (int i = from + step; i >= 0 && i < lines.size(); i += step) {
            if (has(lines.get(i))) {
                return new Scroll(i, search);
            }
        }
        return this;
    }

    /// Whether a line has the searched text.
    boolean has(String line) {
        return !search.isEmpty() && line.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
    }

    Scroll searching(String text) {
        return new Scroll(top, text);
    }
}
