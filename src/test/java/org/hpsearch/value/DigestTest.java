package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The expected hashes are those of `sha256sum`.
class DigestTest {
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path scratch;

    @Test
    void ofAFile() throws IOException {
        assertEquals(ABC, Digest.ofFile(Files.writeString(scratch.resolve("abc"), "abc")));
        assertEquals(EMPTY, Digest.of(Files.writeString(scratch.resolve("empty"), "")));
    }

    @Test
    void ofAFolderItIsThatOfItsSortedLines() throws IOException {
        Path folder = scratch.resolve("folder");
        Files.createDirectories(folder.resolve("b/empty"));
        Files.writeString(folder.resolve("b/abc"), "abc");
        Files.writeString(folder.resolve("a"), "");
        List<String> lines = List.of(ABC + "  b/abc", EMPTY + "  a");
        assertEquals(Digest.ofLines(lines), Digest.of(folder));
        assertEquals(
                Digest.ofFile(Files.writeString(scratch.resolve("lines"), lines.get(0) + "\n" + lines.get(1) + "\n")),
                Digest.of(folder));
        assertEquals(3, Digest.bytes(folder));
    }

    @Test
    void ofNoLinesItIsThatOfNothing() throws IOException {
        assertEquals(EMPTY, Digest.ofLines(List.of()));
        assertEquals(EMPTY, Digest.of(Files.createDirectory(scratch.resolve("none"))));
        assertEquals(0, Digest.bytes(scratch.resolve("none")));
    }

    @Test
    void linksAreFollowed() throws IOException {
        Path file = Files.writeString(scratch.resolve("abc"), "abc");
        Path folder = Files.createDirectory(scratch.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("abc"), file);
        assertEquals(Digest.ofLines(List.of(ABC + "  abc")), Digest.of(folder));
    }
}
