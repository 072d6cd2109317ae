package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreesTest {
    @TempDir
    Path scratch;

    private Path tree;

    @BeforeEach
    void plant() throws IOException {
        Path outside = Files.createDirectories(scratch.resolve("outside"));
        Files.writeString(outside.resolve("thesis"), "mine");
        tree = Files.createDirectories(scratch.resolve("tree"));
        Files.createDirectories(tree.resolve("a/empty"));
        Files.writeString(tree.resolve("a/one"), "1");
        Files.writeString(tree.resolve("two"), "2");
        Files.createSymbolicLink(tree.resolve("file"), outside.resolve("thesis"));
        Files.createSymbolicLink(tree.resolve("folder"), outside);
        Files.createSymbolicLink(tree.resolve("dangling"), scratch.resolve("nowhere"));
    }

    /// Each entry below a folder, with `/` behind a folder, `@` behind a link, and a file's text.
    private static String entries(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder))
                    .sorted()
                    .map(path -> folder.relativize(path) + sign(path))
                    .collect(Collectors.joining(" "));
        }
    }

    private static String sign(Path path) {
        try {
            return Files.isSymbolicLink(path) ? "@" : Files.isDirectory(path) ? "/" : "=" + Files.readString(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aFolderIsDeletedWithItsLinksButNotWhatTheyLeadTo() throws IOException {
        Trees.delete(tree);
        assertEquals("outside/ outside/thesis=mine", entries(scratch));
    }

    @Test
    void aLinkIsDeletedAlone() throws IOException {
        Trees.delete(tree.resolve("folder"));
        Trees.delete(tree.resolve("dangling"));
        assertFalse(Files.exists(tree.resolve("folder"), LinkOption.NOFOLLOW_LINKS));
        assertFalse(Files.exists(tree.resolve("dangling"), LinkOption.NOFOLLOW_LINKS));
        assertEquals("thesis=mine", entries(scratch.resolve("outside")));
    }

    @Test
    void aFileIsDeletedAndNothingIsFine() throws IOException {
        Trees.delete(tree.resolve("two"));
        Trees.delete(tree.resolve("two"));
        assertEquals("a/ a/empty/ a/one=1 dangling@ file@ folder@", entries(tree));
    }

    @Test
    void aFolderIsCopiedWithoutItsLinks() throws IOException {
        Trees.copy(tree, scratch.resolve("copy"), Trees.Links.LEFT_OUT);
        assertEquals("a/ a/empty/ a/one=1 two=2", entries(scratch.resolve("copy")));
    }

    @Test
    void aFolderIsCopiedWithWhatItsLinksLeadTo() throws IOException {
        Files.delete(tree.resolve("dangling"));
        Trees.copy(tree, scratch.resolve("copy"), Trees.Links.FOLLOWED);
        assertEquals(
                "a/ a/empty/ a/one=1 file=mine folder/ folder/thesis=mine two=2", entries(scratch.resolve("copy")));
    }

    @Test
    void aLinkAtTheTopIsFollowed() throws IOException {
        Trees.copy(tree.resolve("folder"), scratch.resolve("copy"), Trees.Links.LEFT_OUT);
        Trees.copy(tree.resolve("file"), scratch.resolve("single"), Trees.Links.LEFT_OUT);
        assertEquals("thesis=mine", entries(scratch.resolve("copy")));
        assertEquals("mine", Files.readString(scratch.resolve("single")));
    }

    @Test
    void nothingIsCopiedOverSomething() throws IOException {
        Files.writeString(scratch.resolve("copy"), "old");
        assertThrows(
                FileAlreadyExistsException.class,
                () -> Trees.copy(tree.resolve("two"), scratch.resolve("copy"), Trees.Links.LEFT_OUT));
        assertThrows(
                NoSuchFileException.class,
                () -> Trees.copy(tree.resolve("none"), scratch.resolve("other"), Trees.Links.LEFT_OUT));
        assertEquals("old", Files.readString(scratch.resolve("copy")));
    }
}
