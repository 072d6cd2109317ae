package org.hpsearch.screen.input;

import java.util.List;

/// What the last word of a line may become.
///
/// @param from   where the word begins in the text
/// @param all    what is offered
/// @param chosen which one stands in the line; -1 for none
public record Offers(int from, List<Offer> all, int chosen) {
    /// Nothing is offered.
    public static final Offers NONE = new Offers(0, List.of(), -1);

    public Offers {
        all = List.copyOf(all);
    }

    /// One of them.
    ///
    /// @param text  the whole word
    /// @param about what it is; empty for nothing
    /// @param whole whether a blank follows
    public record Offer(String text, String about, boolean whole) {}

    /// The next one is chosen; behind the last one the first.
    public Offers next() {
        return new Offers(from, all, (chosen + 1) % all.size());
    }

    /// A line in which the chosen one stands, or the only one, or what all have in common, if that is more than what
    /// was typed.
    public InputLine in(InputLine line) {
        if (chosen >= 0) {
            return line.completed(from, all.get(chosen).text());
        }
        if (all.size() == 1) {
            return line.completed(from, all.getFirst().text() + (all.getFirst().whole() ? " " : ""));
        }
        String common = common();
        return common.length() > line.cursor() - from ? line.completed(from, common) : line;
    }

    private String common() {
        String common = all.isEmpty() ? "" : all.getFirst().text();
        for (Offer offer : all) {
            int same = 0;
            while (same < Math.min(common.length(), offer.text().length())
                    && common.charAt(same) == offer.text().charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        return common;
    }
}
