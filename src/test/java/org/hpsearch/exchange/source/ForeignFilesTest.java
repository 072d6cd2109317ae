package org.hpsearch.exchange.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignFilesTest {
    @TempDir
    private Path folder;

    private final Omissions omissions = new Omissions();

    private String keys(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return ForeignFiles.object(file, omissions).fields().keySet() + " "
                + omissions.lines().size();
    }

    @Test
    void objectsAndWhatIsNone() throws IOException {
        assertEquals("[a] 0", keys("a.json", "{\"a\": 1}"));
        assertEquals("[a] 0", keys("a.yaml", "a: 1\n"));
        assertEquals("[] 0", keys("a.json", ""));
        assertEquals("[] 0", keys("a.json", "{}\n"));
        assertEquals("[] 0", keys("a.yaml", "null\n"));
        assertEquals("[] 1", keys("a.json", "{\"a\""));
        assertEquals(
                0,
                ForeignFiles.object(folder.resolve("none.json"), omissions)
                        .fields()
                        .size());
        assertEquals(List.of("damaged files (1): " + folder.resolve("a.json")), omissions.lines());
    }

    @Test
    void aFolderThatIsNotThereIsEmpty() throws IOException {
        assertEquals(List.of(), ForeignFiles.children(folder.resolve("none")));
        assertEquals(List.of(), ForeignFiles.files(folder.resolve("none")));
    }
}
