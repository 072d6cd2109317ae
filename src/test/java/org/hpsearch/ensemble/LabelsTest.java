package org.hpsearch.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void labelsAreNumberedAsTheyAreFirstSeen() {
        Labels labels = new Labels();
        assertEquals(0, labels.code("cat"));
        assertEquals(1, labels.code("dog"));
        assertEquals(0, labels.code("cat"));
        assertEquals("dog", labels.name(1));
        assertEquals("cat", labels.name(0));
    }
}
