package org.hpsearch.launch.again;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.value.DataException;
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
        assertEquals("", new PutBack(copy, place, scratch).carryOut());
        assertEquals("weights 3", Files.readString(place));
        assertEquals("weights 3", Files.readString(copy));
    }

    @Test
    void anotherFileThereIsRenamed() throws IOException {
        Files.createDirectories(place.getParent());
        Files.writeString(place, "weights 9");
        Files.writeString(place.resolveSibling("model.ckpt.set-aside-1"), "older");
        assertEquals(place + ".set-aside-2", new PutBack(copy, place, scratch).carryOut());
        assertEquals("weights 3", Files.readString(place));
        assertEquals("weights 9", Files.readString(Path.of(place + ".set-aside-2")));
    }

    @Test
    void theSameFileStaysWhereItIs() throws IOException {
        Files.createDirectories(place.getParent());
        Files.writeString(place, "weights 3");
        assertEquals("", new PutBack(copy, place, scratch).carryOut());
        assertFalse(Files.exists(Path.of(place + ".set-aside-1")));
    }

    @Test
    void aFolderIsPutBackWhole() throws IOException {
        Path kept = scratch.resolve("kept-folder");
        Files.writeString(Files.createDirectories(kept.resolve("sub")).resolve("a"), "1");
        new PutBack(kept, place, scratch).carryOut();
        assertEquals("1", Files.readString(place.resolve("sub/a")));
    }

    @Test
    void aLinkStaysAndWhatItLeadsToIsReplaced() throws IOException {
        Files.createDirectories(place.getParent());
        Path target = Files.writeString(scratch.resolve("target"), "weights 9");
        Files.createSymbolicLink(place, target);
        new PutBack(copy, place, scratch).replace();
        assertTrue(Files.isSymbolicLink(place));
        assertEquals("weights 3", Files.readString(target));
    }

    @Test
    void nothingOutsideOfTheWorkingFolderIsReplaced() throws IOException {
        Path working = scratch.resolve("work");
        Files.createDirectories(working.resolve("sub"));
        Path bashrc = Files.writeString(scratch.resolve("bashrc"), "mine");
        Files.createSymbolicLink(working.resolve("link"), bashrc);
        Files.createSymbolicLink(working.resolve("folder"), scratch);
        for (String path : new String[] {
            "../bashrc",
            "sub/../../bashrc",
            "link",
            "folder/bashrc",
            bashrc.toString(),
            "../new/file",
            ".",
            "folder/x/y"
        }) {
            PutBack putBack = new PutBack(copy, working.resolve(path), working);
            DataException refused = assertThrows(DataException.class, putBack::carryOut);
            assertTrue(
                    String.valueOf(refused.getMessage()).contains("it is outside of the working folder " + working),
                    path);
            assertThrows(DataException.class, putBack::replace, path);
        }
        assertEquals("mine", Files.readString(bashrc));
        assertFalse(Files.exists(scratch.resolve("new")));
        assertFalse(Files.exists(scratch.resolve("x")));
        new PutBack(copy, working.resolve("new/deep/model"), working).carryOut();
        assertEquals("weights 3", Files.readString(working.resolve("new/deep/model")));
    }
}
