package org.hpsearch.capture.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.capture.output.line.Cells;
import org.hpsearch.capture.output.line.LineTokens;
import org.jspecify.annotations.Nullable;

/// A line that may name a table's columns. Reused: most lines without numbers are no headers.
final class TableHeader {
    private static final int LONGEST = 2000;
    private static final int LONGEST_NAME = 60;
    /// A cell that is farther away than this stands under no name.
    private static final int FARTHEST = 8;

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
            List<String> names = placed(cells.subList(1, cells.size()));
            return names == null ? null : withFirst("", names);
        }
        List<String> piped = pipes ? piped(plain, cells) : null;
        if (piped != null) {
            return piped;
        }
        text = pipes ? text.replace('|', ' ') : text;
        String bare = text.strip().replaceFirst("^[#*>]\\s*", "");
        boolean commas = bare.indexOf(',') > 0
                && bare.lastIndexOf('(', bare.indexOf(',')) <= bare.lastIndexOf(')', bare.indexOf(','));
        List<String> names = commas ? counted(bare.split(","), cells) : null;
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
            int from = text.lastIndexOf('|', Math.max(0, Math.min(cell.from(), text.length()))) + 1;
            int to = text.indexOf('|', cell.from());
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
                plain.replaceAll("\u00e2\u0094[\u0082\u0083]", "|")
                        .replaceAll("^\\||\\|$", "")
                        .split("\\|", -1),
                cells);
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

    /// A name and where it stands.
    private record Part(String name, int from, int to) {
        /// How well a cell stands under it: the characters they share, below 0 how far it is away.
        int nearness(Cells.Cell cell) {
            return Math.min(to, cell.to()) - Math.max(from, cell.from());
        }
    }

    /// The nearest name above each cell, in order, where names and cells are as many or not: rows may lack cells, the
    /// first column its name.
    @Nullable
    List<String> placed(List<Cells.Cell> cells) {
        text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        text = pipes ? text.replace('|', ' ') : text;
        List<Part> parts = parts();
        if (parts.size() < 3) {
            return null;
        }
        List<String> names = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < cells.size(); i++) {
            int best = nearest(parts, next, cells.get(i));
            boolean unnamed =
                    i == 0 && cells.size() > 1 && best >= 0 && isNearer(parts.get(best), cells.get(1), cells.get(0));
            if (unnamed) {
                names.add("");
                continue;
            }
            if (best < 0) {
                return null;
            }
            names.add(decoded(parts.get(best).name));
            next = best + 1;
        }
        return names;
    }

    private static boolean isNearer(Part part, Cells.Cell one, Cells.Cell other) {
        return part.nearness(other) <= 0 && part.nearness(one) > part.nearness(other);
    }

    private static int nearest(List<Part> parts, int from, Cells.Cell cell) {
        int best = -1;
        for (int i = from; i < parts.size(); i++) {
            int nearness = parts.get(i).nearness(cell);
            if (nearness >= -FARTHEST && (best < 0 || nearness > parts.get(best).nearness(cell))) {
                best = i;
            }
        }
        return best;
    }

    /// The names between wide gaps.
    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            while (at < text.length() && isBlank(at)) {
                at++;
            }
            int from = at;
            while (at < text.length() && !(isBlank(at) && isBlank(at + 1)) && text.charAt(at) != '\t') {
                at++;
            }
            if (at > from) {
                parts.add(new Part(text.substring(from, at), from, at));
            }
        }
        return parts;
    }

    private static String decoded(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
