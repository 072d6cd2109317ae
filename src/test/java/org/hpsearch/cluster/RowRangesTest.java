package org.hpsearch.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowRangesTest {
    @Test
    void numbersThatFollowEachOtherAreARange() {
        assertEquals("", RowRanges.print(List.of()));
        assertEquals("7", RowRanges.print(List.of(7)));
        assertEquals("0-1", RowRanges.print(List.of(0, 1)));
        assertEquals("0-3,5,9-10", RowRanges.print(List.of(0, 1, 2, 3, 5, 9, 10)));
        assertEquals("998-1000", RowRanges.print(List.of(998, 999, 1000)));
    }

    @Test
    void whatIsPrintedIsReadBackAndTheRestIsLeftOut() {
        assertEquals(List.of(0, 1, 2, 3, 5, 9, 10), RowRanges.parse("0-3,5,9-10"));
        assertEquals(List.of(4), RowRanges.parse("x,4,-2,3-,99999999"));
        assertEquals(List.of(), RowRanges.parse(""));
    }
}
