package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultsTableTest {
    @TempDir
    Path project;

    private static String text(ShownRuns runs) throws IOException {
        try (Workspace workspace = runs.open()) {
            return new DefaultsTable(runs.context(), workspace).text();
        }
    }

    @Test
    void howManyRunsEachConcerns() throws IOException {
        ShownRuns runs = new ShownRuns(project)
                .settings("hps-defaults.json", """
                    {"defaults": [
                      {"key": "dropout", "value": 0.5, "when": "model:cnn"},
                      {"key": "dropout", "value": 0.0, "by": "ada", "set": "2026-08-01T10:00:00Z", "why": "old"}],
                     "renames": [{"old": "learning_rate", "key": "lr"}]}
                    """)
                .run("aaaaa", "{\"model\": \"cnn\", \"lr\": 1}")
                .run("bbbbb", "{\"model\": \"mlp\", \"learning_rate\": 2}")
                .run("ccccc", "{\"dropout\": 0.3}");
        assertEquals("""
            parameter  value            when       given  filled  since       by   why
            dropout    0.5              model:cnn      1       1
            dropout    0.0                             1       1  2026-08-01  ada  old
            lr         ← learning_rate                 1       1
            """, text(runs));
    }

    @Test
    void none() throws IOException {
        assertEquals(
                "no defaults; hps defaults set KEY VALUE declares one\n",
                text(new ShownRuns(project).run("aaaaa", "{}")));
    }
}
