package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunState;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogEndTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project).run("aaaaa", "{}");
    }

    private LogEnd of(RunState state, int count) throws IOException {
        try (Workspace workspace = runs.open()) {
            return LogEnd.of(workspace.run(runs.id("aaaaa")), state, count);
        }
    }

    @Test
    void ofARunThatEndedBadlyTheErrors() throws IOException {
        runs.file("aaaaa", "output.log", "epoch 1\n").file("aaaaa", "stderr.log", "one\n\ntwo\nthree\n");
        assertEquals(new LogEnd("stderr.log", List.of("two", "three")), of(RunState.FAILED, 2));
        assertEquals(new LogEnd("output.log", List.of("epoch 1")), of(RunState.FINISHED, 2));
    }

    @Test
    void theOutputWhereThereAreNone() throws IOException {
        runs.file("aaaaa", "output.log", "epoch 1\nepoch 2");
        assertEquals(new LogEnd("output.log", List.of("epoch 1", "epoch 2")), of(RunState.KILLED, 9));
        runs.file("aaaaa", "stderr.log", "\n \n");
        assertEquals("output.log", of(RunState.LOST, 9).file());
    }

    @Test
    void aMissingLogAndAFolderInItsPlaceAreEmpty() throws IOException {
        assertEquals(new LogEnd("output.log", List.of()), of(RunState.FAILED, 9));
        Files.createDirectory(
                project.resolve("hps-runs").resolve(runs.id("aaaaa")).resolve(RunFolder.OUTPUT));
        assertEquals(new LogEnd("output.log", List.of()), of(RunState.FAILED, 9));
    }

    @Test
    void ofALongLogTheEnd() throws IOException {
        runs.file("aaaaa", "output.log", "x".repeat(100_000) + "\nthe last\n");
        assertEquals("the last", of(RunState.FINISHED, 1).lines().getLast());
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void badEnds(RunState state) {
        assertEquals(List.of(RunState.FAILED, RunState.KILLED, RunState.LOST).contains(state), LogEnd.isBad(state));
    }
}
