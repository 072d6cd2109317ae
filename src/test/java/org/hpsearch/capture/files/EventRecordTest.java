package org.hpsearch.capture.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EventRecordTest {
    /// The check sums are those of TensorBoard's own writer.
    @Test
    void aRecordOfOneByte() {
        assertEquals(
                "0100000000000000" + "0175de41" + "61" + "786ee428",
                HexFormat.of().formatHex(EventRecord.framed(new byte[] {'a'})));
    }
}
