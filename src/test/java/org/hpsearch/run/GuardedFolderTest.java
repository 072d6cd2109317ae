package org.hpsearch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run folder from a stranger: nothing outside is written, nothing blocks.
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class GuardedFolderTest {
    @TempDir
    Path scratch;

    private RunFolder run;
    private Path outside;

    @BeforeEach
    void plant() throws IOException {
        run = new RunFolder(Files.createDirectories(scratch.resolve("hps-runs/20260101-000000-abcde")));
        outside = Files.writeString(scratch.resolve("bashrc"), "mine\n");
    }

    private interface Write {
        void to(RunFolder run) throws IOException;
    }

    private static final List<Write> WRITES = List.of(
            run -> MetricsWriter.open(run).close(),
            run -> run.addCheckpoint(new Checkpoint(1.0, 1.0, "c", "", 1, "")),
            run -> run.changeNotes(notes -> notes.named("n")),
            run -> run.guarded().lock(".lock").close());
    private static final List<String> FILES = List.of("metrics.csv", "checkpoints.csv", ".notes.lock", ".lock");

    /// The first message of each write.
    private String refused() {
        return WRITES.stream()
                .map(write -> assertThrows(FileSystemException.class, () -> write.to(run))
                        .getReason())
                .distinct()
                .collect(Collectors.joining(" | "));
    }

    @Test
    void nothingIsWrittenThroughALink() throws IOException {
        for (String name : FILES) {
            Files.createSymbolicLink(run.file(name), outside);
        }
        assertEquals("is a link: hps does not write into it; delete it", refused());
        assertEquals("mine\n", Files.readString(outside));
    }

    @Test
    void nothingIsMadeThroughADanglingLink() throws IOException {
        for (String name : FILES) {
            Files.createSymbolicLink(run.file(name), scratch.resolve("rc"));
        }
        assertEquals("is a link: hps does not write into it; delete it", refused());
        assertFalse(Files.exists(scratch.resolve("rc")));
    }

    @Test
    void nothingIsWrittenIntoAFileOfTwoNames() throws IOException {
        for (String name : FILES) {
            Files.createLink(run.file(name), outside);
        }
        assertEquals("has a second name elsewhere: hps does not write into it; copy it", refused());
        assertEquals("mine\n", Files.readString(outside));
    }

    @Test
    void aFifoOrAFolderBlocksNothing() throws Exception {
        for (String name : FILES) {
            new ProcessBuilder("mkfifo", run.file(name).toString()).start().waitFor();
        }
        assertEquals("is not a regular file: hps does not write into it; delete it", refused());
        for (String name : FILES) {
            Files.delete(run.file(name));
            Files.createDirectory(run.file(name));
        }
        assertEquals("is not a regular file: hps does not write into it; delete it", refused());
    }

    @Test
    void nothingIsWrittenIntoARunFolderThatIsALink() throws IOException {
        Path other = Files.createDirectory(scratch.resolve("ssh"));
        Files.delete(run.path());
        Files.createSymbolicLink(run.path(), other);
        assertEquals("is a link: hps writes only into real run folders", refused());
        assertThrows(FileSystemException.class, () -> run.writeEnd(new EndStatus(0, null)));
        try (Stream<Path> files = Files.list(other)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aReplacedLinkLosesItsNameAndItsTargetStays() throws IOException {
        Files.createSymbolicLink(run.file("status.json"), outside);
        run.writeEnd(new EndStatus(0, null));
        assertTrue(Files.isRegularFile(run.file("status.json"), LinkOption.NOFOLLOW_LINKS));
        assertEquals("mine\n", Files.readString(outside));
    }

    @Test
    void whatIsRegularIsWritten() throws IOException {
        for (int round = 0; round < 2; round++) {
            for (Write write : WRITES) {
                write.to(run);
            }
        }
        assertEquals("step,time,metric,value\n", Files.readString(run.file("metrics.csv")));
        assertEquals(2, run.read().checkpoints().size());
        assertEquals("n", run.read().notes().name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "./",
                "..",
                "run.json",
                "inputs",
                "checkpoints",
                "checkpoints/0001",
                "checkpoints/0001/",
                "checkpoints/0001/.",
                "checkpoints/0001/../../run.json",
                "checkpoints/x/a",
                "/etc/passwd",
                "./checkpoints/0001/a",
                "checkpoints//0001/a",
                "checkpoints/0002/thesis",
                "checkpoints/0002/deep/thesis",
                "checkpoints/0001/gone",
                "checkpoints/0001/a\u0000"
            })
    void whatIsNoCopyOfACheckpointStays(String kept) throws IOException {
        Path elsewhere = scratch.resolve("elsewhere");
        Files.createDirectories(elsewhere.resolve("deep"));
        Files.writeString(elsewhere.resolve("thesis"), "mine");
        Files.writeString(elsewhere.resolve("deep/thesis"), "mine");
        Files.createDirectories(run.file("checkpoints/0001"));
        Files.writeString(run.file("checkpoints/0001/a"), "1");
        Files.createDirectories(run.file("checkpoints/x"));
        Files.writeString(run.file("checkpoints/x/a"), "1");
        Files.createSymbolicLink(run.file("checkpoints/0002"), elsewhere);
        Files.writeString(run.file("run.json"), "{}");
        List<Path> before = all();
        assertFalse(run.guarded().deleteCopy(kept));
        assertEquals(before, all());
    }

    @Test
    void aCopyIsDeletedWithTheFoldersThatBecomeEmpty() throws IOException {
        Files.createDirectories(run.file("checkpoints/0001/model"));
        Files.writeString(run.file("checkpoints/0001/model/weights"), "1");
        Files.createSymbolicLink(run.file("checkpoints/0001/model/link"), outside);
        Files.createDirectories(run.file("checkpoints/0002/sub"));
        Files.writeString(run.file("checkpoints/0002/sub/a"), "1");
        Files.writeString(run.file("checkpoints/0002/b"), "1");
        Files.createSymbolicLink(run.file("checkpoints/0002/last"), outside);
        assertTrue(run.guarded().deleteCopy("checkpoints/0001/model"));
        assertTrue(run.guarded().deleteCopy("checkpoints/0002/sub/a"));
        assertTrue(run.guarded().deleteCopy("checkpoints/0002/last"));
        assertEquals(
                List.of("", "checkpoints", "checkpoints/0002", "checkpoints/0002/b"),
                all().stream()
                        .filter(path -> path.startsWith(run.path()))
                        .map(path -> run.path().relativize(path).toString())
                        .toList());
        assertEquals("mine\n", Files.readString(outside));
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            return files.sorted().toList();
        }
    }

    @Test
    void whatLeadsOutIsNotRead() throws IOException {
        Path run = Files.createDirectories(scratch.resolve("r"));
        Path secret = Files.writeString(scratch.resolve("secret"), "mine");
        Files.createDirectories(run.resolve("inputs"));
        Files.writeString(run.resolve("inputs/a"), "a");
        Files.createSymbolicLink(run.resolve("inputs/inner"), Path.of("a"));
        Files.createSymbolicLink(run.resolve("out"), scratch);
        Files.createSymbolicLink(run.resolve(".outside"), secret);
        Files.createSymbolicLink(run.resolve("loop"), Path.of("loop"));
        RunFolder read = new RunFolder(run);
        for (String own : List.of("inputs/a", "inputs/inner", "inputs/../inputs/a")) {
            assertEquals("a", Files.readString(read.readable(own)), own);
        }
        for (String foreign :
                List.of("out/secret", "../secret", secret.toString(), "out/../secret", ".outside", "loop")) {
            assertFalse(Files.exists(read.readable(foreign), LinkOption.NOFOLLOW_LINKS), foreign);
        }
        Files.createSymbolicLink(run.resolve("metrics.csv"), secret);
        assertEquals(
                List.of(
                        "run.json is missing",
                        "metrics.csv is a link that leads out of the run folder; hps does not read it"),
                read.read().damages().stream()
                        .map(damage -> damage.file() + " " + damage.reason())
                        .toList());
    }
}
