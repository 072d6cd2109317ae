package org.hpsearch.capture.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ProtobufTest {
    private static Protobuf message(String hex) {
        return new Protobuf(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    @Test
    void eachWireType() {
        Protobuf message = message("089601" + "12036c7221" + "19" + "000000000000f03f" + "25" + "0000003f");
        assertTrue(message.next());
        assertEquals(1, message.field());
        assertEquals(150, message.number());
        assertTrue(message.next());
        assertTrue(message.isBytes());
        assertEquals("lr!", message.text());
        assertTrue(message.next());
        assertEquals(1.0, message.real64());
        assertTrue(message.next());
        assertEquals(0.5, message.real32());
        assertFalse(message.next());
    }

    @Test
    void damagedMessagesAreRefused() {
        for (String hex : new String[] {"08", "0880", "1205aa", "19000000", "250000", "0b", "08" + "ff".repeat(11)}) {
            assertThrows(BufferUnderflowException.class, () -> message(hex).next(), hex);
        }
        assertThrows(
                ArithmeticException.class, () -> message("12ffffffffffffffff7f").next());
    }
}
