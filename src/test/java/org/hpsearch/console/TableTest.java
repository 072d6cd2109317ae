package org.hpsearch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void rowsHaveNumbersFromOneOn() {
        assertEquals("""
            #  id         lr  note
            1  k3x7q     0.1
            2  b      0.0125  best of all
              line 3: loss=0.5
            3         -3e-05  x
            """, new AlignedTable(new Style(false), 0).of(SampleTables.MANY.numbered()));
    }

    @Test
    void aTableIsAValue() {
        List<Table.Column> columns = new ArrayList<>(SampleTables.COLUMNS);
        Table table = new Table(columns, List.of());
        columns.clear();
        assertEquals(List.of("id", "lr", "note"), table.heads());
    }
}
