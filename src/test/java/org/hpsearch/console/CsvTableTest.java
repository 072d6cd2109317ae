package org.hpsearch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {
    private static String csv(Table table) {
        return new CsvTable().of(table);
    }

    @Test
    void nothingIsRounded() {
        assertEquals("id,lr,note\n", csv(SampleTables.EMPTY));
        assertEquals("id,lr,note\nk3x7q,0.1,first\n", csv(SampleTables.ONE));
        assertEquals("""
            id,lr,note
            k3x7q,0.1,
            b,0.01250001,best of all
            ,-3e-05,x
            """, csv(SampleTables.MANY));
        assertEquals("""
            id,lr,note
            日本,1,höre é
            a,10,👍 ok
            """, csv(SampleTables.WIDE));
    }

    @Test
    void aSpreadsheetTakesNoTextForAFormulaAndNoEscapeReachesATerminal() {
        assertEquals("""
            id,lr,note
            \\u001b[2J,1,"a,b
            ""c""\"
            '=1+1,-2,<img src=x> [a](b) ![c] *d* `e` | \\
            '@x,-Infinity,'-rm & 5% of $x_1 ~ {y} ^ # > \u202e
            """, csv(SampleTables.HOSTILE));
    }

    @Test
    void numbersStayWhole() {
        List<String> numbers = List.of("-1", "+2", "-.5", "-1e-5", "-inf", "NaN", "0007");
        assertEquals("-1,+2,-.5,-1e-5,-inf,NaN,0007\n", CsvTable.line(numbers));
        assertEquals("'-1-1,'+,'-,'--lr,'\tx,a=b\n", CsvTable.line(List.of("-1-1", "+", "-", "--lr", "\tx", "a=b")));
    }

    @Test
    void aLoneEmptyFieldIsNoEmptyLine() {
        assertEquals("\"\"\n", CsvTable.line(List.of("")));
        assertEquals(",\n", CsvTable.line(List.of("", "")));
    }
}
