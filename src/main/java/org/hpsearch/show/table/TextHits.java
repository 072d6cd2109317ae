package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.query.Result;
import org.hpsearch.query.match.TextClauses;
import org.hpsearch.workspace.Workspace;

/// The lines of logs and notes that a query has found, by the number of the run in the result.
///
/// @param byRow  what was found
/// @param lines  the same for a terminal
public record TextHits(Map<Integer, List<TextClauses.Hit>> byRow, Map<Integer, List<String>> lines) {
    private static final int CONTEXT = 60;
    private static final int LONGEST = 200;

    static final TextHits NONE = new TextHits(Map.of(), Map.of());

    /// Looks for them; reads the logs of the rows, if the query asks any.
    public static TextHits of(Context context, Workspace workspace, String query, Result result) {
        String lower = query.toLowerCase(Locale.ROOT);
        if (!lower.contains("log") && !lower.contains("note")
                || result.rows().isEmpty()
                || result.order().words().isEmpty()) {
            return NONE;
        }
        TextClauses clauses = workspace.ask().textClauses(query);
        if (clauses.isEmpty()) {
            return NONE;
        }
        Map<Integer, List<TextClauses.Hit>> byRow = new TreeMap<>();
        Map<Integer, List<String>> lines = new TreeMap<>();
        for (int i = 0; i < result.rows().size(); i++) {
            var record = result.rows().get(i).record();
            List<TextClauses.Hit> hits = clauses.hits(workspace.run(record.id()), record);
            byRow.put(i, hits);
            lines.put(i, hits.stream().map(hit -> line(context, hit)).toList());
        }
        return new TextHits(byRow, lines);
    }

    /// `output.log:12: ... CUDA out of memory ...` with the words that were asked for marked.
    private static String line(Context context, TextClauses.Hit hit) {
        String text = hit.text().strip();
        List<int[]> marks = marks(text, hit.words());
        int from = marks.isEmpty() ? 0 : Math.max(0, marks.getFirst()[0] - CONTEXT);
        int to = Math.min(text.length(), from + LONGEST);
        StringBuilder line = new StringBuilder(
                context.style().dim(hit.file() + (hit.number() == 0 ? "" : ":" + hit.number()) + ": "));
        line.append(from > 0 ? "..." : "");
        int at = from;
        for (int[] mark : marks) {
            if (mark[1] <= to) {
                line.append(SafeText.line(text.substring(at, mark[0])))
                        .append(context.style().found(SafeText.line(text.substring(mark[0], mark[1]))));
                at = mark[1];
            }
        }
        line.append(SafeText.line(text.substring(at, to)));
        return line.append(to < text.length() ? "..." : "").toString();
    }

    /// Where the words stand one behind the other, with anything but letters and digits between: begin and end.
    private static List<int[]> marks(String text, List<String> words) {
        List<int[]> marks = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        if (words.isEmpty() || lower.length() != text.length()) {
            return marks;
        }
        for (int start = lower.indexOf(words.getFirst()); start >= 0; ) {
            int end = end(lower, words, start);
            if (end > 0) {
                marks.add(new int[] {start, end});
            }
            start = lower.indexOf(words.getFirst(), Math.max(start + 1, end));
        }
        return marks;
    }

    private static int end(String text, List<String> words, int start) {
        int at = start;
        for (String word : words) {
            while (at < text.length() && at > start && !Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            if (!text.startsWith(word, at)) {
                return -1;
            }
            at += word.length();
        }
        boolean startsWord = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
        boolean endsWord = at == text.length() || !Character.isLetterOrDigit(text.charAt(at));
        return startsWord && endsWord ? at : -1;
    }
}
