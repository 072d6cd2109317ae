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
import org.hpsearch.exchange.source.ForeignStore;
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
        try (EventFolders store = new EventFolders(folder)) {
            ForeignRun run = store.runs(new Omissions()).getFirst();
            assertEquals(Instant.parse("1970-01-01T00:00:20.500Z"), run.span().started(), "the first, at first");
            List<String> values = new ArrayList<>();
            run.curves().read(scalar -> values.add(scalar.step() + " " + scalar.time() + " " + scalar.value()));
            assertEquals(List.of("2.0 20.5 0.25", "1.0 10.5 0.5", "3.0 30.0 0.125"), values);
            assertEquals(
                    Instant.parse("1970-01-01T00:00:10.500Z"),
                    run.curves().known(run).span().started());
        }
    }

    @Test
    void whoOnlyAsksWhatIsKnownIsToldToo() throws IOException {
        write("a/events.out.tfevents.1", joined(scalar(20.5, 2, 0.25f), scalar(10.5, 1, 0.5f)));
        try (EventFolders store = new EventFolders(folder)) {
            ForeignRun run = store.runs(new Omissions()).getFirst();
            assertEquals(
                    Instant.parse("1970-01-01T00:00:10.500Z"),
                    run.curves().known(run).span().started());
        }
    }

    @Test
    void damagesAreToldOnceHoweverOftenFilesAreRead() throws IOException {
        byte[] damaged = scalar(10, 1, 0.5f);
        damaged[20] ^= 1;
        write("a/events.out.tfevents.1", joined(damaged, scalar(11, 1, 0.5f), damaged));
        Omissions omissions = new Omissions();
        try (EventFolders store = new EventFolders(folder)) {
            ForeignRun run = store.runs(omissions).getFirst();
            run.curves().read(scalar -> {});
            run.curves().read(scalar -> {});
            assertEquals(
                    Instant.ofEpochSecond(11), run.curves().known(run).span().started());
        }
        assertEquals(
                List.of("damaged event files (1): " + folder
                        + "/a/events.out.tfevents.1: records with wrong checksums were left out"),
                omissions.lines());
    }

    @Test
    void whoLooksOnHearsOfRunsAndThenOfBytes() throws IOException {
        byte[] content = scalar(10, 1, 0.5f);
        int all = 2 * content.length;
        write("a/events.out.tfevents.1", content);
        write("b/events.out.tfevents.1", content);
        List<String> heard = new ArrayList<>();
        try (EventFolders store = new EventFolders(folder)) {
            store.watch(new ForeignStore.Watch() {
                @Override
                public void at(long bytes, long whole) {
                    heard.add(bytes + " of " + whole + " bytes");
                }

                @Override
                public void looked(int runs, int whole) {
                    heard.add(runs + " of " + whole + " runs");
                }
            });
            for (ForeignRun run : store.runs(new Omissions())) {
                run.curves().read(scalar -> {});
            }
        }
        assertEquals(
                List.of(
                        "1 of 2 runs",
                        "2 of 2 runs",
                        content.length + " of " + all + " bytes",
                        all + " of " + all + " bytes"),
                heard);
    }
}
