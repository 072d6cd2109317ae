package org.hpsearch.exchange.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.hpsearch.run.Store;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Archives of strangers: nothing outside, no link, no bomb; what is refused leaves nothing.
class RunUnpackTest {
    private static final String RUN = "20260101-000000-abcde/";

    @TempDir
    Path scratch;

    private final RunUnpack.Limits limits = new RunUnpack.Limits(1 << 20, 100, 50);

    private interface Filling {
        void into(TarArchiveOutputStream tar) throws IOException;
    }

    private Path tar(Filling filling) throws IOException {
        Path file = scratch.resolve("a.tar");
        try (OutputStream out = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            filling.into(tar);
        }
        return file;
    }

    private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream tar, String name, byte type) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, type);
        entry.setLinkName("/etc");
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private RunUnpack.Outcome unpack(Path file) throws IOException {
        return new RunUnpack(file, store(), limits).run(false);
    }

    private Store store() {
        return new Store(scratch.resolve("hps-runs"));
    }

    private String refusal(Path file) throws IOException {
        String message = String.valueOf(
                assertThrows(DataException.class, () -> unpack(file)).getMessage());
        assertEquals(List.of(".gitattributes", ".gitignore"), left());
        return message;
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(store().path())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void pathsThatLeadOut() throws IOException {
        String rest = "', which leads out of the folder it is unpacked in; nothing was unpacked";
        for (String name : List.of(RUN + "../../x", "/" + RUN + "x", RUN + "a\\..\\x", RUN + "a\nb")) {
            assertEquals("a.tar holds the entry '" + name + rest, refusal(tar(tar -> {
                add(tar, RUN + "run.json", "{}");
                add(tar, name, "x");
            })));
        }
    }

    @Test
    void linksAndDevicesAreLeftOut() throws IOException {
        RunUnpack.Outcome outcome = unpack(tar(tar -> {
            link(tar, RUN + "checkpoints", TarConstants.LF_SYMLINK);
            link(tar, RUN + "notes.json", TarConstants.LF_LINK);
            link(tar, RUN + "output.log", TarConstants.LF_FIFO);
            add(tar, RUN + "checkpoints/m.pt", "w");
        }));
        assertEquals(3, outcome.links());
        assertEquals(List.of("20260101-000000-abcde"), outcome.unpacked());
        assertEquals("w", Files.readString(store().path().resolve(RUN + "checkpoints/m.pt")));
        assertEquals(false, Files.isSymbolicLink(store().path().resolve(RUN + "checkpoints")));
    }

    @Test
    void whatIsOfNoRunIsLeftOut() throws IOException {
        RunUnpack.Outcome outcome = unpack(tar(tar -> {
            add(tar, "README", "x");
            add(tar, "hps-runs/.gitignore", "x");
            add(tar, "./hps-runs/" + RUN + "run.json", "{}");
            add(tar, "hps-runs/" + RUN + ".notes.lock", "");
            add(tar, "hps-runs/" + RUN + ".gitignore", "!*.log");
        }));
        assertEquals(3, outcome.others());
        assertEquals("!*.log", Files.readString(store().path().resolve(RUN + ".gitignore")));
    }

    @Test
    void bombs() throws IOException {
        assertEquals(
                "a.tar unpacks to more than 1 MB from 2049 KB: it is made to fill the disk; nothing was unpacked",
                refusal(tar(tar -> add(tar, RUN + "m", "0".repeat(2 << 20)))));
        assertEquals("a.tar holds more than 50 files; nothing was unpacked", refusal(tar(tar -> {
            for (int i = 0; i < 60; i++) {
                add(tar, RUN + i, "");
            }
        })));
    }

    @Test
    void damagedAndNone() throws IOException {
        Path whole = tar(tar -> add(tar, RUN + "m", "0".repeat(5000)));
        Path cut = scratch.resolve("cut.tar");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(whole), 2000));
        assertEquals(true, refusal(cut).startsWith("cut.tar"));
        Path text = scratch.resolve("text");
        Files.writeString(text, "hello");
        assertEquals(
                "text is not a .tar.gz, .tar or .zip archive",
                assertThrows(DataException.class, () -> unpack(text)).getMessage());
        assertEquals("a.tar holds an entry twice; nothing was unpacked", refusal(tar(tar -> {
            add(tar, RUN + "m", "1");
            add(tar, RUN + "m", "2");
        })));
    }

    @Test
    void linksInZipFiles() throws IOException {
        Path file = scratch.resolve("a.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            ZipArchiveEntry link = new ZipArchiveEntry(RUN + "checkpoints");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write("/etc".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
            zip.putArchiveEntry(new ZipArchiveEntry(RUN + "run.json"));
            zip.write("{}".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        RunUnpack.Outcome outcome = unpack(file);
        assertEquals(1, outcome.links());
        assertEquals("{}", Files.readString(store().path().resolve(RUN + "run.json")));
    }
}
