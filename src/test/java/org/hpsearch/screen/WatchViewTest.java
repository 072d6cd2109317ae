package org.hpsearch.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.Style;
import org.hpsearch.console.World;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.workspace.Workspace;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchViewTest {
    private static final Instant NOW = Instant.parse("2026-09-01T08:10:00Z");

    @TempDir
    Path project;

    private void run(String id, String params, String status, String rows, String log) throws IOException {
        Path run = Files.createDirectories(project.resolve("hps-runs/20260901-080000-" + id));
        Files.writeString(run.resolve("params.json"), params);
        Files.writeString(
                run.resolve("run.json"),
                "{\"experiment\": \"train\", \"command\": [\"train\"], \"started\": \"2026-09-01T08:00:00Z\"}");
        Files.writeString(run.resolve("metrics.csv"), "step,time,metric,value\n" + rows);
        Files.writeString(run.resolve("output.log"), log);
        Files.writeString(run.resolve("status.json"), status);
    }

    private List<String> lines(int columns, int height, boolean colours, WatchState changes) throws IOException {
        ByteArrayOutputStream nowhere = new ByteArrayOutputStream();
        Map<String, String> environment = Map.of(
                "HPS_HOME",
                project.toString(),
                "HPS_INDEX",
                project.resolve("index").toString());
        Context context = new Context(
                StandardStreams.of(nowhere, nowhere),
                Screen.NONE,
                new World(environment, project, null, InstantSource.fixed(NOW), ZoneOffset.UTC, ""),
                null);
        try (Workspace workspace = new Workspace(context, "")) {
            List<Row> rows = workspace
                    .search(new Search.Request("", List.of(), Search.Order.BEST, 10))
                    .rows();
            LiveCurves curves = new LiveCurves();
            curves.look(rows.stream().map(row -> workspace.run(row.id())).toList());
            WatchState state = new WatchState(
                    rows, changes.labels(), changes.selected(), changes.metric(), changes.log(), changes.message());
            return new WatchView(workspace, curves, state, NOW, new Style(colours)).lines(columns, height);
        }
    }

    private void runs() throws IOException {
        String ended = "{\"exit\": 0, \"ended\": \"2026-09-01T08:05:00Z\"}";
        run("abcde", "{\"lr\": 0.1}", ended, "1,1,val_acc,0.5\n2,2,val_acc,0.987654321\n3,3,val_acc,0.75\n", "done\n");
        run(
                "bcdef",
                "{\"lr\": 0.01}",
                "{\"exit\": 1, \"ended\": \"2026-09-01T08:05:00Z\"}",
                "1,1,val_acc,0.25\n",
                "  0%|  |\r 50%|= |\r100%|==|\nValueError: 日本\n");
    }

    private static WatchState state(int selected, String message) {
        Map<String, String> labels =
                Map.of("20260901-080000-abcde", "lr 0.1 with a long tail of words", "20260901-080000-bcdef", "lr 0.01");
        return new WatchState(List.of(), labels, selected, "val_acc", false, message);
    }

    private static String table(List<String> lines) {
        return String.join("\n", lines.subList(0, 5)) + "\n";
    }

    @Test
    void columnsHaveHeadsAndTheBestValueStandsBesideTheLast() throws IOException {
        runs();
        assertEquals("""
            hps watch  0 running of 2 shown  val_acc
                id     state     last       best       progress        run
            > ━ abcde  finished  0.75       0.9877     step 3  5m 00s  lr 0.1 with a long tail of words
              ━ bcdef  failed    0.25       0.25       step 1  5m 00s  lr 0.01
            up/down run   m metric   l log   s stop   q quit
            """, table(lines(120, 30, false, state(0, ""))));
        assertEquals("""
            hps watch  0 running of 2 shown  val_acc
                id     state     last       best       progress        run
            > ━ abcde  finished  0.75       0.9877     step 3  5m 00s  lr 0.1 with a long t…
              ━ bcdef  failed    0.25       0.25       step 1  5m 00s  lr 0.01
            up/down run   m metric   l log   s stop   q quit
            """, table(lines(80, 24, false, state(0, ""))));
        assertEquals("""
            hps watch  0 running of 2 shown  val_acc
                id     state     best       progress        run
            > ━ abcde  finished  0.9877     step 3  5m 00s  lr 0.1 with…
              ━ bcdef  failed    0.25       step 1  5m 00s  lr 0.01
            s again stops abcde
            """, table(lines(60, 24, false, state(0, "s again stops abcde"))));
    }

    @Test
    void noLineIsLongerThanTheTerminalIsWide() throws IOException {
        runs();
        for (int columns : List.of(20, 37, 40, 60, 72, 80, 99, 100, 120)) {
            for (boolean colours : List.of(false, true)) {
                List<String> lines = lines(columns, 24, colours, state(1, ""));
                assertEquals(24, lines.size());
                for (String line : lines) {
                    String plain = AttributedString.fromAnsi(line).toString();
                    assertTrue(SafeText.width(plain) <= columns, () -> columns + " columns: " + plain);
                }
            }
        }
    }

    @Test
    void theEndOfAFailedRunsOutputIsShownAsATerminalWould() throws IOException {
        runs();
        List<String> lines = lines(80, 24, false, state(1, ""));
        assertEquals(
                List.of("100%|==|", "ValueError: 日本"),
                lines.stream()
                        .filter(line -> line.contains("100%") || line.contains("ValueError"))
                        .toList());
    }

    @Test
    void anEmptyProjectHasAFrame() throws IOException {
        Files.createDirectories(project.resolve("hps-runs"));
        List<String> lines = lines(80, 6, false, WatchState.NONE);
        assertEquals("""
            hps watch  0 running of 0 shown
                id     state     last       progress  run
            up/down run   m metric   l log   s stop   q quit



            """, String.join("\n", lines).replaceAll(" +\n", "\n") + "\n");
    }
}
