package org.hpsearch.launch.again;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PutBackTest {
    @TempDir
    Path scratch;

    private Path copy;
    private Path place;

    @BeforeEach
    void aCopyIsKept() throws IOException {
        copy = Files.writeString(scratch.resolve("kept"), "weights 3");
        place = scratch.resolve("out/model.ckpt");
    }

    @Test
    void theCopyIsPutIntoANewFolder() throws IOException {
        assertEquals("", new PutBack(copy, place).carryOut());
        assertEquals("weights 3", Files.readString(place));
        assertEquals("weights 3", Files.readString(copy));
    }

    @Test
    void anotherFileThereIsRenamed() throws IOException {
        Files.createDirectories(place.getParent());
        Files.writeString(place, "weights 9");
        Files.writeString(place.resolveSibling("model.ckpt.set-aside-1"), "older");
        assertEquals(place + ".set-aside-2", new PutBack(copy, place).carryOut());
        assertEquals("weights 3", Files.readString(place));
        assertEquals("weights 9", Files.readString(Path.of(place + ".set-aside-2")));
    }

    @Test
    void theSameFileStaysWhereItIs() throws IOException {
        Files.createDirectories(place.getParent());
        Files.writeString(place, "weights 3");
        assertEquals("", new PutBack(copy, place).carryOut());
        assertFalse(Files.exists(Path.of(place + ".set-aside-1")));
    }

    @Test
    void aFolderIsPutBackWhole() throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("kept-folder/sub"));
        Files.writeString(folder.resolve("a"), "1");
        new PutBack(folder.getParent(), place).carryOut();
        assertEquals("1", Files.readString(place.resolve("sub/a")));
    }

    @Test
    void aLinkStaysAndWhatItLeadsToIsReplaced() throws IOException {
        Files.createDirectories(place.getParent());
        Path target = Files.writeString(scratch.resolve("target"), "weights 9");
        Files.createSymbolicLink(place, target);
        new PutBack(copy, place).replace();
        assertTrue(Files.isSymbolicLink(place));
        assertEquals("weights 3", Files.readString(target));
    }
}
