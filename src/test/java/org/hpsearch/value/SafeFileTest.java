package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {
    @TempDir
    Path scratch;

    private Path file(String text) throws IOException {
        return Files.writeString(scratch.resolve("file"), text);
    }

    private String names() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.map(path -> path.getFileName().toString())
                    .sorted()
                    .toList()
                    .toString();
        }
    }

    @Test
    void aFileIsReadUpToALimit() throws IOException {
        assertEquals("abc", new String(SafeFile.read(file("abc"), 3).orElseThrow(), StandardCharsets.UTF_8));
        assertEquals(Optional.empty(), SafeFile.read(scratch.resolve("none"), 3));
        assertEquals("is larger than 2 bytes (3)", refused(scratch.resolve("file"), 2));
        assertEquals("is a directory", refused(scratch, 2));
    }

    @Test
    void aFifoIsNotEvenOpened() throws Exception {
        Path fifo = scratch.resolve("fifo");
        assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
        assertEquals("is not a regular file", refused(fifo, 100));
    }

    private static String refused(Path file, int limit) {
        return String.valueOf(assertThrows(DataException.class, () -> SafeFile.read(file, limit))
                .getMessage());
    }

    @Test
    void anObjectIsOneOrDamage() throws IOException {
        assertEquals(
                "{\"a\": 1}", Json.line(SafeFile.readObject(file("{\"a\":1}")).orElseThrow()));
        assertEquals(Optional.empty(), SafeFile.readObject(scratch.resolve("none")));
        Path list = file("[1]");
        assertEquals(
                "holds no JSON object",
                assertThrows(DataException.class, () -> SafeFile.readObject(list))
                        .getMessage());
    }

    @Test
    void aFileIsReplacedWholeAndNothingElseStays() throws IOException {
        Path file = scratch.resolve("file");
        SafeFile.replace(file, Value.Obj.of(java.util.Map.of("a", Value.of(1L))));
        SafeFile.replace(file, "two".getBytes(StandardCharsets.UTF_8));
        assertEquals("two", Files.readString(file));
        assertEquals("[file]", names());
    }

    @Test
    void whereItCannotBeReplacedTheOldOneStaysAndNothingElse() throws IOException {
        Path folder = scratch.resolve("folder");
        Files.createDirectories(folder.resolve("inner"));
        assertThrows(IOException.class, () -> SafeFile.replace(folder, new byte[] {1}));
        assertTrue(Files.isDirectory(folder.resolve("inner")));
        assertThrows(IOException.class, () -> SafeFile.replace(scratch.resolve("none/file"), new byte[] {1}));
        assertEquals("[folder]", names());
    }

    @Test
    void theTailIsTheEndInUtf8() throws IOException {
        Path file = file("eins\nzwöi\ndrei\n");
        assertEquals("eins\nzwöi\ndrei\n", SafeFile.tail(file, 100));
        assertEquals("drei\n", SafeFile.tail(file, 5));
        assertEquals("\ufffdi\ndrei\n", SafeFile.tail(file, 8), "half of a character");
        assertEquals("", SafeFile.tail(file(""), 8));
    }

    @Test
    void reasonsAreWords() {
        assertEquals(
                List.of(
                        "permission denied",
                        "no such file or directory",
                        "exists already",
                        "Not a directory",
                        "broken"),
                Stream.of(
                                new AccessDeniedException("f"),
                                new NoSuchFileException("f"),
                                new FileAlreadyExistsException("f"),
                                new FileSystemException("f", null, "Not a directory"),
                                new IOException("broken"))
                        .map(SafeFile::reason)
                        .toList());
    }
}
