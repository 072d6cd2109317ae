package org.hpsearch.exchange.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A structure in Thrift's compact protocol (thrift/doc/specs/thrift-compact-protocol.md), in which Parquet's headers
/// are; fields in the order of their numbers.
final class CompactStruct {
    private static final int TRUE = 1;
    private static final int INT = 5;
    private static final int LONG = 6;
    private static final int TEXT = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int SHORT_LIST = 14;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int last;

    CompactStruct whole(int field, int number) {
        head(field, INT);
        varint(zigzag(number));
        return this;
    }

    CompactStruct whole(int field, long number) {
        head(field, LONG);
        varint(zigzag(number));
        return this;
    }

    CompactStruct yes(int field) {
        head(field, TRUE);
        return this;
    }

    CompactStruct text(int field, String text) {
        head(field, TEXT);
        text(text);
        return this;
    }

    CompactStruct struct(int field, CompactStruct inner) {
        head(field, STRUCT);
        bytes.writeBytes(inner.done());
        return this;
    }

    CompactStruct structs(int field, List<CompactStruct> elements) {
        list(field, elements.size(), STRUCT);
        elements.forEach(element -> bytes.writeBytes(element.done()));
        return this;
    }

    CompactStruct wholes(int field, List<Integer> elements) {
        list(field, elements.size(), INT);
        elements.forEach(element -> varint(zigzag(element)));
        return this;
    }

    CompactStruct texts(int field, List<String> elements) {
        list(field, elements.size(), TEXT);
        elements.forEach(this::text);
        return this;
    }

    /// Its bytes, with the mark of its end.
    byte[] done() {
        byte[] fields = bytes.toByteArray();
        return java.util.Arrays.copyOf(fields, fields.length + 1);
    }

    private void list(int field, int size, int type) {
        head(field, LIST);
        if (size <= SHORT_LIST) {
            bytes.write(size << 4 | type);
        } else {
            bytes.write(0xf0 | type);
            varint(size);
        }
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        bytes.writeBytes(utf8);
    }

    /// A field's type, and how far its number is from the one before; all of ours are less than 16 apart.
    private void head(int field, int type) {
        bytes.write(field - last << 4 | type);
        last = field;
    }

    private static long zigzag(long number) {
        return number << 1 ^ number >> 63;
    }

    private void varint(long number) {
        varint(number, bytes);
    }

    /// Seven bits a byte, the lowest first.
    static void varint(long number, ByteArrayOutputStream bytes) {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
