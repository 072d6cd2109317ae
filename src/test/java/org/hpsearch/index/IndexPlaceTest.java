package org.hpsearch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IndexPlaceTest {
    /// path | the name of its index
    private static final String[][] NAMES = {
        {"/home/ada/digits/hps-runs", "+home+ada+digits+hps-runs"},
        {"/a b/c.d_e", "+a%20b+c.d_e"},
        {"/a+b", "+a%2bb"},
        {"/a%2bb", "+a%252bb"},
        {"/é", "+%c3%a9"},
        {"/a\nb", "+a%0ab"},
    };

    @Test
    void aPathIsOneReadableName() {
        for (String[] row : NAMES) {
            assertEquals(row[1], IndexPlace.name(Path.of(row[0])));
        }
    }

    @Test
    void aLongPathIsAHash() {
        String one = IndexPlace.name(Path.of("/" + "a".repeat(250)));
        assertTrue(one.matches("[0-9a-f]{64}"), one);
        assertNotEquals(one, IndexPlace.name(Path.of("/" + "a".repeat(251))));
    }
}
