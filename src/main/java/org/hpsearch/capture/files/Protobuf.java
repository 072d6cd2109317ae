package org.hpsearch.capture.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads the fields of one protocol-buffers message in wire format (protobuf.dev/programming-guides/encoding).
public final class Protobuf {
    private final ByteBuffer bytes;
    private int field;
    private int type;
    private long number;
    private ByteBuffer content = ByteBuffer.allocate(0);

    public Protobuf(ByteBuffer message) {
        bytes = message.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Goes to the next field; false at the end.
    ///
    /// @throws java.nio.BufferUnderflowException where the message is cut
    public boolean next() {
        if (!bytes.hasRemaining()) {
            return false;
        }
        long key = varint();
        field = (int) (key >>> 3);
        type = (int) (key & 7);
        switch (type) {
            case 0 -> number = varint();
            case 1 -> number = bytes.getLong();
            case 2 -> {
                int length = Math.toIntExact(varint());
                if (length < 0 || length > bytes.remaining()) {
                    throw new java.nio.BufferUnderflowException();
                }
                content = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.position(bytes.position() + length);
            }
            case 5 -> number = bytes.getInt();
            default -> throw new java.nio.BufferUnderflowException();
        }
        return true;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = bytes.get();
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new java.nio.BufferUnderflowException();
    }

    public int field() {
        return field;
    }

    /// Whether the field holds bytes: a text or a message.
    public boolean isBytes() {
        return type == 2;
    }

    public long number() {
        return number;
    }

    public double real64() {
        return Double.longBitsToDouble(number);
    }

    double real32() {
        return Float.intBitsToFloat((int) number);
    }

    ByteBuffer bytes() {
        return content;
    }

    public Protobuf message() {
        return new Protobuf(content);
    }

    public String text() {
        return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
    }
}
