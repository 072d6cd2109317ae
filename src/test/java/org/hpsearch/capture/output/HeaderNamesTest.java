package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hpsearch.capture.output.line.Cells;
import org.hpsearch.capture.output.line.Scanned;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeaderNamesTest {
    private static List<Cells.Cell> cells(String row) {
        return Cells.of(Scanned.line(row));
    }

    private static String text(@Nullable List<String> names) {
        return names == null ? "none" : String.join("|", names);
    }

    @Test
    void theNearestNameAboveEachCell() {
        HeaderNames header = new HeaderNames("  step    train loss    test loss");
        assertEquals("step|train loss|test loss", text(header.nearest(cells("     1           0.5          0.6"))));
        assertEquals("step|test loss", text(header.nearest(cells("     1                        0.6"))));
        assertEquals("none", text(header.nearest(cells("     1    0.5    0.6   0.7   0.8"))));
        assertEquals("none", text(new HeaderNames("  step    loss").nearest(cells("     1     0.5"))));
    }

    @Test
    void namesOfSeveralWordsAboveAsManyCells() {
        HeaderNames header =
                new HeaderNames("  Step     Mixing method      Time    Convergence         Total energy    Change");
        String row = "     1 AB CDEF       0.20E+00    0.1     0.02000000      -9.1300000000 -9.13E+00";
        assertEquals("Step||Mixing method||Time|Convergence|Total energy|Change", text(header.above(cells(row))));
        assertEquals("none", text(new HeaderNames("a b c d").above(cells("1 2 3 4"))));
    }

    @Test
    void groupsOfSeveralColumns() {
        HeaderNames header = new HeaderNames(" Expl  Left |  Obj  Depth | Gap ");
        assertEquals("Expl|Left|Obj|Depth|Gap", text(header.grouped(cells("    1     2   4.5      3   5%"))));
        assertEquals("Expl|Left|Depth|Gap", text(header.grouped(cells("    1     2            3   5%"))));
        assertEquals("|Expl|Left|Depth|Gap", text(header.grouped(cells("H   1     2            3   5%"))));
        assertEquals("none", text(header.grouped(cells("    1  2  3  4   4.5      3   5%"))));
    }

    @Test
    void aGroupWithoutNames() {
        assertEquals("|a|b", text(new HeaderNames("      |  a   b |").grouped(cells("    1 |  2   3 |"))));
        assertEquals("", text(new HeaderNames("").grouped(List.of())));
    }
}
