package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunJsonTest {
    @TempDir
    Path project;

    private static String json(ShownRuns runs) throws IOException {
        try (Workspace workspace = runs.open()) {
            RowValues values = ShownRuns.values(workspace, "");
            return RunJson.of(values.rows(), workspace.settings());
        }
    }

    @Test
    void anObjectForEachRun() throws IOException {
        ShownRuns runs = new ShownRuns(project)
                .run("aaaaa", "{\"lr\": 1e-3, \"list\": [1, \"a\"]}", "1,1,loss,2.5", "2,2,loss,1.5", "3,3,loss,NaN")
                .file("aaaaa", "found.json", "{\"depth\": {\"value\": 3, \"from\": \"declared\"}}")
                .file("aaaaa", "notes.json", "{\"name\": \"base\", \"tags\": [\"b\", \"a\"]}");
        Value.Obj run = first(json(runs));
        assertEquals("{\"depth\": \"found\"}", field(run, "origin"));
        assertEquals("{\"depth\": 3, \"list\": [1, \"a\"], \"lr\": 1e-3}", field(run, "params"));
        assertEquals(
                "{\"loss\": {\"best\": 1.5, \"count\": 3, \"first\": 2.5, \"last\": \"NaN\", \"max\": 2.5,"
                        + " \"mean\": 2, \"min\": 1.5}}",
                field(run, "metrics"));
        assertEquals("\"" + runs.id("aaaaa") + "\"", field(run, "id"));
        assertEquals("\"2026-09-01T08:01:00.000Z\"", field(run, "started"));
        assertEquals("[\"a\", \"b\"]", field(run, "tags"));
        assertEquals("30", field(run, "duration"));
        assertEquals("[]", field(run, "warnings"));
        assertEquals("", field(run, "matches"));
        assertEquals("", field(run, "incomplete"));
    }

    private static Value.Obj first(String json) {
        return Json.parse(json.getBytes(StandardCharsets.UTF_8)) instanceof Value.Items runs
                        && runs.values().getFirst() instanceof Value.Obj run
                ? run
                : Value.Obj.of(Map.of());
    }

    private static String field(Value.Obj run, String name) {
        Value value = run.fields().get(name);
        return value == null ? "" : Json.line(value);
    }

    @Test
    void noRun() throws IOException {
        ShownRuns runs = new ShownRuns(project).run("aaaaa", "{}");
        try (Workspace workspace = runs.open()) {
            assertEquals("[]\n", RunJson.of(List.of(), workspace.settings()));
        }
    }

    @Test
    void aDamagedRunHasItsWarning() throws IOException {
        ShownRuns runs = new ShownRuns(project).run("aaaaa", "{\"lr\":");
        Value.Obj run = first(json(runs));
        assertEquals("{}", field(run, "params"));
        assertEquals("[\"params.json", field(run, "warnings").substring(0, 13));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "-0.0, -0.0", "1e300, 1e300", "NaN, '\"NaN\"'", "Infinity, '\"Infinity\"'"})
    void whatJsonDoesNotHaveIsAText(double number, String json) {
        assertEquals(json, Json.line(RunJson.number(number)));
    }
}
