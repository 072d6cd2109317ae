package org.hpsearch.screen;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Style;
import org.hpsearch.screen.input.MetricChoice;
import org.hpsearch.screen.input.Offers;
import org.hpsearch.screen.table.ScreenCells;

/// Lists that a person chooses from.
///
/// @param style of the chosen line
record ChoiceLines(Style style) {
    /// Stands where the next character comes.
    static final String CURSOR = "▏";

    /// What a word may become; no more lines than that, the chosen one among them.
    List<String> offers(Offers offers, int columns, int most) {
        int shown = Math.min(most, offers.all().size());
        int first =
                Math.max(0, Math.min(offers.chosen() - shown / 2, offers.all().size() - shown));
        int width = offers.all().stream()
                .mapToInt(offer -> SafeText.width(offer.text()))
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = first; i < first + shown; i++) {
            Offers.Offer offer = offers.all().get(i);
            boolean chosen = i == offers.chosen();
            String text = ScreenCells.cut(
                    (chosen ? "> " : "  ") + ScreenCells.padded(offer.text(), Math.min(width, columns / 2)) + "  "
                            + offer.about(),
                    columns);
            lines.add(chosen ? style.bold(text) : style.dim(text));
        }
        return lines;
    }

    /// Metrics, and what was typed to narrow their list.
    List<String> metrics(MetricChoice choice, int columns, int height) {
        List<String> listed = choice.listed();
        int rows = height - 1;
        int first = Math.max(0, Math.min(choice.cursor() - rows / 2, listed.size() - rows));
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(ScreenCells.cut(
                "━━ " + listed.size() + " metrics with '" + choice.typed() + CURSOR + "' in it", columns)));
        for (int i = first; i < Math.min(listed.size(), first + rows); i++) {
            String name = listed.get(i);
            String line = ScreenCells.cut(
                    (i == choice.cursor() ? "> " : "  ") + (choice.chosen().contains(name) ? "* " : "  ") + name,
                    columns);
            lines.add(i == choice.cursor() ? style.bold(line) : line);
        }
        return lines;
    }
}
