package org.hpsearch.exchange.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.zip.CRC32;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.EndStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Record logs written byte by byte as W&B writes them.
class WandbFoldersTest {
    private static final int BLOCK = 1 << 15;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Omissions omissions = new Omissions();

    private static byte[] field(int number, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, number << 3 | 2);
        varint(out, content.size());
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static byte[] field(int number, String text) {
        return field(number, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] field(int number, int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        varint(out, number << 3);
        varint(out, value);
        return out.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >= 128) {
            out.write(rest & 127 | 128);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static byte[] item(String key, String json) {
        return field(1, field(2, key), field(16, json));
    }

    private void part(int type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(data);
        log.writeBytes(ByteBuffer.allocate(7)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putShort((short) data.length)
                .put((byte) type)
                .array());
        log.writeBytes(data);
    }

    private void head() {
        log.writeBytes(new byte[] {':', 'W', '&', 'B', (byte) 0xE1, (byte) 0xBE, 0});
    }

    private void run() {
        part(
                1,
                field(
                        17,
                        field(1, "id7"),
                        field(3, "digits"),
                        field(4, item("lr", "0.1"), item("opt", "{\"name\":\"adam\"}"), item("_wandb", "{}")),
                        field(8, "nice"),
                        field(9, "why"),
                        field(10, "t1"),
                        field(13, "h"),
                        field(17, field(1, 1_700_000_000), field(2, 56_000_000))));
    }

    private static byte[] history(int step, byte[]... items) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] item : items) {
            all.writeBytes(item);
        }
        byte[] at = step == 0 ? field(2, new byte[0]) : field(2, field(1, step));
        return field(2, all.toByteArray(), at);
    }

    private List<ForeignRun> read() throws IOException {
        Path file = Files.createDirectories(folder.resolve("offline-run-1")).resolve("run-id7.wandb");
        Files.write(file, log.toByteArray());
        return new WandbFolders(folder).runs(omissions);
    }

    private static List<String> values(ForeignRun run) throws IOException {
        List<String> lines = new ArrayList<>();
        run.curves()
                .read(scalar ->
                        lines.add(scalar.step() + " " + scalar.time() + " " + scalar.metric() + " " + scalar.value()));
        return lines;
    }

    @Test
    void aWholeRun() throws IOException {
        head();
        run();
        part(1, history(0, item("loss", "1"), item("_timestamp", "1.7000000015e+09")));
        part(1, history(1, item("loss", "NaN"), item("ok", "true"), item("table", "{\"_type\":\"table\"}")));
        part(1, field(3, item("loss", "0.5"), item("best", "0.25"), item("_step", "1")));
        part(1, field(18, field(1, 1), field(2, 60)));
        ForeignRun run = read().getFirst();
        assertEquals("digits/id7", run.source().id());
        assertEquals(
                "digits nice [t1] why",
                run.label().experiment() + " "
                        + run.label().notes().name() + " " + run.label().notes().tags() + " "
                        + run.label().notes().note());
        assertEquals(Instant.parse("2023-11-14T22:13:20.056Z"), run.span().started());
        assertEquals(
                new EndStatus(1, Instant.parse("2023-11-14T22:14:20.056Z")),
                run.span().end());
        assertEquals("[lr, opt.name]", run.params().keySet().toString());
        assertEquals(
                List.of("0.0 1.7000000015E9 loss 1.0", "1.0 null loss NaN", "1.0 null ok 1.0", "null null best 0.25"),
                values(run));
        assertEquals(List.of("values that are not numbers: texts, tables, pictures (1): table"), omissions.lines());
    }

    @Test
    void aRecordOverTwoBlocksADamagedOneAndATornTail() throws IOException {
        head();
        run();
        int left = BLOCK - log.size() - 7;
        String text = "x".repeat(left);
        byte[] large = history(2, item("text", "\"" + text + "\""), item("loss", "3"));
        part(2, Arrays.copyOfRange(large, 0, left));
        part(4, Arrays.copyOfRange(large, left, large.length));
        part(1, history(3, item("loss", "4")));
        byte[] sound = log.toByteArray();
        sound[sound.length - 1] ^= 1;
        log.reset();
        log.writeBytes(sound);
        part(1, history(4, item("loss", "5")));
        log.writeBytes(new byte[] {1, 2, 3});
        ForeignRun run = read().getFirst();
        assertEquals(List.of("2.0 null loss 3.0", "4.0 null loss 5.0"), values(run));
        assertEquals(null, run.span().end());
        assertEquals(
                "damaged records (1): " + folder.resolve("offline-run-1/run-id7.wandb"),
                omissions.lines().getFirst());
    }

    @Test
    void whatIsNoLog() throws IOException {
        log.writeBytes(new byte[] {1, 2, 3});
        assertEquals(List.of(), read());
        assertEquals(true, WandbFolders.isStore(folder));
        assertEquals(
                List.of(
                        "files that are not record logs of W&B (1): " + folder.resolve("offline-run-1/run-id7.wandb"),
                        "record logs without a run (1): " + folder.resolve("offline-run-1/run-id7.wandb")),
                omissions.lines());
    }
}
