package org.hpsearch.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionTableTest {
    @TempDir
    Path scratch;

    private PredictionTable table(String content) throws IOException {
        try (PredictionReader reader = Blocks.file(scratch, "p", content).open(new Labels())) {
            return PredictionTable.of(reader);
        }
    }

    @Test
    void rowsAreFoundByTheirIds() throws IOException {
        PredictionTable table = table("id,p,q\nb,1,2\na,3,4\n");
        assertEquals(2, table.rows());
        assertEquals(List.of("b", "a"), table.ids());
        assertEquals(1, table.row("a"));
        assertEquals(-1, table.row("c"));
        assertEquals(4, table.value(1, table.row("a")));
    }

    @Test
    void rowsWithoutIdsHaveTheirPlaces() throws IOException {
        PredictionTable table = table("7\n".repeat(5000) + "8\n");
        assertEquals(5001, table.rows());
        assertEquals(8, table.value(0, 5000));
        assertEquals(List.of(), table.ids());
    }

    @Test
    void anIdThatStandsThereTwiceIsRefused() {
        DataException refused = assertThrows(DataException.class, () -> table("id,p\na,1\na,2\n"));
        assertEquals("the id 'a' appears twice", refused.getMessage());
    }
}
