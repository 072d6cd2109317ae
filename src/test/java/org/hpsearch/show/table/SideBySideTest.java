package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideBySideTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project).run("aaaaa", "{}").run("bbbbb", "{}");
    }

    private void input(String id, String text) throws IOException {
        Path file = project.resolve("hps-runs").resolve(runs.id(id)).resolve("inputs/a.py");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String printed() throws IOException {
        try (Workspace workspace = runs.open()) {
            RowValues values = ShownRuns.values(workspace, "");
            RunTable table = new RunTable(values, Optional.empty(), ShownRuns.NOW);
            new SideBySide(runs.context(), workspace.run(runs.id("aaaaa")), workspace.run(runs.id("bbbbb")))
                    .print(new Differences(workspace, values, table).lines(false));
            return runs.printed();
        }
    }

    @Test
    void changedAddedAndRemovedLines() throws IOException {
        input("aaaaa", "import os\nlr = 0.1\nsame\nold\n");
        input("bbbbb", "import os\nlr = 0.3\nmore = 1\nsame\n");
        assertEquals("""

            inputs/a.py
               aaaaa        bbbbb
            2  lr = 0.1  2  lr = 0.3
                         3  more = 1
            4  old
            """, printed());
    }

    @Test
    void aFileThatOneRunLacksIsLeftOut() throws IOException {
        input("aaaaa", "a\n");
        assertEquals("", printed());
    }

    @Test
    void equalFilesAreLeftOut() throws IOException {
        input("aaaaa", "a\n");
        input("bbbbb", "a\n");
        assertEquals("", printed());
    }

    @Test
    void manyLinesAreCounted() throws IOException {
        input("aaaaa", "a\n".repeat(150));
        input("bbbbb", "b\n".repeat(150));
        assertEquals("... 50 more", printed().lines().toList().getLast());
        input("bbbbb", "b\n".repeat(200_000));
        assertEquals("inputs/a.py: too long to be compared line by line\n", printed());
    }
}
