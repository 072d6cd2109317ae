package org.hpsearch.capture.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.capture.output.line.Cells;
import org.jspecify.annotations.Nullable;

/// The names of a header at the places where they stand: which cell below belongs to which.
///
/// @param text the header, one character a byte; `|` parts its groups
record HeaderNames(String text) {
    /// A cell that is farther away than this stands under no name.
    private static final int FARTHEST = 8;

    /// A name and where it stands.
    private record Part(String name, int from, int to) {
        /// How well a cell stands under it: the characters they share, below 0 how far it is away.
        int nearness(Cells.Cell cell) {
            return Math.min(to, cell.to()) - Math.max(from, cell.from());
        }
    }

    private static String decoded(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /// The nearest name above each cell, in order, where names and cells are as many or not: rows may lack cells, the
    /// first column its name; null where a cell stands under none.
    @Nullable
    List<String> nearest(List<Cells.Cell> cells) {
        List<Part> parts = parts(0, text.length(), true);
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

    /// The name that shares the most places with each cell, where names of several words make them as many as the
    /// words by chance only: `Total energy  Change`; cells below no name have an empty one. Null where the
    /// words stand above the cells as well.
    @Nullable
    List<String> above(List<Cells.Cell> cells) {
        List<Part> parts = parts(0, text.length(), true);
        List<Part> words = parts(0, text.length(), false);
        if (words.size() != cells.size() || parts.size() == words.size() || parts.size() < 3) {
            return null;
        }
        int[] owners = owners(parts, cells);
        int shared = 0;
        int byWords = 0;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            shared += owners[i] >= 0 && cells.get(i).isNumber() ? 1 : 0;
            byWords += words.get(i).nearness(cells.get(i)) > 0 && cells.get(i).isNumber() ? 1 : 0;
            names.add(owners[i] < 0 ? "" : decoded(parts.get(owners[i]).name));
        }
        return shared > byWords && shared >= 3 ? names : null;
    }

    /// The part above each cell, −1 for none: of several cells below a part, a text, else the nearest.
    private static int[] owners(List<Part> parts, List<Cells.Cell> cells) {
        int[] owners = new int[cells.size()];
        java.util.Arrays.fill(owners, -1);
        for (int part = 0; part < parts.size(); part++) {
            int best = -1;
            for (int i = 0; i < cells.size(); i++) {
                boolean shares = parts.get(part).nearness(cells.get(i)) > 0;
                boolean better = shares
                        && (best < 0
                                || cells.get(best).isNumber()
                                        && isBetter(parts.get(part), cells.get(i), cells.get(best)));
                best = better ? i : best;
            }
            if (best >= 0 && owners[best] < 0) {
                owners[best] = part;
            }
        }
        return owners;
    }

    private static boolean isBetter(Part part, Cells.Cell one, Cells.Cell other) {
        return !one.isNumber() || part.nearness(one) > part.nearness(other);
    }

    /// The names of a header whose groups hold several columns each, `| Obj  Depth | Gap |`: in each group as many as
    /// the cells below it, else the nearest ones. Null where that gives no name to a cell of a group with names.
    @Nullable
    List<String> grouped(List<Cells.Cell> cells) {
        List<String> names = new ArrayList<>();
        int from = 0;
        int next = 0;
        while (from <= text.length()) {
            int bar = text.indexOf('|', from);
            int to = bar < 0 ? text.length() : bar;
            int end = next;
            while (end < cells.size()
                    && (bar < 0 || cells.get(end).from() + cells.get(end).to() < 2 * bar)) {
                end++;
            }
            if (end > next && !addGroup(names, from, to, cells.subList(next, end))) {
                return null;
            }
            next = end;
            from = to + 1;
        }
        return names;
    }

    private boolean addGroup(List<String> names, int from, int to, List<Cells.Cell> cells) {
        List<Part> words = parts(from, to, false);
        List<Part> parts = words.size() == cells.size() ? words : parts(from, to, true);
        if (parts.isEmpty()) {
            cells.forEach(cell -> names.add(""));
            return true;
        }
        if (parts.size() == cells.size() && (parts == words || areAbove(parts, cells))) {
            parts.forEach(part -> names.add(decoded(part.name)));
            return true;
        }
        boolean marked = cells.size() == words.size() + 1 && cells.getFirst().isMark();
        if (marked) {
            names.add("");
            words.forEach(part -> names.add(decoded(part.name)));
            return true;
        }
        int next = 0;
        for (Cells.Cell cell : cells) {
            int best = nearest(words, next, cell);
            if (best < 0) {
                return false;
            }
            names.add(decoded(words.get(best).name));
            next = best + 1;
        }
        return true;
    }

    private static boolean areAbove(List<Part> parts, List<Cells.Cell> cells) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).nearness(cells.get(i)) <= 0) {
                return false;
            }
        }
        return true;
    }

    /// The names from one place to another.
    ///
    /// @param wide whether they stand between wide gaps; else each word is one
    private List<Part> parts(int begin, int limit, boolean wide) {
        List<Part> parts = new ArrayList<>();
        int at = begin;
        while (at < limit) {
            while (at < limit && isBlank(at)) {
                at++;
            }
            int from = at;
            while (at < limit && !(isBlank(at) && (!wide || isBlank(at + 1))) && text.charAt(at) != '\t') {
                at++;
            }
            if (at > from) {
                parts.add(new Part(text.substring(from, at).strip(), from, at));
            }
        }
        return parts;
    }

    private boolean isBlank(int at) {
        return at < 0 || at >= text.length() || text.charAt(at) == ' ' || text.charAt(at) == '\t';
    }
}
