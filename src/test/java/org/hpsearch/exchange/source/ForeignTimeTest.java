package org.hpsearch.exchange.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.Test;

class ForeignTimeTest {
    @Test
    void asTablesWriteThem() {
        assertEquals("2025-10-09T08:53:20Z", parsed("1760000000"));
        assertEquals("2025-10-09T08:53:20.250Z", parsed("1760000000.25"));
        assertEquals("2025-10-09T08:53:20.123Z", parsed("1760000000123"));
        assertEquals("2025-10-09T08:53:20.123Z", parsed("1760000000123456"));
        assertEquals("2025-10-09T08:53:20.123Z", parsed("1760000000123456789"));
        assertEquals("2025-10-09T08:00:00Z", parsed("2025-10-09 08:00:00+00:00"));
        assertEquals("2025-10-09T08:00:00.500Z", parsed("2025-10-09T10:00:00.5+02:00"));
        assertEquals("2025-10-09T08:00:00Z", parsed("2025-10-09 08:00:00 UTC"));
        assertEquals("null", parsed("12"));
        assertEquals("null", parsed("yesterday"));
        assertEquals("null", parsed("2025-13-09"));
        assertEquals("null", parsed("NaN"));
    }

    private static String parsed(String text) {
        return String.valueOf(ForeignTime.parse(Numbers.typed(text)));
    }
}
