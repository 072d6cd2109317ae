package org.hpsearch.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LongResultTest {
    private static final int MOST = 16 << 20;

    private final ByteArrayOutputStream beyond = new ByteArrayOutputStream();
    private final LongResult result = new LongResult(beyond);

    @Test
    void aResultIsKept() throws IOException {
        result.write('a');
        result.write("xbcx".getBytes(java.nio.charset.StandardCharsets.UTF_8), 1, 2);
        assertEquals("abc", result.rest().toString(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(false, result.isPassedOn());
        result.write(new byte[MOST - 3], 0, MOST - 3);
        assertEquals(false, result.isPassedOn());
        assertEquals(0, beyond.size());
    }

    @Test
    void oneBeyondAllPagingIsPassedOnInItsOrder() throws IOException {
        byte[] half = new byte[MOST / 2 + 1];
        half[0] = 1;
        result.write(half, 0, half.length);
        half[0] = 2;
        result.write(half, 0, half.length);
        result.write(3);
        assertEquals(true, result.isPassedOn());
        assertEquals(0, result.rest().size());
        byte[] all = beyond.toByteArray();
        assertEquals(2 * half.length + 1, all.length);
        assertEquals("1 2 3", all[0] + " " + all[half.length] + " " + all[2 * half.length]);
    }
}
