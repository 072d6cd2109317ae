package org.hpsearch.launch.many;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;

class SweepWordsTest {
    private static final SweepWords.Draw NONE = new SweepWords.Draw(0, 0);

    @Test
    void oneWordMayNameWhatIsSwept() {
        assertEquals(new SweepWords("", List.of("lr=1,2")), SweepWords.parse(List.of("lr=1,2")));
        assertEquals(
                new SweepWords("@best", List.of("lr=1", "n=2")), SweepWords.parse(List.of("lr=1", "@best", "n=2")));
        assertEquals(
                "'b': KEY=VALUES is expected; put -- before the command",
                assertThrows(UsageException.class, () -> SweepWords.parse(List.of("a", "b", "lr=1")))
                        .getMessage());
    }

    @Test
    void theWordsMakeConfigurations() {
        SweepWords words = SweepWords.parse(List.of("lr=1,2", "n=1..2"));
        assertEquals(
                "[{lr=1, n=1}, {lr=1, n=2}, {lr=2, n=1}, {lr=2, n=2}]",
                words.configurations(false, NONE).toString());
        assertEquals(2, words.configurations(true, new SweepWords.Draw(2, 7)).size());
        assertEquals(
                "KEY=VALUES is expected: what to vary",
                assertThrows(UsageException.class, () -> new SweepWords("a", List.of()).configurations(false, NONE))
                        .getMessage());
        assertEquals(
                "'n=2..1' is an empty range",
                assertThrows(
                                UsageException.class,
                                () -> SweepWords.parse(List.of("n=2..1")).configurations(false, NONE))
                        .getMessage());
    }
}
