package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.query.FieldInfo;
import org.hpsearch.query.Groups;
import org.hpsearch.value.Json;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All about a run; what can be queried; groups and schemas as JSON.
class RunSheetTest {
    @TempDir
    Path scratch;

    private static String cells(org.hpsearch.console.Table table) {
        return table.columns().stream().map(column -> column.name()).collect(Collectors.joining(" | ", "", "\n"))
                + table.rows().stream()
                        .map(row -> row.stream().map(cell -> cell.text()).collect(Collectors.joining(" | ", "", "\n")))
                        .collect(Collectors.joining());
    }

    @Test
    void factsAndTablesOfARun() throws IOException {
        ShownRuns runs = new ShownRuns(scratch)
                .run("aaaaa", "{\"lr\": 0.3, \"n\": 2}", "1,1,loss,0.5", "2,2,loss,0.25", "2,2,speed,9")
                .info("aaaaa", "\"git\": {\"commit\": \"0123456789abcdef\", \"state\": \"dirty\"}")
                .file("aaaaa", "found.json", "{\"depth\": {\"value\": 3, \"from\": \"declared\"}}")
                .file("aaaaa", "observed.json", "{\"conflicts\": {\"lr\": {\"value\": 0.1, \"from\": \"output\"}}}")
                .file(
                        "aaaaa",
                        "notes.json",
                        "{\"name\": \"base\", \"tags\": [\"good\", \"paper\"], \"note\": \"first try\"}")
                .file(
                        "aaaaa",
                        "status.json",
                        "{\"exit\": 1, \"ended\": \"2026-09-01T08:01:30Z\", \"problems\": [\"disk full\"]}")
                .file(
                        "aaaaa",
                        "checkpoints.csv",
                        "step,time,path,kept,bytes,sha256\n"
                                + "1,1,m.pt,checkpoints/0001/m.pt,10,x\n"
                                + "2,2,m.pt,checkpoints/0002/m.pt,2048,x\n"
                                + "3,3,n.pt,,5,x\n");
        Path copy = scratch.resolve("hps-runs").resolve(runs.id("aaaaa")).resolve("checkpoints/0002");
        Files.writeString(Files.createDirectories(copy).resolve("m.pt"), "weights");
        try (Workspace workspace = runs.open()) {
            RunSheet sheet = new RunSheet(runs.context(), workspace, ShownRuns.row(workspace, "aaaaa"));
            assertEquals("failed (exit status 1) after 30 s", sheet.state());
            assertEquals(
                    """
                    experiment: train
                    command: train
                    folder: ~/hps-runs/20260901-080100-aaaaa
                    started: 2026-09-01 08:01:00 Z on h
                    git: 0123456789 (dirty)
                    tags: good paper
                    note: first try
                    """,
                    sheet.facts().stream()
                            .map(fact -> fact.label() + ": " + fact.text() + "\n")
                            .collect(Collectors.joining())
                            .replace(scratch.toString(), "~"));
            assertEquals("""
                parameter | value |\s
                depth | 3 | found: declared
                lr | 0.3 | conflict: the program printed 0.1
                n | 2 |\s
                """, cells(sheet.params()));
            assertEquals("""
                metric | best | last | min | max | rows
                loss | 0.25 | 0.25 | 0.25 | 0.5 | 2
                speed | 9 | 9 | 9 | 9 | 1
                """, cells(sheet.metrics()));
            assertEquals("""
                checkpoint | step | size | kept
                m.pt | 1 | 10 B | pruned
                m.pt | 2 | 2.0 kB | checkpoints/0002/m.pt
                n.pt | 3 | 5 B | only recorded
                """, cells(sheet.checkpoints()));
            assertEquals(List.of("disk full"), sheet.problems());
            assertEquals(List.of(), sheet.family(), "it is alone");
        }
    }

    @Test
    void howManyValuesAreNoNumbers() throws IOException {
        ShownRuns runs = new ShownRuns(scratch)
                .run("aaaaa", "{}", "1,1,loss,0.1", "2,2,loss,NaN", "3,3,loss,NaN", "1,1,speed,9", "1,1,gap,NaN");
        try (Workspace workspace = runs.open()) {
            RunSheet sheet = new RunSheet(runs.context(), workspace, ShownRuns.row(workspace, "aaaaa"));
            assertEquals("""
                metric | best | last | min | max | rows | NaN
                gap | NaN | NaN | NaN | NaN | 1 | 1
                loss | 0.1 | NaN | 0.1 | 0.1 | 3 | 2
                speed | 9 | 9 | 9 | 9 | 1 |\s
                """, cells(sheet.metrics()));
        }
    }

    @Test
    void fieldsAreRowsAndObjects() {
        FieldInfo own = new FieldInfo("lr", "param", "number", 3, 0, "0.1 .. 0.3");
        FieldInfo filled = new FieldInfo("opt", "param", "text", 1, 2, "adam (1)");
        assertEquals("""
            field | kind | type | runs | values
            lr | param | number | 3 | 0.1 .. 0.3
            """, cells(new FieldTable(List.of(own)).table()));
        assertEquals("""
            field | kind | type | runs | by default | values
            lr | param | number | 3 |  | 0.1 .. 0.3
            opt | param | text | 1 | 2 | adam (1)
            """, cells(new FieldTable(List.of(own, filled)).table()));
        assertEquals("""
            [
              {
                "filled": 2,
                "kind": "param",
                "name": "opt",
                "range": "adam (1)",
                "runs": 1,
                "type": "text"
              }
            ]
            """, Json.document(new FieldTable(List.of(filled)).json()));
    }

    @Test
    void groupsAsJson() throws IOException {
        ShownRuns runs = new ShownRuns(scratch)
                .run("aaaaa", "{\"lr\": 0.1}", "1,1,loss,0.5")
                .run("bbbbb", "{\"lr\": 1e-1}", "1,1,loss,0.25")
                .run("ccccc", "{}", "1,1,loss,NaN");
        try (Workspace workspace = runs.open()) {
            Groups groups = workspace.ask().groups(new Groups.Request("", List.of("lr"), List.of(), 1, List.of(), 9));
            assertEquals("""
                [
                  {
                    "best": "20260901-080200-bbbbb",
                    "key": {
                      "lr": 1e-1
                    },
                    "metrics": {
                      "loss": {
                        "best": 0.25,
                        "count": 2,
                        "max": 0.5,
                        "mean": 0.375,
                        "min": 0.25,
                        "std": 0.1767766952966369
                      }
                    },
                    "runs": 2
                  },
                  {
                    "best": "20260901-080300-ccccc",
                    "key": {
                      "lr": null
                    },
                    "metrics": {},
                    "runs": 1
                  }
                ]
                """, new GroupJson(ShownRuns.values(workspace, "")).of(groups, List.of("lr")));
        }
    }

    @Test
    void everyJsonDocumentHasASchema() {
        assertEquals(
                List.of(
                        "query",
                        "ls",
                        "show",
                        "groups",
                        "sweeps",
                        "metrics",
                        "diff",
                        "fields",
                        "importance",
                        "defaults",
                        "error"),
                List.copyOf(JsonDocuments.all().keySet()));
        JsonDocuments.all()
                .forEach((name, kind) ->
                        assertEquals(true, Json.document(kind.schema()).contains("\"$schema\""), name));
    }
}
