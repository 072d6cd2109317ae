package org.hpsearch.capture.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// The framing of a record of an event file (TFRecord; tensorflow/core/lib/io/record_writer.h): length, its checksum,
/// data, its checksum; little endian, CRC-32C, masked.
public final class EventRecord {
    static final int HEAD = 12;
    static final int TAIL = 4;
    /// No record is larger, in bytes.
    static final int LARGEST = 64 << 20;

    private static final int MASK = 0xa282ead8;

    private EventRecord() {}

    /// Whether a length that can be one stands at a place, with its checksum.
    static boolean isFramed(ByteBuffer bytes, int at) {
        long length = bytes.getLong(at);
        return length >= 0
                && length <= LARGEST
                && bytes.getInt(at + Long.BYTES) == checksum(bytes.array(), at, Long.BYTES);
    }

    /// What is said where that is not so.
    static String broken(long position) {
        return "it is damaged at byte " + position + "; hps did not read what follows";
    }

    static int checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        int value = (int) crc.getValue();
        return (value >>> 15 | value << 17) + MASK;
    }

    /// A message as it stands in the file.
    public static byte[] framed(byte[] message) {
        ByteBuffer record = ByteBuffer.allocate(HEAD + message.length + TAIL).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(message.length);
        record.putInt(checksum(record.array(), 0, Long.BYTES));
        record.put(message);
        record.putInt(checksum(message, 0, message.length));
        return record.array();
    }
}
