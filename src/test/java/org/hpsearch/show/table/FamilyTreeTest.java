package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FamilyTreeTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project).run("aaaaa", "{}").run("other", "{}");
    }

    private String tree(String id) throws IOException {
        try (Workspace workspace = runs.open()) {
            return String.join("\n", new FamilyTree(workspace, runs.id(id)).lines(ShownRuns.row(workspace, id)));
        }
    }

    private void child(String id, String parent, String kind, String more) throws IOException {
        runs.run(id, "{}")
                .info(id, "\"lineage\": {\"kind\": \"" + kind + "\", \"parent\": \"" + parent + "\"" + more + "}");
    }

    @Test
    void aRunByItselfHasNone() throws IOException {
        assertEquals("", tree("other"));
    }

    @Test
    void childrenAreBelowTheirParents() throws IOException {
        child("bbbbb", runs.id("aaaaa"), "resume", ", \"step\": 5, \"changed\": {\"epochs\": 9, \"lr\": \"a\"}");
        runs.file("bbbbb", "status.json", "{\"exit\": 1}");
        child("ccccc", runs.id("bbbbb"), "resume", "");
        runs.file("ccccc", "observed.json", "{\"restarted\": \"its first step is 1\"}");
        child("ddddd", runs.id("aaaaa"), "rerun", "");
        assertEquals("""
            aaaaa  finished
            └ bbbbb *  failed  resume at step 5, epochs=9 lr=a
              └ ccccc  finished  resume, restarted
            └ ddddd  finished  rerun\
            """, tree("bbbbb"));
    }

    @Test
    void aDeletedParentIsNamed() throws IOException {
        child("bbbbb", "20260801-080000-zzzzz", "resume", "");
        assertEquals("bbbbb *  finished  resume of zzzzz (not here)", tree("bbbbb"));
    }

    @Test
    void aCircleEnds() throws IOException {
        child("bbbbb", runs.id("aaaaa"), "resume", "");
        runs.resumes("aaaaa", "bbbbb");
        assertEquals("aaaaa *  finished  resume", tree("aaaaa"));
    }
}
