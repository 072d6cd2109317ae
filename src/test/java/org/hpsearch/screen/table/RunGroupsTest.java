package org.hpsearch.screen.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hpsearch.command.Hps;
import org.hpsearch.project.Direction;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.PlannedRun;
import org.hpsearch.run.RunRecord;
import org.hpsearch.screen.live.LiveCurves;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunGroupsTest {
    @TempDir
    Path scratch;

    private static RunRecord planned(String sweep, double rate, String task) {
        String lineage = sweep.isEmpty() ? "{}" : "{\"kind\": \"run\", \"sweep\": \"" + sweep + "\"}";
        String json = "{\"run\": {\"experiment\": \"train\", \"lineage\": " + lineage + "}, \"params\": {\"lr\": "
                + rate + "}}";
        Value.Obj parsed = (Value.Obj) Json.parse(json.getBytes(StandardCharsets.UTF_8));
        return PlannedRun.parse(parsed, "me", Map.of("id", task));
    }

    private Hps project() throws IOException {
        Hps hps = new Hps(scratch).at("2026-09-10T12:00:00Z");
        for (int i = 0; i < 4; i++) {
            Path run = hps.write(
                    "2026090" + (i + 1) + "-080000-" + "abcd".charAt(i) + "aaaa",
                    "{\"lr\": 0." + (i + 1) + "}",
                    "1,1,val_acc,0." + (i * 3 % 7 + 1));
            Path info = run.resolve("run.json");
            String sweep = i < 3 ? "kjplu" : "alone";
            Files.writeString(
                    info,
                    Files.readString(info)
                            .replace(
                                    "\"experiment\"",
                                    "\"lineage\": {\"kind\": \"run\", \"sweep\": \"" + sweep + "\"}, \"experiment\""));
        }
        return hps;
    }

    private static String text(List<RunGroup> groups) {
        return groups.stream()
                .map(group -> group.key() + ": " + group.states() + "; " + group.progress() + "; "
                        + group.rows().stream()
                                .map(row ->
                                        row.id().isEmpty() ? "-" : row.shortId().substring(0, 1))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static List<RunGroup> groups(Workspace workspace, String query, boolean named, int shown) {
        List<Row> rows = workspace
                .search(new Search.Request(query, List.of(), Search.Order.NEWEST, shown))
                .rows();
        return new RunGroups(workspace).of(rows, named ? List.of() : workspace.waiting(query), query, named, List.of());
    }

    @Test
    void aSweepHasAllItsRunsTheBestFirstThoughOneIsShownAndASweepOfOneIsNoGroup() throws IOException {
        try (Workspace workspace = new Workspace(project().context(), List.of())) {
            assertEquals("sweep kjplu: 3 finished; 3 ended; cba", text(groups(workspace, "", false, 2)));
            assertEquals("sweep kjplu: 2 finished; 2 ended; cb", text(groups(workspace, "lr>0.15", false, 9)));
            assertEquals("", text(groups(workspace, "lr>0.25", false, 9)));
            assertEquals("sweep kjplu: 3 finished; 3 ended; cba", text(groups(workspace, "", true, 9)));
        }
    }

    @Test
    void whatWaitsIsPartOfItsSweepOrOfTheQueue() throws IOException {
        try (Workspace workspace = new Workspace(project().context(), List.of())) {
            workspace.awaits(
                    List.of(planned("kjplu", 0.7, "12_1"), planned("", 0.8, "13"), planned("zzzzz", 0.9, "14_1")));
            assertEquals("""
                sweep kjplu: 1 queued, 3 finished; 3/4 ended; cba-
                queue: 1 queued; 0/1 ended; -
                sweep zzzzz: 1 queued; 0/1 ended; -\
                """, text(groups(workspace, "", false, 9)));
            assertEquals("sweep zzzzz: 1 queued; 0/1 ended; -", text(groups(workspace, "lr>0.85", false, 9)));
        }
    }

    @Test
    void aTaskWhoseRunHasBegunDoesNotWaitThoughTheEngineSaidSoBefore() throws IOException {
        Hps hps = project();
        for (String run : List.of("20260901-080000-aaaaa", "20260902-080000-baaaa")) {
            Path info = scratch.resolve("hps-runs").resolve(run).resolve("run.json");
            String job = run.endsWith("aaaaa") && run.contains("0901") ? "12_1" : "12_2";
            Files.writeString(
                    info,
                    Files.readString(info)
                            .replace("\"experiment\"", "\"job\": {\"id\": \"" + job + "\"}, \"experiment\""));
        }
        Path failed = scratch.resolve("hps-runs/20260902-080000-baaaa/status.json");
        Files.writeString(failed, "{\"exit\": 1, \"ended\": \"2026-09-02T08:01:00Z\"}");
        try (Workspace workspace = new Workspace(hps.context(), List.of())) {
            workspace.awaits(List.of(planned("kjplu", 0.7, "12_1"), planned("kjplu", 0.8, "12_2")));
            assertEquals(
                    "sweep kjplu: 1 queued, 1 failed, 2 finished; 3/4 ended; cba-",
                    text(groups(workspace, "", false, 9)),
                    "12_1 has finished, 12_2 was put back");
        }
    }

    @Test
    void theLinesOfTheTableShowWhatWaitsWithItsParametersBehindWhatRuns() throws IOException {
        try (Workspace workspace = new Workspace(project().context(), List.of())) {
            workspace.awaits(List.of(planned("", 0.8, "13"), planned("", 0.9, "14")));
            List<Row> rows = workspace
                    .search(new Search.Request("", List.of(), Search.Order.NEWEST, 1))
                    .rows();
            List<RunGroup> groups = new RunGroups(workspace).of(rows, workspace.waiting(""), "", false, List.of());
            LineValues values = new LineValues(
                    new LiveCurves(Direction::guess),
                    "val_acc",
                    Direction.MAX,
                    Map.of("task 13", "lr 0.8"),
                    List.of(),
                    Instant.parse("2026-09-10T12:00:00Z"));
            List<TableLine> lines = TableLines.of(rows, groups, Set.of("queue"), TableOrder.USUAL, values);
            List<String> shown = new ArrayList<>();
            lines.forEach(line -> shown.add(line.key() + " | " + line.state().word() + " | " + values.label(line)));
            assertEquals(
                    List.of(
                            "queue | queued | 2 queued",
                            "task 13 | queued | lr 0.8",
                            "task 14 | queued | ",
                            "20260904-080000-daaaa | finished | "),
                    shown);
            assertEquals(
                    List.of("job 13 waits in the queue: Priority", "lr  0.8"),
                    GroupLines.waiting(((TableLine.Run) lines.get(1)).row(), "Priority"));
        }
    }
}
