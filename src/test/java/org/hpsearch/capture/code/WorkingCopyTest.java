package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingCopyTest {
    @TempDir
    Path temporary;

    private Path source;
    private Path root;

    @BeforeEach
    void tree() throws IOException {
        source = temporary.resolve("source");
        root = temporary.resolve("copy");
        write("src/train.py", "x = 1\n");
        write("src/__pycache__/train.pyc", "cache");
        write("hps-runs/a/run.json", "{}");
        write(".git/HEAD", "ref");
        write("data.txt", "1 2\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = source.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private WorkingCopy make() throws IOException {
        return WorkingCopy.make(source, source.resolve("src"), root);
    }

    /// What is below the copy: `name`, `name/` for folders, `name@` for links.
    private List<String> copy() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> !path.equals(root))
                    .map(path -> root.relativize(path)
                            + (Files.isSymbolicLink(path)
                                    ? "@"
                                    : Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? "/" : ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void smallFilesAreCopiedAndRepositoriesLinked() throws IOException {
        WorkingCopy working = make();
        assertEquals(root.resolve("src"), working.folder());
        assertEquals(List.of(".git@", "data.txt", "src/", "src/train.py"), copy());
    }

    @Test
    void aFolderOfManyFilesIsLinkedWhole() throws IOException {
        for (int i = 0; i <= 1000; i++) {
            write("images/" + i + ".txt", "");
        }
        make();
        assertEquals(List.of(".git@", "data.txt", "images@", "src/", "src/train.py"), copy());
    }

    @Test
    void whatIsUnchangedIsTakenAway() throws IOException {
        WorkingCopy working = make();
        Files.writeString(working.folder().resolve("out.txt"), "new");
        Files.writeString(root.resolve("data.txt"), "3 4\n");
        Files.setLastModifiedTime(root.resolve("data.txt"), FileTime.fromMillis(1));
        Files.createDirectories(working.folder().resolve("__pycache__/x"));
        working.tidy();
        assertEquals(List.of("data.txt", "src/", "src/out.txt"), copy());
        assertEquals("1 2\n", Files.readString(source.resolve("data.txt")));
    }

    @Test
    void whatIsWrittenThroughALinkIsTold() throws IOException {
        Path large = source.resolve("large.dat");
        try (var file = Files.newByteChannel(
                large, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            file.position((65L << 20)).write(java.nio.ByteBuffer.wrap(new byte[1]));
        }
        WorkingCopy working = make();
        assertEquals(true, Files.isSymbolicLink(root.resolve("large.dat")));
        assertEquals(List.of(), working.writtenThrough());
        Files.setLastModifiedTime(large, FileTime.fromMillis(1));
        assertEquals(List.of(large), working.writtenThrough());
        Files.delete(large);
        assertEquals(List.of(large), working.writtenThrough());
        working.tidy();
        assertEquals(List.of(), Files.exists(root) ? copy() : List.of());
    }

    @Test
    void aCopyThatFailsLeavesNothing() throws IOException {
        Files.createDirectories(root);
        try {
            make();
            throw new AssertionError("the folder was there already");
        } catch (IOException expected) {
            assertEquals(false, Files.exists(root));
        }
    }
}
