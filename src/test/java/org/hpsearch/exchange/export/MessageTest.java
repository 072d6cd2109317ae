package org.hpsearch.exchange.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MessageTest {
    @Test
    void fieldsAreWrittenAsProtocolBuffersWriteThem() {
        Message message = new Message()
                .number(1, 150)
                .text(2, "hé")
                .real64(3, 1)
                .real32(4, -2)
                .inner(5, new Message().number(1, -1));
        assertEquals(
                "089601" + "120368c3a9" + "19000000000000f03f" + "25000000c0" + "2a0b08ffffffffffffffffff01",
                HexFormat.of().formatHex(message.done()));
    }
}
