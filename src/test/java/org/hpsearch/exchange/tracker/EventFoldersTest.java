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
import java.util.List;
import org.hpsearch.capture.files.EventRecord;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.Omissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFoldersTest {
    @TempDir
    private Path folder;

    private static byte[] message(int field, int type, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(field << 3 | type);
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

    private static byte[] scalar(double time, int step, float value) {
        ByteBuffer real = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(time);
        ByteBuffer number =
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value);
        byte[] one = joined(message(1, 2, "loss".getBytes(StandardCharsets.UTF_8)), message(2, 5, number.array()));
        return EventRecord.framed(joined(
                message(1, 1, real.array()),
                message(2, 0, new byte[] {(byte) step}),
                message(5, 2, message(1, 2, one))));
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Test
    void aRunBeginsWithItsEarliestValueWhereverThatStands() throws IOException {
        write("a/events.out.tfevents.1", joined(scalar(20.5, 2, 0.25f), scalar(10.5, 1, 0.5f), scalar(30, 3, 0.125f)));
        EventFolders store = new EventFolders(folder);
        ForeignRun run = store.runs(new Omissions()).getFirst();
        assertEquals(Instant.parse("1970-01-01T00:00:10.500Z"), run.span().started());
        List<String> values = new ArrayList<>();
        run.curves().read(scalar -> values.add(scalar.step() + " " + scalar.time() + " " + scalar.value()));
        assertEquals(List.of("2.0 20.5 0.25", "1.0 10.5 0.5", "3.0 30.0 0.125"), values);
    }

    @Test
    void whoLooksOnHearsOfAllFilesTwice() throws IOException {
        byte[] content = scalar(10, 1, 0.5f);
        int all = 2 * content.length;
        write("a/events.out.tfevents.1", content);
        write("b/events.out.tfevents.1", content);
        EventFolders store = new EventFolders(folder);
        List<String> heard = new ArrayList<>();
        store.watch((doing, bytes, whole) -> heard.add(doing + " " + bytes + " of " + whole));
        List<ForeignRun> runs = store.runs(new Omissions());
        runs.get(1).curves().read(scalar -> {});
        assertEquals(
                List.of(
                        "reading 0 of " + all,
                        "reading " + content.length + " of " + all,
                        "reading " + content.length + " of " + all,
                        "reading " + all + " of " + all,
                        "importing " + content.length + " of " + all,
                        "importing " + all + " of " + all),
                heard);
    }
}
