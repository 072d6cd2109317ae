package org.hpsearch.capture.files;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the fields of one protocol-buffers message in wire format (protobuf.dev/programming-guides/encoding).
public final class Protobuf {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private int type;
    private long number;
    private int content;
    private int length;

    /// @param message over an array
    public Protobuf(ByteBuffer message) {
        this(message.array(), message.arrayOffset() + message.position(), message.arrayOffset() + message.limit());
    }

    /// @param bytes hold the message between two places
    Protobuf(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /// Goes to the next field; false at the end.
    ///
    /// @throws java.nio.BufferUnderflowException where the message is cut
    public boolean next() {
        if (at == end) {
            return false;
        }
        long key = varint();
        field = (int) (key >>> 3);
        type = (int) (key & 7);
        switch (type) {
            case 0 -> number = varint();
            case 1 -> number = (long) LONG.get(bytes, past(Long.BYTES));
            case 2 -> {
                length = Math.toIntExact(varint());
                content = past(length);
            }
            case 5 -> number = (int) INT.get(bytes, past(Integer.BYTES));
            default -> throw new java.nio.BufferUnderflowException();
        }
        return true;
    }

    /// Goes past some bytes.
    ///
    /// @return where they begin
    private int past(int count) {
        if (count < 0 || count > end - at) {
            throw new java.nio.BufferUnderflowException();
        }
        at += count;
        return at - count;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = bytes[past(1)];
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
        return ByteBuffer.wrap(bytes, content, length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Whether the field holds these bytes.
    boolean holds(byte[] text) {
        return Arrays.equals(bytes, content, content + length, text, 0, text.length);
    }

    /// A number that tells most fields of bytes apart: of their length, beginning and end.
    int mark() {
        int last = length < Integer.BYTES ? 0 : (int) INT.get(bytes, content + length - Integer.BYTES);
        int middle = length < Long.BYTES ? 0 : (int) INT.get(bytes, content + length / 2 - 2);
        return (last * 31 + middle) * 31 + length;
    }

    public Protobuf message() {
        return new Protobuf(bytes, content, content + length);
    }

    public String text() {
        return new String(bytes, content, length, StandardCharsets.UTF_8);
    }
}
