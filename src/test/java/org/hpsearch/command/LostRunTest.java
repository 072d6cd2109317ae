package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.run.Host;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.value.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of a run whose process is gone without a word.
class LostRunTest {
    @TempDir
    Path folder;

    private String reason(Path run) throws IOException {
        Files.delete(run.resolve("status.json"));
        ProcessInfo.Process gone =
                new ProcessInfo.Process(ProcessHandle.current().pid(), 1);
        Files.writeString(
                run.resolve("process.json"),
                Json.document(new ProcessInfo(gone, gone, Host.namespace(), Host.boot(), Host.machine()).json()));
        String line = new Hps(folder)
                .run("ls", "--csv", "--columns", "state,reason")
                .out()
                .lines()
                .reduce("", (first, last) -> last);
        return line.replace("\"", "");
    }

    @Test
    void anEmptyFileForItsExitStatusIsASignOfAFullDisk() throws IOException {
        Path run = new Hps(folder).write("20260901-080000-abcde", "{}");
        Files.createFile(run.resolve("exit"));
        assertEquals(
                "lost,its process is gone and its exit status could not be written: is the disk or a quota full?",
                reason(run));
    }

    @Test
    void withoutThatFileNothingIsKnown() throws IOException {
        Path run = new Hps(folder).write("20260901-080000-abcde", "{}");
        assertEquals("lost,its process is gone and left no exit status", reason(run));
    }
}
