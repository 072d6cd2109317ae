package org.hpsearch.exchange.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RsyncVersionTest {
    private static String understood(String said) {
        RsyncVersion version = RsyncVersion.of(said);
        return (version.hidesPaths() ? "s" : "-")
                + (version.flushesLines() ? "l" : "-")
                + (version.formatsNames() ? "f" : "-");
    }

    @Test
    void eachVersionGetsOptionsThatItUnderstands() {
        assertEquals("slf", understood("rsync  version 3.2.7  protocol version 31\nCopyright (C) 1996-2022"));
        assertEquals("slf", understood("rsync  version v3.10.0  protocol version 32"));
        assertEquals("s-f", understood("rsync  version 3.0.9  protocol version 30"));
        assertEquals("--f", understood("rsync  version 2.6.9  protocol version 29"));
        assertEquals("---", understood("openrsync: protocol version 29\nrsync version 2.6.9 compatible"));
        assertEquals("--f", understood(""));
    }

    @Test
    void aPathThatTheOtherShellReadsIsQuotedForIt() {
        RsyncVersion old = RsyncVersion.of("rsync  version 2.6.9");
        assertEquals("me@lab:my\\ runs/a\\$b/", old.argument("me@lab:my runs/a$b/"));
        assertEquals("lab:~/runs-1/", old.argument("lab:~/runs-1/"));
        assertEquals("/home/a b/", old.argument("/home/a b/"));
        assertEquals("./a b:c/", old.argument("./a b:c/"));
        assertEquals("me@lab:my runs/", RsyncVersion.of("rsync  version 3.4.1").argument("me@lab:my runs/"));
    }
}
