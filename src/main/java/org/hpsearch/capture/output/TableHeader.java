package org.hpsearch.capture.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.capture.output.line.Cells;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.word.StepAxis;
import org.jspecify.annotations.Nullable;

/// A line that may name a table's columns. Reused: most lines without numbers are no headers.
final class TableHeader {
    private static final int LONGEST = 2000;
    private static final int LONGEST_NAME = 60;
    private static final Pattern WORD = Pattern.compile("\\S+");

    private byte[] bytes = new byte[256];
    private int length;
    private String text = "";
    private boolean pipes;

    void take(LineTokens tokens, int end) {
        length = tokens.to(end - 1) > LONGEST ? 0 : tokens.to(end - 1);
        if (bytes.length < length) {
            bytes = new byte[LONGEST];
        }
        tokens.copy(bytes, length);
        pipes = false;
        for (int i = 0; i < end; i++) {
            boolean apart = tokens.gap(i) != LineTokens.NONE && (i == end - 1 || tokens.gap(i + 1) != LineTokens.NONE);
            pipes |= tokens.isSign(i, '|') && (i == 0 || apart);
        }
    }

    /// A header of its own with what this one holds.
    TableHeader copy() {
        TableHeader copy = new TableHeader();
        copy.bytes = bytes.clone();
        copy.length = length;
        copy.pipes = pipes;
        return copy;
    }

    void forget() {
        length = 0;
    }

    boolean isKnown() {
        return length > 0;
    }

    /// Whether each word is the name of a cell, and the first one counts.
    boolean heads(List<Cells.Cell> cells) {
        String[] words = new String(bytes, 0, length, StandardCharsets.ISO_8859_1)
                .strip()
                .split("\\s+");
        return words.length == cells.size() && StepAxis.of(words[0]) != null;
    }

    /// Whether `|` parts its names.
    boolean hasGroups() {
        return pipes;
    }

    /// Whether the line is a sentence, which heads no columns.
    boolean isSentence() {
        return length > 0 && bytes[length - 1] == '.';
    }

    /// The names of cells, null where the line does not fit them. A column without a name has an empty one.
    @Nullable
    List<String> names(List<Cells.Cell> cells) {
        // one character a byte, so that places can be compared with those of the cells
        text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        String plain = text.strip();
        boolean labelled = cells.getFirst().text().endsWith(":") && cells.size() > 2;
        if (labelled && !plain.split("\\s+")[0].endsWith(":")) {
            List<Cells.Cell> behind = cells.subList(1, cells.size());
            List<String> names = placed(behind);
            names = names == null ? counted(plain.split("\\s+"), behind) : names;
            return names == null ? null : withFirst("", names);
        }
        List<String> piped = pipes ? piped(plain, cells) : null;
        List<String> grouped = pipes && piped == null ? new HeaderNames(barred(text)).grouped(cells) : null;
        if (piped != null || grouped != null) {
            return piped == null ? grouped : piped;
        }
        text = pipes ? text.replace('|', ' ') : text;
        String bare = text.strip().replaceFirst("^[#*>]\\s*", "");
        boolean commas = bare.indexOf(',') > 0
                && bare.lastIndexOf('(', bare.indexOf(',')) <= bare.lastIndexOf(')', bare.indexOf(','));
        List<String> names = commas ? counted(bare.split(","), cells) : null;
        names = names == null ? new HeaderNames(text).above(cells) : names;
        names = names == null ? counted(bare.split("\\s+"), cells) : names;
        names = names == null ? counted(bare.split("\\s{2,}|\\t"), cells) : names;
        boolean joined = bare.indexOf('&') > 0 || bare.indexOf(" #") > 0;
        names = names == null && joined ? counted(apart(bare).split("\\s{2,}|\\t"), cells) : names;
        names = names == null ? rowNamed(cells) : names;
        names = names == null ? aligned(cells, true) : names;
        names = names == null ? aligned(cells, false) : names;
        return names == null ? placed(cells) : names;
    }

    /// The names of a table whose rows have a name and whose first column has none, as R and pandas print it: each name
    /// ends where its cells end.
    private @Nullable List<String> rowNamed(List<Cells.Cell> cells) {
        List<String> names = new ArrayList<>(List.of(""));
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (names.size() == cells.size() || cells.get(names.size()).to() != word.end()) {
                return null;
            }
            names.add(decoded(word.group()));
        }
        return names.size() == cells.size() && cells.size() > 2 ? names : null;
    }

    /// The upper header's name over each cell: the one between the same pipes, else the one that stands above.
    @Nullable
    List<String> groups(List<Cells.Cell> cells) {
        text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        if (!pipes) {
            return names(cells);
        }
        List<String> groups = new ArrayList<>();
        for (Cells.Cell cell : cells) {
            int middle = (cell.from() + cell.to()) / 2;
            int from = text.lastIndexOf('|', Math.max(0, Math.min(middle, text.length()))) + 1;
            int to = text.indexOf('|', middle);
            groups.add(decoded(text.substring(Math.min(from, text.length()), to < from ? text.length() : to)
                    .strip()));
        }
        return groups;
    }

    /// Names that are apart although single blanks stand between them: `Iter #evals`, and `min&max std` for two
    /// columns.
    private static String apart(String bare) {
        return bare.replace(" #", "  ").replaceAll("(\\S+)&(\\S+) (\\S+)", "$1 $3  $2 $3");
    }

    private static List<String> withFirst(String first, List<String> rest) {
        List<String> names = new ArrayList<>(List.of(first));
        names.addAll(rest);
        return names;
    }

    private static @Nullable List<String> piped(String plain, List<Cells.Cell> cells) {
        return counted(
                barred(plain).replace("|  ", "|").replaceAll("^\\||\\|$", "").split("\\|", -1), cells);
    }

    /// With `|` for drawn bars, each at its place.
    private static String barred(String latin) {
        return latin.replaceAll("\u00e2\u0094[\u0082\u0083]", "|  ");
    }

    private static @Nullable List<String> counted(String[] parts, List<Cells.Cell> cells) {
        if (parts.length != cells.size()) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (String part : parts) {
            String bare = part.strip().replaceAll("[:,]+$|^[\"']|[\"']$", "");
            String name = decoded(bare.indexOf('(') < 0 ? bare.replaceAll("\\)+$", "") : bare);
            if (name.length() > LONGEST_NAME) {
                return null;
            }
            names.add(name);
        }
        return names;
    }

    /// The text above each cell: up to its end where columns are aligned to the right, from its start where they
    /// are aligned to the left.
    private @Nullable List<String> aligned(List<Cells.Cell> cells, boolean right) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            int from =
                    right ? (i == 0 ? 0 : cells.get(i - 1).to()) : cells.get(i).from();
            int to = right || i == cells.size() - 1
                    ? (right ? cells.get(i).to() : text.length())
                    : cells.get(i + 1).from();
            if (from >= text.length() || to <= from || !isBlank(right ? to : from - 1)) {
                return null;
            }
            String name = text.substring(from, Math.min(to, text.length())).strip();
            if (name.isEmpty() || name.length() > 40) {
                return null;
            }
            names.add(decoded(name));
        }
        boolean rest = right && text.length() > cells.getLast().to() + 1;
        return rest && !text.substring(cells.getLast().to()).isBlank() ? null : names;
    }

    private boolean isBlank(int at) {
        return at < 0 || at >= text.length() || text.charAt(at) == ' ' || text.charAt(at) == '\t';
    }

    /// The nearest name above each cell, see [HeaderNames#nearest].
    @Nullable
    List<String> placed(List<Cells.Cell> cells) {
        String latin = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        List<String> grouped = pipes ? new HeaderNames(barred(latin)).grouped(cells) : null;
        return grouped == null ? new HeaderNames(pipes ? latin.replace('|', ' ') : latin).nearest(cells) : grouped;
    }

    private static String decoded(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
