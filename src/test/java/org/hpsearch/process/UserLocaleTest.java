package org.hpsearch.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UserLocaleTest {
    private static boolean plain(String all, String type, String lang) {
        return UserLocale.isPlain(Map.of("LC_ALL", all, "LC_CTYPE", type, "LANG", lang));
    }

    @Test
    void theFirstVariableThatIsSetCounts() {
        assertEquals(true, plain("C", "de_DE.UTF-8", "de_DE.UTF-8"));
        assertEquals(true, plain("", "POSIX", "de_DE.UTF-8"));
        assertEquals(true, plain("", "", "de_DE.ISO-8859-1"));
        assertEquals(false, plain("C.UTF-8", "C", "C"));
        assertEquals(false, plain("", "", "en_US.utf8"));
    }

    @Test
    void whereNoneIsSetUtf8IsAssumed() {
        assertEquals(false, UserLocale.isPlain(Map.of()));
        assertEquals(false, plain("", "", ""));
    }
}
