package org.hpsearch.screen;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.hpsearch.show.table.FailureReason;

/// Which part of a text is shown.
///
/// @param top    number of the first line; [#END] follows the end as it grows, [#FAILURE] is where a program failed
/// @param search what is searched for; empty for nothing
record Scroll(int top, String search) {
    private static final int FOLLOWING = -1;
    private static final int FAILING = -2;
    private static final String TRACEBACK = "Traceback (most recent call last)";

    static final Scroll START = new Scroll(0, "");
    static final Scroll END = new Scroll(FOLLOWING, "");
    static final Scroll FAILURE = new Scroll(FAILING, "");

    boolean isFollowing() {
        return top == FOLLOWING;
    }

    boolean isAtFailure() {
        return top == FAILING;
    }

    /// The first line that is shown.
    ///
    /// @param height how many lines fit
    int first(List<String> lines, int height) {
        int most = Math.max(0, lines.size() - height);
        return isFollowing() ? most : Math.min(isAtFailure() ? failure(lines, height) : top, most);
    }

    /// Where the last traceback or error begins; where that is too long, so that its end is seen. The end of the text
    /// where there is none.
    private static int failure(List<String> lines, int height) {
        int end = last(lines, line -> line.contains(TRACEBACK) || FailureReason.isTelling(line));
        int traced = last(lines, line -> line.contains(TRACEBACK));
        int begin = traced < 0 ? end : traced;
        return begin < 0 ? lines.size() : Math.max(begin, end - height + 1);
    }

    /// The number of the last line that passes; -1 where none does.
    private static int last(List<String> lines, Predicate<String> test) {
        int at = lines.size() - 1;
        while (at >= 0 && !test.test(lines.get(at))) {
            at--;
        }
        return at;
    }

    /// Whether a text tells of a failure.
    static boolean hasFailure(List<String> lines) {
        return failure(lines, 1) < lines.size();
    }

    /// Further down or up; at the end it follows again where it may.
    Scroll moved(int by, List<String> lines, int height, boolean follows) {
        int most = Math.max(0, lines.size() - height);
        int moved = Math.max(0, Math.min(most, first(lines, height) + by));
        return new Scroll(follows && moved == most && by > 0 ? FOLLOWING : moved, search);
    }

    /// At the next line that has the searched text; where it is where there is none.
    ///
    /// @param step 1 downwards, -1 upwards
    Scroll found(List<String> lines, int height, int step) {
        int from = first(lines, height);
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
