package org.hpsearch.complete;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.hpsearch.console.Texts;
import org.hpsearch.query.Search;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.language.Quoting;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Words;
import org.hpsearch.workspace.SavedQueries;

/// What may come next in a query: fields, their values, saved queries.
public final class QueryCandidates {
    static final int MOST_VALUES = 30;
    private static final String SIGNS = ":<>=!";

    private QueryCandidates() {}

    /// What the last word of a query may become.
    ///
    /// @param word as far as it is typed
    public static List<Candidate> of(Search search, SavedQueries saved, String word) throws IOException {
        Candidates found = new Candidates(word);
        try {
            take(search, saved, word, found);
        } catch (DataException | QueryException unreadable) {
            // what is found so far may help
        }
        return found.all();
    }

    /// Where the last word of a query begins; a blank in quotes is part of a word.
    public static int start(String typed) {
        BitSet open = Words.open(typed);
        for (int i = typed.length() - 1; i >= 0; i--) {
            if (open.get(i) && " \t".indexOf(typed.charAt(i)) >= 0) {
                return i + 1;
            }
        }
        return 0;
    }

    /// What the last name of a list of columns may become.
    ///
    /// @param list names with commas between
    public static List<Candidate> columns(Search search, String list) {
        Candidates found = new Candidates(list);
        found.list(search.names().known());
        return found.all();
    }

    /// What the last one of several tags may become.
    ///
    /// @param word as far as it is typed
    public static List<Candidate> tags(Search search, String word) throws IOException {
        Candidates found = new Candidates(word);
        tags(search, found);
        return found.all();
    }

    static void tags(Search search, Candidates found) throws IOException {
        search.values("run.tag", MOST_VALUES).forEach((tag, runs) -> found.add(tag, runs(runs), true));
    }

    /// Takes what the word may become.
    static void take(Search search, SavedQueries saved, String word, Candidates found) throws IOException {
        saved.all().forEach((name, query) -> found.add("@" + name, query.toString(), true));
        int open = word.lastIndexOf('(') + 1;
        int sign = open;
        while (sign < word.length() && SIGNS.indexOf(word.charAt(sign)) < 0) {
            sign++;
        }
        String before = word.substring(0, open);
        if (sign == word.length()) {
            search.names().known().forEach(name -> found.add(before + Quoting.name(name) + ":", "", false));
            return;
        }
        String field = word.substring(open, sign);
        int end = sign + (word.startsWith(":", sign) ? 1 : 0);
        while (end < word.length() && word.charAt(sign) != ':' && SIGNS.indexOf(word.charAt(end)) >= 0) {
            end++;
        }
        String begun = word.substring(0, end);
        for (Map.Entry<String, Long> value : search.values(field, MOST_VALUES).entrySet()) {
            found.add(begun + value.getKey(), runs(value.getValue()), true);
        }
    }

    /// How many runs have a value, in words.
    static String runs(long runs) {
        return Texts.count(runs, "run", "runs");
    }
}
