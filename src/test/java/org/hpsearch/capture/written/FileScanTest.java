package org.hpsearch.capture.written;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScanTest {
    @TempDir
    Path scratch;

    private Path folder;

    @BeforeEach
    void folder() throws IOException {
        folder = scratch.toRealPath();
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x");
        }
    }

    /// The candidates and, in brackets, the logs.
    private String seen(List<Path> named, String... globs) {
        TreeSet<String> seen = new TreeSet<>();
        FileScan scan = new FileScan(folder, named, List.of(globs));
        scan.visit(new CheckpointNames(List.of(globs), folder), new FileScan.Sink() {
            @Override
            public void candidate(Path path, FileScan.Print print, Instant written) {
                seen.add(scan.relative(path) + (print.sure() ? "" : "?"));
            }

            @Override
            public void log(Path file, BasicFileAttributes attributes) {
                seen.add("(" + scan.relative(file) + ")");
            }
        });
        return String.join(" ", seen);
    }

    @Test
    void aFolderOfCheckpointsGivesEachOfThem() throws IOException {
        write("ckpt/ae_005.pt", "ckpt/ae_010.pt", "ckpt/log.csv");
        assertEquals("(ckpt/log.csv) ckpt/ae_005.pt ckpt/ae_010.pt", seen(List.of()));
    }

    @Test
    void aCheckpointOfShardsIsOne() throws IOException {
        write(
                "ckpt/model-00001-of-00002.safetensors",
                "ckpt/model-00002-of-00002.safetensors",
                "out/checkpoint-5/a.pt");
        assertEquals("ckpt out/checkpoint-5", seen(List.of()));
    }

    @Test
    void foldersOfStepsInAFolderOfCheckpoints() throws IOException {
        write("ckpt/0/d/x", "ckpt/100/d/x", "other/100/x");
        assertEquals("ckpt/0 ckpt/100", seen(List.of()));
    }

    @Test
    void thePatternOfTheUserWins() throws IOException {
        write("ckptB/a.dat", "ckptB/optimizer.pt");
        assertEquals("ckptB", seen(List.of()));
        assertEquals("ckptB/a.dat ckptB/optimizer.pt", seen(List.of(), "ckptB/*.dat"));
        write("plain/x");
        assertEquals("ckptB plain", seen(List.of(), "plain"));
    }

    @Test
    void whatIsNotLookedAt() throws IOException {
        write("hps-runs/a.pt", "node_modules/a.pt", ".cache/a.pt", "env/a.pt", "mine/pyvenv.cfg", "mine/a.pt", "b.pkl");
        Files.createSymbolicLink(folder.resolve("link.pt"), folder.resolve("b.pkl"));
        assertEquals("b.pkl?", seen(List.of()));
    }

    @Test
    void placesOutsideThatTheCommandNames() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(outside.resolve("m.pt"), "x");
        folder = Files.createDirectory(folder.resolve("work"));
        assertEquals("", seen(List.of()));
        assertEquals(outside + "/m.pt", seen(List.of(outside, Path.of("/none"))));
        assertEquals(outside + "/m.pt", seen(List.of(), outside + "/*.pt"));
    }

    @Test
    void aChangedFileLooksDifferent() throws IOException {
        write("a.pt", "c/x", "c/y");
        String file = FileScan.print(folder.resolve("a.pt"));
        String whole = FileScan.print(folder.resolve("c"));
        Files.writeString(folder.resolve("a.pt"), "xy");
        Files.writeString(folder.resolve("c/y"), "xy");
        assertNotEquals(file, FileScan.print(folder.resolve("a.pt")));
        assertNotEquals(whole, FileScan.print(folder.resolve("c")));
        assertEquals("", FileScan.print(folder.resolve("none")));
    }
}
