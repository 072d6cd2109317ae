package org.hpsearch.ensemble.members;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The here-documents of a shell's line (`<<EOF` and the lines up to `EOF`): a shell removes no quotes there, and
/// without quotes around its word it expands `$( )` in them.
final class HereDocuments {
    /// The text of one.
    ///
    /// @param from    where it begins
    /// @param to      behind its end
    /// @param literal whether nothing in it is expanded
    record Body(int from, int to, boolean literal) {}

    /// What has been announced, and not begun.
    private record Word(String end, boolean tabs, boolean literal) {}

    /// No command has a NUL.
    private static final String MARK = "\0";

    private final String line;
    private final List<Body> bodies = new ArrayList<>();

    private HereDocuments(String line) {
        this.line = line;
    }

    static HereDocuments of(String line) {
        HereDocuments documents = new HereDocuments(line);
        if (line.contains("<<")) {
            documents.scan();
        }
        return documents;
    }

    /// Fills the text of the documents, and the line around them.
    interface BodyFiller {
        String filled(String body, boolean literal);
    }

    /// The line, filled: what stands in a document opens no quote outside.
    String filled(UnaryOperator<String> around, BodyFiller within) {
        StringBuilder outside = new StringBuilder();
        int at = 0;
        for (Body body : bodies) {
            outside.append(line, at, body.from).append(MARK);
            at = body.to;
        }
        StringBuilder filled = new StringBuilder();
        String[] parts =
                around.apply(outside.append(line, at, line.length()).toString()).split(MARK, -1);
        for (int i = 0; i < parts.length; i++) {
            filled.append(parts[i]);
            if (i < bodies.size()) {
                Body body = bodies.get(i);
                filled.append(within.filled(line.substring(body.from, body.to), body.literal));
            }
        }
        return filled.toString();
    }

    private void scan() {
        List<Word> announced = new ArrayList<>();
        char quote = 0;
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '\\' && quote != '\'') {
                at++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (line.startsWith("<<<", at)) {
                at += 2;
            } else if (line.startsWith("<<", at)) {
                at = word(at + 2, announced) - 1;
            } else if (c == '\n') {
                at = bodies(at + 1, announced) - 1;
                announced.clear();
            }
            at++;
        }
    }

    /// Reads the word that will end a here-document; answers what follows it.
    private int word(int from, List<Word> announced) {
        int at = from;
        boolean tabs = at < line.length() && line.charAt(at) == '-';
        at += tabs ? 1 : 0;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        int begin = at;
        while (at < line.length() && " \t\n;&|<>()".indexOf(line.charAt(at)) < 0) {
            at++;
        }
        String typed = line.substring(begin, at);
        String end = typed.replaceAll("[\\\\'\"]", "");
        announced.add(new Word(end, tabs, !end.equals(typed)));
        return at;
    }

    private int bodies(int from, List<Word> announced) {
        int at = from;
        for (Word word : announced) {
            int begin = at;
            while (at < line.length()) {
                int newLine = line.indexOf('\n', at);
                int end = newLine < 0 ? line.length() : newLine;
                String text = line.substring(at, end);
                int next = Math.min(line.length(), end + 1);
                if ((word.tabs ? text.replaceFirst("^\t+", "") : text).equals(word.end)) {
                    break;
                }
                at = next;
            }
            bodies.add(new Body(begin, at, word.literal));
            int behind = line.indexOf('\n', at);
            at = behind < 0 ? line.length() : behind + 1;
        }
        return at;
    }
}
