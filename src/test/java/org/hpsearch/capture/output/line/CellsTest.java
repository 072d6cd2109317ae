package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {
    /// The cells of a row: `#` before a number, `/` before what it is a part of, `~` where there is none.
    private static String cells(String text) {
        LineTokens tokens = Scanned.line(text);
        return Cells.of(tokens).stream()
                .map(cell -> cell.isNumber()
                        ? "#" + tokens.text(cell.token()) + (cell.total() < 0 ? "" : "/" + tokens.text(cell.total()))
                        : cell.text().isEmpty() ? "~" : cell.text())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
        1  0.5  0.9;true;#1 #0.5 #0.9
        1/10  0.5;true;#1/10 #0.5
        "1,0.5,0.9";true;#1 #0.5 #0.9
        "| 1 | 0.5 |  |";true;#1 #0.5 ~
        "| a b | 0.5 |";true;a b #0.5
        "1 2 | 3.5 4.5";true;#1 #2 #3.5 #4.5
        (1)  [0.5]  0.9;true;#1 #0.5 #0.9
        0.52 s  0.9;true;#0.52 #0.9
        Weighted Avg.  0.9  0.8;true;Weighted Avg. #0.9 #0.8
        1 0.5 0:00.1;true;#1 #0.5 0:00.1
        "0 0.5 12%|###   | 1/8";true;#0 #0.5
        7;true;#7
        loss 0.5;false;loss #0.5
        loss: 0.5 acc: 0.9;false;loss: #0.5 acc: #0.9
        {1 2};false;{1 2}
        """)
    void rows(String text, boolean mayBeRow, String expected) {
        assertEquals(mayBeRow, Cells.mayBeRow(Scanned.line(text)));
        assertEquals(expected, cells(text));
    }
}
