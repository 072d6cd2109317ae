package org.hpsearch.capture.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {
    @TempDir
    private Path folder;

    private final FactNotes notes = new FactNotes();

    private String read(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        new JsonFile(file, name, notes, () -> Double.NaN).read();
        return notes.taken();
    }

    @Test
    void eachFormOfResults() throws IOException {
        assertEquals("- accuracy 0.9\n- loss 0.5\n", read("results.json", "{\"accuracy\": 0.9, \"loss\": 0.5}"));
        assertEquals("10 loss 0.5\n20 loss 0.25\n", read("trainer_state.json", """
            {"log_history": [{"step": 10, "loss": 0.5}, {"step": 20, "loss": 0.25}], "best": 3}\
            """));
        assertEquals(
                "0 loss 0.5\n1 loss 0.25\n0 val/acc 0.1\n1 val/acc 0.2\n",
                read("history.json", "{\"loss\": [0.5, 0.25], \"val/acc\": [0.1, 0.2]}"));
        assertEquals("3 loss NaN\n", read("log.json", "[{\"epoch\": 3, \"loss\": NaN}]"));
        assertEquals("1 a/b 0.5\n", read("result.json", "{\"step\": 1, \"a\": {\"b\": 0.5, \"c\": \"x\"}}\n{\"cut"));
    }

    @Test
    void linesAreReadAsTheyGrow() throws IOException {
        Path file =
                Files.writeString(folder.resolve("metrics.jsonl"), "{\"step\": 1, \"loss\": 1}\n{\"step\": 2, \"lo");
        JsonFile lines = new JsonFile(file, "metrics.jsonl", notes, () -> Double.NaN);
        lines.read();
        assertEquals("1 loss 1\n", notes.taken());
        Files.writeString(file, "{\"step\": 1, \"loss\": 1}\n{\"step\": 2, \"loss\": Infinity}\nnot json\n[1]\n");
        lines.read();
        assertEquals("2 loss Infinity\n", notes.taken());
        lines.readAgain();
        assertEquals("", notes.taken());
    }

    @Test
    void damagedDocumentsTellNothing() throws IOException {
        for (String text :
                new String[] {"", " ", "{", "{\"a\": ", "nonsense", "[1, 2]", "3", "{\"a\": \"b\"}", "[".repeat(5000)
                }) {
            assertEquals("", read("results.json", text), text);
        }
    }
}
