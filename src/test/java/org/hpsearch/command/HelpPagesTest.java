package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import org.junit.jupiter.api.Test;

class HelpPagesTest {
    @Test
    void eachVerbIsInOneGroup() {
        assertEquals(
                Commands.verbs().stream().sorted().toList(),
                HelpPages.GROUPS.values().stream().flatMap(Collection::stream).sorted().toList());
    }
}
