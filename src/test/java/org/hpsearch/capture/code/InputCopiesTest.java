package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputCopiesTest {
    @TempDir
    Path folder;

    private Map<String, String> copy(String line, Map<String, String> present, Redaction redaction) throws IOException {
        CommandWords command = CommandWords.read(Words.split(line), List.of(), word -> FileName.isFile(folder, word));
        RunFolder run = new RunFolder(Files.createDirectories(folder.resolve("run")));
        return InputCopies.copy(command, folder, run, present, redaction);
    }

    @Test
    void textFilesThatTheCommandNames() throws IOException {
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("t.py"), "token = 'abc'\n");
        Files.writeString(folder.resolve("conf/c.yaml"), "lr: 1\n");
        Files.writeString(folder.resolve("c.yaml"), "lr: 2\n");
        Files.write(folder.resolve("data.bin"), new byte[] {1, 0, 2});
        Files.write(folder.resolve("latin.txt"), new byte[] {(byte) 0xe4, 'a'});
        Files.write(folder.resolve("large.txt"), new byte[(1 << 20) + 1]);
        Files.writeString(folder.resolve(".env"), "A=b\n");
        Redaction redaction = new Redaction(List.of());
        Map<String, String> copies = copy(
                "python t.py --a=c.yaml conf/c.yaml data.bin latin.txt large.txt .env gone.txt", Map.of(), redaction);
        assertEquals("{c.yaml=inputs/c.yaml, conf/c.yaml=inputs/2-c.yaml, t.py=inputs/t.py}", copies.toString());
        assertEquals("token = '***'\n", Files.readString(folder.resolve("run/inputs/t.py")));
        assertEquals("lr: 1\n", Files.readString(folder.resolve("run/inputs/2-c.yaml")));
        assertEquals(List.of(".env", "token"), redaction.hidden());
    }

    @Test
    void aModuleIsItsFileAndWhatIsThereStays() throws IOException {
        Files.createDirectories(folder.resolve("a"));
        Files.writeString(folder.resolve("a/b.py"), "x = 1\n");
        Files.writeString(folder.resolve("c.yaml"), "lr: 1\n");
        assertEquals(
                "{a/b.py=inputs/b.py, c.yaml=inputs/changed.yaml}",
                copy("python -m a.b c.yaml", Map.of("c.yaml", "inputs/changed.yaml"), Redaction.STANDARD)
                        .toString());
    }

    @Test
    void aNameThatIsTakenGetsANumber() {
        assertEquals("inputs/a.txt", InputCopies.free(Map.of(), "x/a.txt"));
        assertEquals("inputs/3-a.txt", InputCopies.free(Map.of("1", "inputs/a.txt", "2", "inputs/2-a.txt"), "a.txt"));
        assertEquals("inputs/2-source.patch", InputCopies.free(Map.of(), "source.patch"));
    }
}
