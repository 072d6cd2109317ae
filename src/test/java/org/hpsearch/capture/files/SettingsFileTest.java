package org.hpsearch.capture.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path folder;

    private String read(String name, String text) throws IOException {
        FactNotes notes = new FactNotes();
        new SettingsFile(Files.writeString(folder.resolve(name), text), name, notes).read();
        return notes.taken();
    }

    @Test
    void settingsAreFlat() throws IOException {
        assertEquals("lr = 0.1\nmodel.depth = 3\n", read("config.json", "{\"lr\": 0.1, \"model\": {\"depth\": 3}}"));
        assertEquals("lr = 1e-3\n", read("hparams.yaml", "lr: 1e-3\n"));
    }

    @Test
    void damagedSettingsTellNothing() throws IOException {
        for (String text : new String[] {"", "{", "[1]", "{\"a\": ", "\u0000"}) {
            assertEquals("", read("config.json", text), text);
        }
    }
}
