package org.hpsearch.capture.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Event files written byte by byte as TensorFlow writes them.
class EventFileTest {
    @TempDir
    private Path folder;

    private final FactNotes notes = new FactNotes();

    private static byte[] field(int number, int type, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(number << 3 | type);
        if (type == 2) {
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int checksum(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data, 0, data.length);
        int value = (int) crc.getValue();
        return (value >>> 15 | value << 17) + 0xa282ead8;
    }

    private static byte[] record(byte[] data) {
        byte[] length = bytes(8).putLong(data.length).array();
        return joined(
                length,
                bytes(4).putInt(checksum(length)).array(),
                data,
                bytes(4).putInt(checksum(data)).array());
    }

    private static byte[] scalar(int step, String tag, float value) {
        byte[] name = field(1, 2, tag.getBytes(StandardCharsets.UTF_8));
        byte[] simple = field(2, 5, bytes(4).putFloat(value).array());
        byte[] summary = field(1, 2, joined(name, simple));
        byte[] time = field(1, 1, bytes(8).putDouble(1000).array());
        return record(joined(time, field(2, 0, new byte[] {(byte) step}), field(5, 2, summary)));
    }

    private String read(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("events.out.tfevents.1"), content);
        new EventFile(file, "events", Instant.ofEpochSecond(990), notes).read();
        return notes.taken();
    }

    @Test
    void scalarsAreReadAsTheyGrow() throws IOException {
        byte[] two = joined(scalar(1, "loss", 0.1f), scalar(2, "val/loss", Float.NaN));
        assertEquals("1 loss 0.1\n2 val/loss NaN\n", read(two));
        assertEquals("", read(new byte[0]));
        Path file = folder.resolve("grows");
        EventFile events = new EventFile(file, "events", Instant.EPOCH, notes);
        StringBuilder all = new StringBuilder();
        for (int end = 0; end <= two.length; end++) {
            Files.write(file, java.util.Arrays.copyOf(two, end));
            events.read();
            all.append(notes.taken());
        }
        assertEquals("1 loss 0.1\n2 val/loss NaN\n", all.toString());
    }

    @Test
    void aDamagedRecordIsLeftOutAndBrokenFramingEndsTheFile() throws IOException {
        byte[] first = scalar(1, "loss", 0.5f);
        byte[] second = scalar(2, "loss", 0.25f);
        byte[] flipped = first.clone();
        flipped[20] ^= 1;
        assertEquals(
                "warning: events: records with wrong checksums were left out\n2 loss 0.25\n",
                read(joined(flipped, second)));
        byte[] unframed = first.clone();
        unframed[0] ^= 1;
        assertEquals(
                "warning: events: it is damaged at byte 0; hps did not read what follows\n",
                read(joined(unframed, second)));
        assertEquals(
                "warning: events: malformed records were left out\n2 loss 0.25\n",
                read(joined(record(new byte[] {0x2a, 0x7f, 1}), second)));
    }

    @Test
    void aRecordLargerThanTheWindowStandsBetweenSmallOnes() throws IOException {
        byte[] image = record(new byte[200_000]);
        assertEquals(
                "1 loss 0.1\n2 loss 0.25\n", read(joined(scalar(1, "loss", 0.1f), image, scalar(2, "loss", 0.25f))));
    }
}
