package org.hpsearch.launch.many;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hpsearch.project.Stage;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Store;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageOutputsTest {
    private static final Stage STAGE = new Stage(
            "train", List.of("sh", "t.sh", "{n}"), List.of(), List.of("in.txt"), List.of("out.txt"), List.of());

    @TempDir
    Path scratch;

    private RunFolder run;

    @BeforeEach
    void filesAreThere() throws IOException {
        Files.writeString(scratch.resolve("in.txt"), "1");
        Files.writeString(scratch.resolve("t.sh"), "echo");
        run = new Store(scratch.resolve("hps-runs")).create(Instant.now());
    }

    private String key(String n) throws IOException {
        return Stages.key(STAGE, List.of("sh", "t.sh", n), Map.of("n", n), scratch);
    }

    @Test
    void aKeyChangesWithWordsInputsAndCodeAlone() throws IOException {
        String key = key("1");
        assertEquals(key, key("1"));
        assertNotEquals(key, key("2"));
        Files.writeString(scratch.resolve("other.txt"), "x");
        assertEquals(key, key("1"));
        Files.writeString(scratch.resolve("in.txt"), "2");
        assertNotEquals(key, key("1"));
        Files.writeString(scratch.resolve("in.txt"), "1");
        Files.writeString(scratch.resolve("t.sh"), "echo changed");
        assertNotEquals(key, key("1"));
        Files.delete(scratch.resolve("in.txt"));
        assertEquals(
                "stage 'train': its input 'in.txt' is not there",
                assertThrows(DataException.class, () -> key("1")).getMessage());
    }

    @Test
    void anOutputIsKeptAndPutBack() throws IOException {
        List<String> before = Stages.look(STAGE, scratch);
        Files.writeString(scratch.resolve("out.txt"), "made");
        Stages.keep(run, STAGE, scratch, before);
        Files.delete(scratch.resolve("out.txt"));
        assertEquals(List.of(), Stages.take(run, STAGE, scratch, hash -> false));
        assertEquals("made", Files.readString(scratch.resolve("out.txt")));
    }

    @Test
    void anotherFileInItsPlaceIsRenamedUnlessARunMadeIt() throws IOException {
        List<String> before = Stages.look(STAGE, scratch);
        Files.writeString(scratch.resolve("out.txt"), "made");
        Stages.keep(run, STAGE, scratch, before);
        Files.writeString(scratch.resolve("out.txt"), "mine");
        assertEquals(
                List.of(scratch.resolve("out.txt.set-aside-1").toString()),
                Stages.take(run, STAGE, scratch, hash -> false));
        Files.writeString(scratch.resolve("out.txt"), "of an older run");
        assertEquals(List.of(), Stages.take(run, STAGE, scratch, hash -> true));
        assertFalse(Files.exists(scratch.resolve("out.txt.set-aside-2")));
    }

    @Test
    void anOutputThatWasNotWrittenIsAnError() throws IOException {
        assertEquals(
                "stage 'train' did not write its output 'out.txt'",
                assertThrows(DataException.class, () -> Stages.keep(run, STAGE, scratch, Stages.look(STAGE, scratch)))
                        .getMessage());
    }
}
