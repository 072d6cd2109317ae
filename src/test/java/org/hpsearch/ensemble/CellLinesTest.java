package org.hpsearch.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellLinesTest {
    @TempDir
    Path scratch;

    /// `number:cell|cell` a line.
    private String lines(String content) throws IOException {
        List<String> found = new ArrayList<>();
        try (CellLines lines = new CellLines(Files.writeString(scratch.resolve("f"), content))) {
            while (lines.next((byte) ',')) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < lines.cells(); i++) {
                    cells.add(lines.text(i));
                }
                found.add(lines.number() + ":" + String.join("|", cells));
            }
        }
        return String.join(" ", found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        a,b⏎c,d⏎        ; 1:a|b 2:c|d
        a,b⏎c,d         ; 1:a|b 2:c|d
        a,b←⏎c,d←⏎      ; 1:a|b 2:c|d
        ⏎⏎a⏎⏎b⏎⏎        ; 3:a 5:b
        a,⏎,b⏎,⏎        ; 1:a| 2:|b 3:|
        "a,b","c""d"⏎   ; 1:a,b|c"d
        "",""⏎          ; 1:|
        \\ufeffa,b⏎     ; 1:a|b
        ünï,漢字⏎        ; 1:ünï|漢字
        """)
    void linesAreFoundAndParted(String content, String expected) throws IOException {
        String text = content.replace("⏎", "\n").replace("←", "\r").replace("\\ufeff", "\ufeff");
        assertEquals(expected, lines(text));
    }

    @Test
    void nothingHasNoLine() throws IOException {
        assertEquals("", lines(""));
        assertEquals("", lines("\n\n"));
        assertEquals("", lines("\ufeff"));
    }

    @Test
    void aLineLongerThanTheBufferIsWhole() throws IOException {
        String longOne = "x".repeat(1 << 20);
        assertEquals("1:" + longOne + "|" + longOne + " 2:y", lines(longOne + "," + longOne + "\ny\n"));
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefused() {
        DataException refused = assertThrows(DataException.class, () -> lines("a\n\"b,c\n"));
        assertEquals("line 2: a quote is not closed in its line", refused.getMessage());
    }

    @Test
    void cellsAreNumbers() throws IOException {
        try (CellLines lines = new CellLines(Files.writeString(scratch.resolve("f"), "1e3,\"2\",x,, 5 ,NaN\n"))) {
            lines.next((byte) ',');
            List<Double> numbers = new ArrayList<>();
            for (int i = 0; i < lines.cells(); i++) {
                numbers.add(lines.number(i));
            }
            assertEquals(List.of(1000.0, 2.0, Double.NaN, Double.NaN, 5.0, Double.NaN), numbers);
        }
    }
}
