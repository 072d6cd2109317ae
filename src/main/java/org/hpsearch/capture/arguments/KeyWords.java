package org.hpsearch.capture.arguments;

import java.util.List;
import java.util.regex.Pattern;

/// Words that open a group of assignments, as CmdStan takes them: `sample num_samples=100 data file=x` gives
/// `sample.num_samples` and `data.file`. They count where a command has at least two such groups.
final class KeyWords {
    private static final Pattern WORD = Pattern.compile("[a-z]\\w*");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=.*", Pattern.DOTALL);

    private final List<String> words;
    private boolean groups;
    private String path = "";
    private int last = -1;

    KeyWords(List<String> words) {
        this.words = words;
    }

    /// Looks whether the arguments from an index on are in groups.
    void look(int from) {
        int opened = 0;
        for (int at = from; at + 1 < words.size(); at++) {
            boolean value = at > from && words.get(at - 1).startsWith("-");
            if (!value && isWord(at) && ASSIGNMENT.matcher(words.get(at + 1)).matches()) {
                opened++;
            }
        }
        groups = opened > 1;
    }

    private boolean isWord(int at) {
        return at < words.size() && WORD.matcher(words.get(at)).matches();
    }

    /// Takes a word that opens a group: one directly behind another opens a group inside it.
    boolean take(int at) {
        boolean opens = groups
                && isWord(at)
                && at + 1 < words.size()
                && (isWord(at + 1) || ASSIGNMENT.matcher(words.get(at + 1)).matches());
        if (opens) {
            path = (last == at - 1 ? path : "") + words.get(at) + ".";
            last = at;
        }
        return opens;
    }

    /// What stands before the names of the group that is open.
    String path() {
        return path;
    }
}
