package org.hpsearch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.hpsearch.value.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The table of run fields: what each reads from a folder, how it is written out, and how JSON holds it.
class RunFieldTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path scratch;

    private String table(RunRecord record) {
        RunFacts facts = RunFacts.of(record, 2048, "20260901-080000-root2", "digits", NOW);
        StringBuilder table = new StringBuilder();
        for (RunField field : RunField.values()) {
            table.append(field.word())
                    .append(" | ")
                    .append(String.join(", ", field.keywords(facts)))
                    .append(" | ")
                    .append(field.shown(facts))
                    .append(" | ")
                    .append(Json.line(field.json(facts)))
                    .append('\n');
        }
        return table.toString();
    }

    @Test
    void eachFieldOfARun() throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("20260902-080000-abcde"));
        Files.writeString(folder.resolve("run.json"), """
            {"format": 1, "experiment": "train", "command": ["python", "a b.py"], "host": "node1", "user": "ada",
             "started": "2026-09-02T08:00:00.000Z", "git": {"commit": "0a1b2c", "state": "dirty", "branch": "main"},
             "job": {"id": "77", "array": "3", "restarts": "1"},
             "lineage": {"kind": "resume", "parent": "20260901-080000-root2", "checkpoint": "out/m.pt", "step": 5,
               "changed": {"lr": 0.1, "epochs": 20}, "sweep": "20260902-s", "stage": "fit", "stage_key": "k",
               "reused": {"prepare": "20260830-080000-prepr"}},
             "source": {"kind": "mlflow", "id": "9f8e", "status": "FINISHED"}}
            """);
        Files.writeString(
                folder.resolve("notes.json"),
                "{\"name\": \"base\", \"tags\": [\"good\", \"b\"], \"note\": \"as planned\"}");
        Files.writeString(folder.resolve("status.json"), "{\"exit\": 137, \"ended\": \"2026-09-02T08:01:00.500Z\"}");
        assertEquals("""
            state | killed | killed | "killed"
            project | digits | digits | "digits"
            experiment | train | train | "train"
            name | base | base | "base"
            tag | b, good | b good | ["b", "good"]
            note | as planned | as planned | "as planned"
            command | python 'a b.py' | python 'a b.py' | ["python", "a b.py"]
            host | node1 | node1 | "node1"
            user | ada | ada | "ada"
            job | 77, 3 | 77 | {"array": "3", "id": "77", "restarts": "1"}
            started | 1788336000000 | 2026-09-02T08:00:00.000Z | "2026-09-02T08:00:00.000Z"
            ended | 1788336060500 | 2026-09-02T08:01:00.500Z | "2026-09-02T08:01:00.500Z"
            duration | 60.5 | 60.5 | 60.5
            exit | 137 | 137 | 137
            stopped |  |  | null
            git | 0a1b2c, dirty, main | 0a1b2c | "0a1b2c"
            parent | 20260901-080000-root2, root2 | 20260901-080000-root2 | "20260901-080000-root2"
            root | 20260901-080000-root2, root2 | 20260901-080000-root2 | "20260901-080000-root2"
            kind | resume | resume | "resume"
            sweep | 20260902-s | 20260902-s | "20260902-s"
            schedule |  |  | null
            stage | fit | fit | "fit"
            reused | 20260830-080000-prepr, prepr | 20260830-080000-prepr | {"prepare": "20260830-080000-prepr"}
            checkpoint | out/m.pt | out/m.pt | "out/m.pt"
            changed | epochs, lr | epochs=20 lr=0.1 | {"epochs": 20, "lr": 0.1}
            member |  |  | []
            conflict |  |  | []
            restarted |  |  | null
            source | mlflow | mlflow | "mlflow"
            source_id | 9f8e | 9f8e | "9f8e"
            size | 2048 | 2048 | 2048
            id | 20260902-080000-abcde, abcde | 20260902-080000-abcde | "20260902-080000-abcde"
            log |  |  | null
            """, table(new Store(scratch).run("20260902-080000-abcde").read()));
    }

    @Test
    void namesInAnyCase() {
        assertEquals(RunField.DURATION, RunField.of("Duration"));
        assertNull(RunField.of("lr"));
    }
}
