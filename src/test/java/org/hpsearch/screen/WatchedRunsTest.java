package org.hpsearch.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.hpsearch.command.Hps;
import org.hpsearch.view.View;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedRunsTest {
    @TempDir
    Path scratch;

    private Hps sevenRuns() throws IOException {
        Hps hps = new Hps(scratch).at("2026-11-20T12:00:00Z");
        for (int i = 0; i < 7; i++) {
            hps.write(
                    "2026090" + (i + 1) + "-080000-" + "abcdefg".charAt(i) + "aaaa",
                    "{\"lr\": " + (i + 1) + "}",
                    "1,1,val_acc," + 0.1 * (i * 3 % 7),
                    "1,1,val_loss," + (i * 2 % 7),
                    "1,1,tokens," + i);
        }
        return hps;
    }

    @ParameterizedTest
    @CsvSource({
        "max val_acc, '', lr<9, cegbd",
        "max val_acc, val_loss, lr<9, aebfc",
        "max val_acc, tokens, lr<9, cegbd",
        "min val_loss, '', lr<9, aebfc",
        "max tokens, '', lr<9, gfedc",
        "max tokens, '', '', gfedc",
        "max tokens, '', lr<4, cba",
        "max tokens, '', 'aaaaa,caaaa', ac",
    })
    void theBestOfTheFinishedRuns(String objective, String metric, String query, String expected) throws IOException {
        Hps hps = sevenRuns();
        Files.writeString(scratch.resolve("hps.yaml"), "objective: " + objective + "\n");
        assertEquals(expected, watched(hps, metric, query));
        String sort = metric.isEmpty() || metric.equals("tokens") ? objective.substring(4) : metric;
        if (!query.contains(",")) {
            String best = hps.run("query", query, "--sort", "metric." + sort, "--top", "5", "--columns", "id", "--csv")
                    .out();
            List<String> ids =
                    best.lines().skip(1).map(id -> id.substring(16, 17)).toList();
            assertEquals(String.join("", ids), expected);
        }
    }

    private static View.Runs asked(String query) {
        return new View.Runs(query, List.of(), List.of(), List.of(), 5, "");
    }

    private static String watched(Hps hps, String metric, String query) throws IOException {
        StringBuilder found = new StringBuilder();
        try (Workspace workspace = new Workspace(hps.context(), List.of())) {
            new WatchedRuns(workspace)
                    .find(asked(query), metric)
                    .forEach(row -> found.append(row.shortId().charAt(0)));
        }
        return found.toString();
    }

    @Test
    void whatRanStaysHoweverItEnds() throws IOException {
        Hps hps = sevenRuns();
        Path run = hps.write("20260908-080000-haaaa", "{\"lr\": 9}", "1,1,val_acc,0");
        String end = Files.readString(run.resolve("status.json"));
        Files.delete(run.resolve("status.json"));
        Files.writeString(run.resolve("process.json"), """
            {"shim": {"pid": 1, "start": 1}, "program": {"pid": 2, "start": 1}, "boot": "other", "machine": "other"}
            """);
        Files.setLastModifiedTime(run.resolve("process.json"), FileTime.from(Instant.parse("2026-11-20T11:59:59Z")));
        StringBuilder found = new StringBuilder();
        try (Workspace workspace = new Workspace(hps.context(), List.of())) {
            WatchedRuns watched = new WatchedRuns(workspace);
            watched.find(asked(""), "")
                    .forEach(row -> found.append(row.shortId().charAt(0)));
            Files.writeString(run.resolve("status.json"), end.replace("\"exit\": 0", "\"exit\": 1"));
            workspace.closeIndex();
            found.append(' ');
            watched.find(asked(""), "")
                    .forEach(row -> found.append(row.shortId().charAt(0)));
        }
        assertEquals("hcegbd cegbdh", found.toString());
    }
}
