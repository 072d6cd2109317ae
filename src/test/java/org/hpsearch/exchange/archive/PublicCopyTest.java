package org.hpsearch.exchange.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hpsearch.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicCopyTest {
    @TempDir
    private Path folder;

    private String of(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        Optional<byte[]> bytes = new PublicCopy(new RunFolder(folder)).of(name);
        return bytes.map(copy -> new String(copy, StandardCharsets.UTF_8)).orElse("as it is");
    }

    @Test
    void whoRanItAndWhere() throws IOException {
        assertEquals(
                "{\n  \"command\": [\"train\"],\n  \"cwd\": \"sub\"\n}\n",
                of(
                        RunFolder.RUN,
                        "{\"command\": [\"train\"], \"cwd\": \"sub\", \"host\": \"h\", \"user\": \"u\", \"job\": {}}"));
        assertEquals("{\n  \"cwd\": \".\"\n}\n", of(RunFolder.RUN, "{\"cwd\": \"/home/ada\"}"));
    }

    @Test
    void whatWasReadFromTheEnvironment() throws IOException {
        assertEquals("{}\n", of(RunFolder.FOUND, "{\"key\": {\"value\": 1, \"from\": \"environment\"}}"));
    }

    @Test
    void otherFilesAreTheSameOrLeftOut() throws IOException {
        assertEquals("as it is", of(RunFolder.METRICS, "step,time,metric,value\n"));
        PublicCopy copy = new PublicCopy(new RunFolder(folder));
        assertEquals(true, copy.leavesOut("process.json"));
        assertEquals(true, copy.leavesOut("source.json"));
        assertEquals(true, copy.leavesOut("inputs/source.patch"));
        assertEquals(false, copy.leavesOut("notes.json"));
    }
}
