package org.hpsearch.capture.written;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.hpsearch.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a program says of files that it saved.
class SavedWordsTest {
    @TempDir
    Path scratch;

    private RunFolder run(String output) throws IOException {
        RunFolder run = new RunFolder(Files.createDirectories(scratch.resolve("20260901-080000-aaaaa")));
        Files.writeString(run.file(RunFolder.OUTPUT), output);
        return run;
    }

    private String models(String output) throws IOException {
        return new SavedWords(run(output))
                .models(scratch).stream()
                        .map(path -> scratch.relativize(path).toString())
                        .collect(Collectors.joining(" "));
    }

    @Test
    void filesOfModels() throws IOException {
        assertEquals("out/winner_3", models("genome written to: out/winner_3\n"));
        assertEquals("m.bin net.txt", models("Saved model in m.bin\nnetwork saved as net.txt.\n"));
        assertEquals("", models("saved the plot of the model in m.png\n"), "a picture");
        assertEquals("", models("loading model m.bin\n"));
        assertEquals("", models("saved model to /etc/passwd and ../x.bin\n"), "outside of its folder");
        assertEquals("", models(""));
    }

    @Test
    void whetherALineNamesAFile() throws IOException {
        SavedWords words = new SavedWords(run("reading a.txt\nwrote b.txt\n"));
        assertEquals(false, words.names(Path.of("x/a.txt")));
        assertEquals(true, words.names(Path.of("x/b.txt")));
        assertEquals(false, words.names(Path.of("c.txt")));
    }
}
