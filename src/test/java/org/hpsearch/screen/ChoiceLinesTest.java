package org.hpsearch.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hpsearch.console.Style;
import org.hpsearch.screen.input.MetricChoice;
import org.hpsearch.screen.input.Offers;
import org.junit.jupiter.api.Test;

class ChoiceLinesTest {
    private final ChoiceLines lines = new ChoiceLines(new Style(false));

    private static Offers offers(int chosen, String... texts) {
        return new Offers(
                0,
                List.of(texts).stream()
                        .map(text -> new Offers.Offer(text, "about " + text, true))
                        .toList(),
                chosen);
    }

    private String offered(int chosen, int columns, int most, String... texts) {
        return String.join("\n", lines.offers(offers(chosen, texts), columns, most));
    }

    @Test
    void whatAWordMayBecome() {
        assertEquals("", offered(-1, 40, 5));
        assertEquals("""
                lr:     about lr:
              > model:  about model:
                日本    about 日本\
              """, offered(1, 40, 5, "lr:", "model:", "日本"));
        assertEquals("""
              lr:    …
            > model: …\
            """, offered(1, 10, 5, "lr:", "model:"), "a narrow screen");
    }

    @Test
    void theChosenOneIsAmongThoseThatAreShown() {
        String[] all = {"a", "b", "c", "d", "e"};
        assertEquals("  a  about a\n  b  about b\n  c  about c", offered(-1, 40, 3, all));
        assertEquals("  b  about b\n> c  about c\n  d  about d", offered(2, 40, 3, all));
        assertEquals("  c  about c\n  d  about d\n> e  about e", offered(4, 40, 3, all));
        assertEquals("> e  about e", offered(4, 40, 1, all));
    }

    @Test
    void theChosenOneIsBoldTheOthersFaint() {
        ChoiceLines coloured = new ChoiceLines(new Style(true));
        assertEquals(
                List.of("\u001b[2m  a  about a\u001b[0m", "\u001b[1m> b  about b\u001b[0m"),
                coloured.offers(offers(1, "a", "b"), 40, 5));
    }

    @Test
    void metricsThatWhatWasTypedNarrows() {
        MetricChoice choice =
                new MetricChoice(List.of("loss", "val_loss", "acc", "val_acc"), List.of("val_acc"), "val", 1);
        assertEquals("""
            ━━ 2 metrics with 'val▏' in it
                val_loss
            > * val_acc\
            """, String.join("\n", lines.metrics(choice, 40, 10)));
        MetricChoice last = new MetricChoice(List.of("a", "b", "c", "val_acc"), List.of("val_acc"), "", 3);
        assertEquals(
                "━━ 4 metrics with '▏' in it\n> * val_acc", String.join("\n", lines.metrics(last, 40, 2)), "a low one");
        assertEquals(
                "━━ 0 metrics with 'x▏' in it",
                String.join("\n", lines.metrics(new MetricChoice(List.of("a"), List.of(), "x", 0), 40, 10)));
    }
}
