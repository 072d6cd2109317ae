package org.hpsearch.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text as lines, and lines as words with their numbers of rows replaced.
final class Lines {
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,6}(-\\d{1,6})?(,\\d{1,6}(-\\d{1,6})?)*");

    private Lines() {}

    /// The commands of a text: parted by line ends and, outside of quotes and brackets, by `;`. A line that begins
    /// with `#` is a comment.
    static List<String> commands(String text) {
        List<String> commands = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (!line.strip().startsWith("#")) {
                parts(line, ';').stream()
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .forEach(commands::add);
            }
        }
        return commands;
    }

    /// The parts of a line between signs that stand in no quotes.
    static List<String> parts(String line, char sign) {
        List<String> parts = new ArrayList<>();
        char quote = 0;
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == sign) {
                parts.add(line.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(line.substring(start));
        return parts;
    }

    /// The words with numbers of rows, `2`, `1-5`, `1,3`, replaced by the ids of these rows, joined by commas. A number
    /// behind an option is the option's.
    ///
    /// @param ids of the last result
    /// @throws IllegalArgumentException where a number names no row, with a sentence for the user
    static List<String> numbered(List<String> words, List<String> ids) {
        List<String> replaced = new ArrayList<>();
        List<String> named = new ArrayList<>();
        int place = -1;
        boolean closed = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean behindOption = i > 0
                    && words.get(i - 1).startsWith("-")
                    && words.get(i - 1).indexOf('=') < 0;
            closed |= word.equals("--");
            if (!closed && !behindOption && NUMBERS.matcher(word).matches()) {
                place = place < 0 ? replaced.size() : place;
                named.addAll(rows(word, ids));
            } else {
                replaced.add(word);
            }
        }
        if (place >= 0) {
            replaced.add(place, String.join(",", named));
        }
        return replaced;
    }

    private static List<String> rows(String word, List<String> ids) {
        List<String> named = new ArrayList<>();
        for (String part : word.split(",")) {
            Matcher ends = Pattern.compile("(\\d+)(?:-(\\d+))?").matcher(part);
            if (!ends.matches()) {
                throw new IllegalArgumentException("'" + word + "' names no row");
            }
            int from = Integer.parseInt(ends.group(1));
            int to = ends.group(2) == null ? from : Integer.parseInt(ends.group(2));
            if (ids.isEmpty()) {
                throw new IllegalArgumentException(
                        "there is no result yet whose rows have numbers; type a query first");
            }
            if (from < 1 || to > ids.size() || to < from) {
                throw new IllegalArgumentException("the last result has no row " + part + "; it has 1-" + ids.size());
            }
            named.addAll(ids.subList(from - 1, to));
        }
        return named;
    }
}
