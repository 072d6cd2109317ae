package org.hpsearch.capture.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventBlocksTest {
    @TempDir
    private Path folder;

    private static byte[] scalar(int step, String tag, float value) {
        byte[] name = tag.getBytes(StandardCharsets.UTF_8);
        ByteBuffer event = ByteBuffer.allocate(9 + 6 + 4 + name.length + 7).order(ByteOrder.LITTLE_ENDIAN);
        event.put((byte) 9).putDouble(1000 + step).put((byte) 0x10);
        for (int i = 0; i < 4; i++) {
            event.put((byte) (step >>> 7 * i & 0x7f | 0x80));
        }
        event.put((byte) (step >>> 28));
        event.put((byte) 0x2a).put((byte) (name.length + 9)).put((byte) 0x0a).put((byte) (name.length + 7));
        event.put((byte) 0x0a)
                .put((byte) name.length)
                .put(name)
                .put((byte) 0x15)
                .putFloat(value);
        return EventRecord.framed(event.array());
    }

    private Path file(byte[] content, int length) throws IOException {
        return Files.write(folder.resolve("events"), Arrays.copyOf(content, length));
    }

    private static List<String> byBlocks(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (EventBlocks blocks = new EventBlocks()) {
            blocks.read(file, FactNotes::new, (notes, reached) -> lines.addAll(notes.lines));
        }
        return lines;
    }

    private static List<String> one(Path file) throws IOException {
        FactNotes notes = new FactNotes();
        new EventFile(file, file.toString(), Instant.EPOCH, notes).read();
        return notes.lines;
    }

    /// A warning stands before or behind the values of its block.
    private static List<String> warnings(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("warning")).toList();
    }

    private static List<String> values(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("warning")).toList();
    }

    private static byte[] large(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int step = 0; out.size() < 3_500_000; step++) {
            out.writeBytes(scalar(step, step % 3 == 0 ? "loss" : "val/acc", random.nextFloat()));
            if (step % 10_000 == 5000) {
                out.writeBytes(EventRecord.framed(new byte[1_300_000]));
            }
        }
        return out.toByteArray();
    }

    @Test
    void blocksHoldWhatTheFileHoldsInItsOrder() throws IOException {
        byte[] content = large(new Random(1));
        Path file = file(content, content.length);
        List<String> expected = one(file);
        assertEquals(expected, byBlocks(file));
        assertEquals("0 loss 0.7308782", expected.getFirst());
    }

    @Test
    void damagedAndCutFilesGiveTheSameAsOneThatIsReadAsItGrows() throws IOException {
        Random random = new Random(2);
        byte[] content = large(random);
        for (int i = 0; i < 40; i++) {
            byte[] damaged = content.clone();
            for (int k = 0; k < i % 4; k++) {
                damaged[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = file(damaged, i % 3 == 0 ? random.nextInt(content.length) : content.length);
            List<String> expected = one(file);
            List<String> found = byBlocks(file);
            assertEquals(values(expected), values(found));
            assertEquals(warnings(expected), warnings(found));
        }
    }

    @Test
    void aDamagedLengthIsNoTornTail() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int step = 0; step < 3; step++) {
            out.writeBytes(scalar(step, "loss", step));
        }
        byte[] content = out.toByteArray();
        content[content.length / 3 + 1] ^= 0x40;
        Path file = file(content, content.length);
        assertEquals(
                List.of(
                        "0 loss 0",
                        "warning: " + file + ": it is damaged at byte " + content.length / 3
                                + "; hps did not read what follows"),
                byBlocks(file));
        assertEquals(one(file), byBlocks(file));
    }

    @Test
    void anEmptyFileHasNoBlock() throws IOException {
        assertEquals(List.of(), byBlocks(file(new byte[0], 0)));
        assertEquals(List.of(), byBlocks(file(new byte[20], 5)));
    }

    @Test
    void whoLooksOnHearsOfEachBlock() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            out.writeBytes(EventRecord.framed(new byte[800_000]));
        }
        List<Long> heard = new ArrayList<>();
        try (EventBlocks blocks = new EventBlocks()) {
            blocks.read(file(out.toByteArray(), out.size()), FactNotes::new, (notes, reached) -> heard.add(reached));
        }
        assertEquals(List.of(800_016L, 1_600_032L, 2_400_048L), heard);
    }

    @Test
    void aPeekEndsWhereItHasSeenEnough() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(EventRecord.framed(new byte[100_000]));
        for (int step = 0; step < 100; step++) {
            out.writeBytes(scalar(step, "loss", step));
        }
        FactNotes notes = new FactNotes();
        try (EventBlocks blocks = new EventBlocks()) {
            blocks.peek(file(out.toByteArray(), out.size()), notes, () -> notes.lines.size() == 2);
        }
        assertEquals(List.of("0 loss 0", "1 loss 1"), notes.lines);
    }

    @Test
    void whatTheTakerThrowsEndsTheReading() throws IOException {
        byte[] content = large(new Random(3));
        Path file = file(content, content.length);
        try (EventBlocks blocks = new EventBlocks()) {
            IOException thrown = assertThrows(
                    IOException.class,
                    () -> blocks.read(file, FactNotes::new, (notes, reached) -> {
                        throw new IOException("disk full");
                    }));
            assertEquals("disk full", thrown.getMessage());
        }
    }
}
