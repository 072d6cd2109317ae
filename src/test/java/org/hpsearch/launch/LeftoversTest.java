package org.hpsearch.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    Path project;

    private Store store;

    @BeforeEach
    void plant() throws IOException {
        store = new Store(Files.createDirectories(project.resolve("hps-runs")));
        file(".hps-defaults.json.1a2b3c.tmp");
        file("hps-defaults.json");
        file(".mine.tmp");
        file("hps-runs/.gitignore");
        file("hps-runs/..gitignore.x1.tmp");
        file("hps-runs/.deleted-20260101-000001-abcde/metrics.csv");
        file("hps-runs/20260101-000002-whole/run.json");
        file("hps-runs/20260101-000002-whole/.status.json.9z.tmp");
        file("hps-runs/20260101-000003-never/params.json");
        file("hps-runs/20260101-000003-never/inputs/train.py");
        file("hps-runs/20260101-000003-never/.run.json.9z.tmp");
        file("hps-runs/20260101-000004-bared/output.log");
        file("hps-runs/20260101-000005-noted/notes.json");
        Files.createDirectories(store.path().resolve("20260101-000006-empty"));
        Files.createSymbolicLink(
                store.path().resolve("20260101-000007-links"), project.resolve("hps-runs/20260101-000006-empty"));
    }

    private void file(String path) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
    }

    private void age() throws IOException {
        try (Stream<Path> all = Files.walk(project)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
            }
        }
    }

    private List<String> found() throws IOException {
        return new Leftovers(project, store, Instant.now())
                .find().stream()
                        .map(path -> project.relativize(path).toString())
                        .toList();
    }

    @Test
    void whatIsYoungerThanADayStays() throws IOException {
        assertEquals(List.of(), found());
    }

    @Test
    void onlyWhatKilledProcessesLeaveIsFound() throws IOException {
        age();
        assertEquals(
                List.of(
                        ".hps-defaults.json.1a2b3c.tmp",
                        "hps-runs/..gitignore.x1.tmp",
                        "hps-runs/.deleted-20260101-000001-abcde",
                        "hps-runs/20260101-000002-whole/.status.json.9z.tmp",
                        "hps-runs/20260101-000003-never",
                        "hps-runs/20260101-000006-empty"),
                found());
    }

    @Test
    void aFileThatIsStillWrittenKeepsItsFolder() throws IOException {
        age();
        Files.setLastModifiedTime(
                store.path().resolve("20260101-000003-never/params.json"), FileTime.from(Instant.now()));
        assertFalse(found().contains("hps-runs/20260101-000003-never"));
    }

    @Test
    void whatIsFoundIsDeletedUnlessAProcessHoldsIt() throws Exception {
        age();
        Path empty = store.path().resolve("20260101-000006-empty");
        try (FileChannel channel =
                        FileChannel.open(empty.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            assertTrue(held.isValid());
            assertFalse(Leftovers.delete(empty));
        }
        age();
        for (Path path : new Leftovers(project, store, Instant.now()).find()) {
            assertTrue(Leftovers.delete(path), path.toString());
        }
        assertEquals(List.of(), found());
        assertTrue(Files.exists(new RunFolder(store.path().resolve("20260101-000002-whole")).file("run.json")));
        assertEquals(
                List.of(
                        "20260101-000002-whole",
                        "20260101-000004-bared",
                        "20260101-000005-noted",
                        "20260101-000007-links"),
                store.ids());
    }
}
