package org.hpsearch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void texts() {
        assertEquals(
                "hps 0.2.0 (commit 0123456789+, Java 25.0.3)",
                new Version("0.2.0", "0123456789+", "25.0.3").toString());
        assertEquals("hps 0.2.0 (Java 25.0.3)", new Version("0.2.0", "", "25.0.3").toString());
    }

    @Test
    void theBuildWritesIt() {
        Version version = Version.read();
        assertTrue(version.number().matches("\\d+\\.\\d+\\.\\d+"), version.number());
        assertTrue(version.commit().matches("(\\p{XDigit}+\\+?)?"), version.commit());
        assertEquals(System.getProperty("java.version"), version.runtime());
    }
}
