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
import java.util.Optional;
import java.util.Set;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.hpsearch.project.Direction;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.screen.live.LiveCurves;
import org.hpsearch.screen.table.FieldColumn;
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
                new World(environment, project, null, InstantSource.fixed(NOW), () -> ZoneOffset.UTC, ""),
                null);
        Context coloured = new Context(context.streams(), new Screen(colours, false, 0), context.world(), null);
        try (Workspace workspace = new Workspace(coloured, List.of())) {
            List<Row> rows = workspace
                    .search(new Search.Request("", List.of(), Search.Order.BEST, 10))
                    .rows();
            LiveCurves curves = new LiveCurves(Direction::guess);
            curves.look(rows.stream().map(row -> workspace.run(row.id())).toList(), Set.of("val_acc"), Set.of());
            List<FieldColumn> fields = new QueryColumns(coloured, workspace)
                    .of(changes.view().runs(), rows, List.of(), Optional.empty(), "val_acc");
            WatchState state = changes.with(new WatchState.Found(
                    rows, List.of(), Map.of(), fields, rows.isEmpty() ? List.of() : List.of("val_acc")));
            state = state.arranged(state.values(curves, workspace, coloured));
            return new WatchView(coloured, workspace, curves, row -> "", state).lines(columns, height);
        }
    }

    private void runs() throws IOException {
        String ended = "{\"exit\": 0, \"ended\": \"2026-09-01T08:05:00Z\"}";
        run(
                "abcde",
                "{\"lr\": 0.1, \"data\": \"a long tail of words\"}",
                ended,
                "1,1,val_acc,0.5\n2,2,val_acc,0.987654321\n3,3,val_acc,0.75\n",
                "done\n");
        run(
                "bcdef",
                "{\"lr\": 0.01}",
                "{\"exit\": 1, \"ended\": \"2026-09-01T08:05:00Z\"}",
                "1,1,val_acc,0.25\n",
                "  0%|  |\r 50%|= |\r100%|==|\nValueError: 日本\n");
    }

    private static WatchState state(int selected, String message) {
        return WatchState.NONE
                .with(new WatchState.Chosen(selected, WatchTab.LOG, Scroll.END, false))
                .saying(message);
    }

    private static String table(List<String> lines) {
        return String.join("\n", lines.subList(0, 4)) + "\n";
    }

    @Test
    void columnsHaveHeadsAndTheBestValueStandsBesideTheLast() throws IOException {
        runs();
        assertEquals("""
            hps watch  0 running of 2 shown  val_acc
                 state     id     val_acc   last     best     progress        lr    data                  +1
            > ━✓ finished  abcde  ▁█▅       0.75     0.9877   step 3  5m 00s  0.1   a long tail of words
              ━✗ failed    bcdef  ▅         0.25     0.25     step 1  5m 00s  0.01
            """, table(lines(99, 30, false, state(0, ""))));
        assertEquals("""
            hps watch  0 running of 2 shown  val_acc
                 id     val_acc   last     best     progress        lr    +2
            > ━✓ abcde  ▁█▅       0.75     0.9877   step 3  5m 00s  0.1
              ━✗ bcdef  ▅         0.25     0.25     step 1  5m 00s  0.01
            """, table(lines(80, 24, false, state(0, ""))));
        assertEquals("""
            hps watch  0 running of 2 shown  val_acc
                 id     val_acc   best     progress        lr    +2
            > ━✓ abcde  ▁█▅       0.9877   step 3  5m 00s  0.1
              ━✗ bcdef  ▅         0.25     step 1  5m 00s  0.01
            """, table(lines(60, 24, false, state(0, ""))));
        assertEquals(
                "s again stops abcde",
                lines(60, 24, false, state(0, "s again stops abcde")).getLast());
    }

    private void threeRuns() throws IOException {
        String ended = "{\"exit\": 0, \"ended\": \"2026-09-01T08:05:00Z\"}";
        for (int i = 0; i < 3; i++) {
            StringBuilder rows = new StringBuilder();
            for (int step = 1; step <= 40; step++) {
                rows.append(step + "," + step + ",val_acc," + (1 - Math.exp(-step * (i + 1) / 30.0)) + "\n");
            }
            run(
                    "abc".charAt(i) + "aaaa",
                    "{\"lr\": 0." + (i + 1) + "}",
                    ended,
                    rows.toString(),
                    "begin\nend " + i + "\n");
        }
    }

    @Test
    void theWholeScreenWithOneChartBelowTheTable() throws IOException {
        threeRuns();
        assertEquals("""
            hps watch  0 running of 3 shown  val_acc
                 id     val_acc   last     best     progress         lr   age
              ━✓ caaaa  ▁▄▆▇▇███  0.9817   0.9817   step 40  5m 00s  0.3  10 min
            > ━✓ baaaa  ▁▃▅▆▇▇██  0.9305   0.9305   step 40  5m 00s  0.2  10 min
              ━✓ aaaaa  ▁▃▄▅▆▇▇█  0.7364   0.7364   step 40  5m 00s  0.1  10 min
                val_acc  0.9305
            1.0                              ⣀⣀⣀⣀⣀⣀⣀⡠⠤⠤⠤⠤⠤⠤⢤⣤⣤⣤⣤⣤⣤⣤⣔⣒⣒⣒⠶⠶⠶⠶⠶⠶⠶⠶⠶⠆
                              ⣀⣀⡠⠤⠤⠔⠒⣒⣒⣚⣉⡩⠭⠭⠭⠤⠒⠒⠒⠒⠒⠒⠉⠉⠉⠉⠉⠉⠉⢉⣀⣀⣀⣀⣀⣀⣀⡠⠤⠤⠤⠤⠤⠤⠤⠤⠤⠒⠒⠒⠂
            0.5       ⣀⣠⠤⠔⣒⣊⡭⠭⠴⠒⠒⠒⠉⠉⢉⣁⣀⣀⣀⡠⠤⠤⠤⠤⠔⠒⠒⠒⠒⠒⠚⠉⠉⠉⠉⠉⠉⠉
                 ⣀⣤⡶⠶⣽⣒⣚⡩⠭⠤⠤⠖⠒⠒⠒⠊⠉⠉⠉⠁
              0 ⠼⠯⠭⠭⠭⠤⠤⡤⠤⠤⠤⠤⠤⠤⠤⡤⠤⠤⠤⠤⠤⠤⠤⢤⠤⠤⠤⠤⠤⠤⠤⢤⠤⠤⠤⠤⠤⠤⠤⢤⠤⠤⠤⠤⠤⠤⠤⠤⡤⠤⠤⠤⠤⠤⠤⠤⡤⠤⠤⠤⠤⠤⠤⠤⡤⠄
                      5       10      15      20       25      30      35      40
                                                                             step
            ━━ baaaa finished [log] params  diff  system  lineage
            begin
            end 1



            ? keys   / query   space mark   enter open   s stop   q quit
            """, String.join("\n", lines(72, 20, false, state(1, ""))).replaceAll(" +\n", "\n") + "\n");
    }

    @Test
    void theWholeScreenWithTheChartBesideTheTable() throws IOException {
        threeRuns();
        assertEquals("""
            hps watch  0 running of 3 shown  val_acc
                 id     val_acc   best     progress         lr   age   ┆    val_acc  0.9817
            > ━✓ caaaa  ▁▄▆▇▇███  0.9817   step 40  5m 00s  0.3  10 min┆1.0                               ⢀⣀⣀⣀⣀⣀⣀⠤⠤⠤⠤⠤⠤
              ━✓ baaaa  ▁▃▅▆▇▇██  0.9305   step 40  5m 00s  0.2  10 min┆                       ⢀⣀⡠⠤⠔⠒⠒⠊⠉⠉⢉⣁⣀⡤⠤⠤⠤⠒⠒⠒⠒⠋⠉⠉
              ━✓ aaaaa  ▁▃▄▅▆▇▇█  0.7364   step 40  5m 00s  0.1  10 min┆0.8               ⣀⡠⠔⠒⠉⠁ ⢀⣀⡤⠤⠒⠒⠋⠉⠁
                                                                       ┆              ⢀⡠⠒⠋  ⣀⠤⠔⠒⠉⠁           ⣀⣀⡤⠤⠴⠒⠒⠊⠉⠉
                                                                       ┆0.6        ⢀⡠⠖⠉ ⣀⠤⠒⠉        ⢀⣀⡠⠤⠴⠒⠒⠉⠉
                                                                       ┆         ⢀⡰⠊ ⡠⠔⠊      ⣀⣀⠤⠔⠒⠋⠉
                                                                       ┆0.4     ⡤⠃⢠⠔⠉    ⣀⡤⠴⠚⠉⠁
                                                                       ┆      ⢠⠊⡠⠊⠁ ⢀⡠⠴⠚⠉⠁
                                                                       ┆0.2  ⡰⡱⠊⢀⡤⠔⠊⠁
                                                                       ┆    ⡺⣪⠔⠊⠁
                                                                       ┆  0 ⠭⠤⠤⠤⢤⠤⠤⠤⠤⠤⡤⠤⠤⠤⠤⢤⠤⠤⠤⠤⢤⠤⠤⠤⠤⠤⡤⠤⠤⠤⠤⢤⠤⠤⠤⠤⠤⡤⠤⠤⠤⠤⢤⠄
                                                                       ┆        5    10   15    20   25    30   35   40
                                                                       ┆                                           step
            ━━ caaaa finished [log] params  diff  system  lineage
            begin
            end 2



            ? keys   / query   space mark   enter open   s stop   q quit
            """, String.join("\n", lines(110, 22, false, state(0, ""))).replaceAll(" +\n", "\n") + "\n");
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
                 id               last     progress
            there are no runs yet; record one: hps run python train.py --lr 0.1


            ? keys   / query   space mark   enter open   s stop   q quit
            """, String.join("\n", lines).replaceAll(" +\n", "\n") + "\n");
    }
}
