package org.hpsearch.screen.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OffersTest {
    private static final InputLine LINE = new InputLine(InputLine.Purpose.QUERY, "/", "lr<1 mo", 7);

    private static Offers offers(String... words) {
        List<Offers.Offer> all = Stream.of(words)
                .map(word -> new Offers.Offer(word, "", word.endsWith("x")))
                .toList();
        return new Offers(5, all, -1);
    }

    @Test
    void theOnlyOneStandsInTheLineWithABlankWhereItIsWhole() {
        assertEquals("lr<1 model:", offers("model:").in(LINE).text());
        assertEquals("lr<1 mox ", offers("mox").in(LINE).text());
    }

    @Test
    void ofSeveralWhatTheyHaveInCommonStandsThere() {
        assertEquals("lr<1 mode", offers("model:", "mode2:").in(LINE).text());
        assertEquals(LINE, offers("model:", "Mode2:").in(LINE), "nothing more than what was typed");
        assertEquals(LINE, Offers.NONE.in(LINE));
    }

    @Test
    void theNextOneIsChosenBehindTheLastTheFirst() {
        Offers two = offers("model:", "mode2:");
        assertEquals("lr<1 model:", two.next().in(LINE).text());
        assertEquals("lr<1 mode2:", two.next().next().in(LINE).text());
        assertEquals("lr<1 model:", two.next().next().next().in(LINE).text());
    }

    @Test
    void whatStandsBehindTheCursorStays() {
        InputLine inside = new InputLine(InputLine.Purpose.QUERY, "/", "mo AND lr<1", 2);
        Offers offers = new Offers(0, offers("model:").all(), -1);
        assertEquals(new InputLine(InputLine.Purpose.QUERY, "/", "model: AND lr<1", 6), offers.in(inside));
    }
}
