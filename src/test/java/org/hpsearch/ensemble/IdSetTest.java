package org.hpsearch.ensemble;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IdSetTest {
    @Test
    void anIdIsNewOnce() {
        IdSet seen = new IdSet();
        for (int i = 0; i < 100_000; i++) {
            assertTrue(seen.add("r" + i), "r" + i);
        }
        for (int i = 0; i < 100_000; i++) {
            assertFalse(seen.add("r" + i), "r" + i);
        }
        assertTrue(seen.add(""));
        assertFalse(seen.add(""));
    }
}
