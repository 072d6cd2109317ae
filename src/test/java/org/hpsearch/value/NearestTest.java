package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static String of(String word, String... known) {
        return String.valueOf(Nearest.of(word, List.of(known)));
    }

    @Test
    void aThirdOfTheLettersMayBeWrong() {
        assertEquals("loss", of("los", "loss", "lr"));
        assertEquals("loss", of("LSOS", "loss"));
        assertEquals("glass", of("loss", "glass"), "two of four letters");
        assertEquals("null", of("los", "glass"), "three letters of three");
        assertEquals("val_acc", of("vla_ac", "acc", "val_acc"));
        assertEquals("a", of("b", "a"), "one of one letter is not");
        assertEquals("null", of("", "a"));
        assertEquals("null", of("loss"));
    }

    @Test
    void ofEquallyNearOnesTheFirst() {
        assertEquals("last", of("lost", "last", "list"));
        assertEquals("list", of("lost", "list", "last"));
        assertEquals("lost", of("lost", "list", "lost"));
        assertEquals(null, Nearest.of("lost", List.of("list"), 0));
    }

    @Test
    void distancesCountSwapsAndWholeCharacters() {
        assertEquals(0, Nearest.distance("", ""));
        assertEquals(3, Nearest.distance("", "abc"));
        assertEquals(1, Nearest.distance("ab", "ba"));
        assertEquals(3, Nearest.distance("ca", "abc"), "no part is edited twice");
        assertEquals(1, Nearest.distance("a😀", "a😁"));
    }

    @Test
    void theHintIsAQuestion() {
        assertEquals("; did you mean 'loss'?", Nearest.hint("los", List.of("loss")));
        assertEquals("", Nearest.hint("accuracy", List.of("loss")));
    }
}
