package org.hpsearch.exchange.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.hpsearch.exchange.copy.CheckpointShare;
import org.hpsearch.project.Settings;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPackTest {
    private static final CheckpointShare NONE = new CheckpointShare(CheckpointShare.Share.NONE, Settings.NONE);
    private static final CheckpointShare ALL = new CheckpointShare(CheckpointShare.Share.ALL, Settings.NONE);

    @TempDir
    private Path scratch;

    private RunFolder run;

    @BeforeEach
    void aRun() throws IOException {
        run = new RunFolder(scratch.resolve("20260101-000000-abcde"));
        write("run.json", "{\"format\": 1, \"host\": \"h\"}");
        write("process.json", "{}");
        write("checkpoints/0001/m.pt", "weights");
        write("checkpoints.csv", "step,time,path,kept,bytes,sha256\n1,,m.pt,checkpoints/0001/m.pt,7,\n");
        write(".run.json.1.tmp", "{");
        write("work/big", "x");
        Files.createSymbolicLink(run.path().resolve("link"), Path.of("/etc/hostname"));
    }

    private void write(String name, String text) throws IOException {
        Path file = run.path().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> names() throws IOException {
        try (ZipFile zip = new ZipFile(scratch.resolve("a.zip").toFile());
                Stream<? extends ZipEntry> entries = zip.stream()) {
            return entries.map(ZipEntry::getName).sorted().toList();
        }
    }

    private RunPack.Outcome packed(CheckpointShare share, boolean publicly) throws IOException {
        return new RunPack(scratch.resolve("a.zip"), share, publicly).write(List.of(run), done -> {});
    }

    @Test
    void filesOfTheRunWithoutTemporaryOnesLinksAndTheWorkingCopy() throws IOException {
        RunPack.Outcome outcome = packed(NONE, false);
        assertEquals(
                List.of(
                        "20260101-000000-abcde/checkpoints.csv",
                        "20260101-000000-abcde/process.json",
                        "20260101-000000-abcde/run.json"),
                names());
        assertEquals("3 7", outcome.files() + " " + outcome.leftOut());
    }

    @Test
    void checkpointsWhereTheyAreAskedForAndNoProcessForEverybody() throws IOException {
        RunPack.Outcome outcome = packed(ALL, true);
        assertEquals(
                List.of(
                        "20260101-000000-abcde/checkpoints.csv",
                        "20260101-000000-abcde/checkpoints/0001/m.pt",
                        "20260101-000000-abcde/run.json"),
                names());
        assertEquals(0, outcome.leftOut());
    }

    @Test
    void aDamagedRecordIsNotMadePublicAndTheOldArchiveStays() throws IOException {
        Files.writeString(scratch.resolve("a.zip"), "old");
        write("run.json", "{\"host\": ");
        assertThrows(DataException.class, () -> packed(NONE, true));
        assertEquals("old", Files.readString(scratch.resolve("a.zip")));
        try (Stream<Path> files = Files.list(scratch)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void aNameThatSaysNoFormat() {
        UsageException refused = assertThrows(UsageException.class, () -> new RunPack(Path.of("a.rar"), NONE, false));
        assertEquals("-o takes a name that ends in .tar.gz, .tgz, .tar or .zip, not 'a.rar'", refused.getMessage());
    }
}
