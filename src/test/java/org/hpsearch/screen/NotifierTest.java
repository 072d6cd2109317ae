package org.hpsearch.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifierTest {
    @TempDir
    Path folder;

    @Test
    void theCommandGetsEachSentenceAsOneWordThatNoShellReads() throws Exception {
        Files.writeString(folder.resolve("tell"), "printf '%s|' \"$@\" >> \"told $1\"\n");
        List<String> sentences = List.of("k3x7q failed: $(touch bad) `x`; \"a", "b2b2b finished");
        List<Process> processes = new Notifier("sh tell 'my project'", folder).tell(sentences);
        for (Process process : processes) {
            assertEquals(0, process.waitFor());
        }
        assertEquals(2, processes.size());
        List<String> told =
                List.of(Files.readString(folder.resolve("told my project")).split("my project\\|"));
        assertEquals(
                List.of("", "b2b2b finished|", "k3x7q failed: $(touch bad) `x`; \"a|"),
                told.stream().sorted().toList());
        assertEquals(false, Files.exists(folder.resolve("bad")));
    }

    @Test
    void withoutACommandNobodyIsTold() {
        assertEquals(List.of(), new Notifier("", folder).tell(List.of("k3x7q failed")));
        assertEquals(List.of(), new Notifier("sh tell", folder).tell(List.of()));
    }

    @Test
    void whereItCannotBeStartedThatIsSaid() {
        Path gone = folder.resolve("gone");
        DataException wrong =
                assertThrows(DataException.class, () -> new Notifier("sh tell", gone).tell(List.of("k3x7q failed")));
        assertEquals(true, String.valueOf(wrong.getMessage()).startsWith("notify: "), wrong.getMessage());
    }
}
