package org.hpsearch.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hpsearch.command.Commands;
import org.hpsearch.command.Hps;
import org.hpsearch.console.Context;
import org.hpsearch.screen.input.Key;
import org.hpsearch.screen.input.Mouse;
import org.hpsearch.view.View;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whole screens: a running run, a sweep of which a run failed, and a run that has ended. The captures are files of the
/// test resources.
class WatchCaptureTest {
    private static final String NOW = "2026-09-10T12:00:00Z";

    @TempDir
    Path scratch;

    private Hps hps = new Hps(Path.of("/nowhere"));

    private static String[] curve(double slope, int epochs) {
        String[] rows = new String[2 * epochs];
        for (int i = 0; i < epochs; i++) {
            double loss = Math.exp(-slope * i);
            rows[2 * i] = (i + 1) + "," + i + ",loss," + loss;
            rows[2 * i + 1] = (i + 1) + "," + i + ",val_acc," + (1 - loss / 2);
        }
        return rows;
    }

    private void inSweep(Path run) throws IOException {
        Path info = run.resolve("run.json");
        String text = Files.readString(info);
        Files.writeString(
                info,
                text.replace(
                        "\"experiment\"", "\"lineage\": {\"kind\": \"run\", \"sweep\": \"kjplu\"}, \"experiment\""));
    }

    @BeforeEach
    void runs() throws IOException {
        hps = new Hps(scratch).at(NOW);
        Files.writeString(scratch.resolve("hps.yaml"), "objective: max val_acc\n");
        hps.write("20260901-080000-aaaaa", "{\"lr\": 0.1, \"epochs\": 20}", curve(0.3, 20));
        inSweep(hps.write("20260902-080000-bbbbb", "{\"lr\": 0.02, \"epochs\": 20}", curve(0.1, 20)));
        inSweep(hps.write("20260902-081000-ccccc", "{\"lr\": 0.05, \"epochs\": 20}", curve(0.2, 20)));
        Path failed = hps.write("20260902-082000-ddddd", "{\"lr\": 0.5, \"epochs\": 20}", curve(0.4, 4));
        inSweep(failed);
        Files.writeString(failed.resolve("status.json"), "{\"exit\": 1, \"ended\": \"2026-09-02T08:21:00Z\"}");
        Files.writeString(
                failed.resolve("output.log"),
                "epoch 4\nTraceback (most recent call last):\n  File \"train.py\", line 3\n"
                        + "ValueError: loss is NaN\nclosing 1\nclosing 2\nclosing 3\nclosing 4\nclosing 5\n");
        Path running = hps.write("20260910-115000-eeeee", "{\"lr\": 0.3, \"epochs\": 20}", curve(0.25, 8));
        Files.delete(running.resolve("status.json"));
        Files.writeString(running.resolve("output.log"), "epoch 7\nepoch 8\n");
        Path process = running.resolve("process.json");
        Files.writeString(
                process,
                "{\"shim\": {\"pid\": 2, \"start\": 1}, \"program\": {\"pid\": 3, \"start\": 1},"
                        + " \"namespace\": \"\", \"boot\": \"b\", \"machine\": \"another\"}");
        Files.setLastModifiedTime(process, FileTime.from(Instant.parse(NOW)));
    }

    /// What is seen after some keys.
    private String screen(int columns, int height, int... keys) throws IOException {
        Context context = new Notices().of(hps.context());
        try (Workspace workspace = new Workspace(context, List.of())) {
            WatchControl control =
                    new WatchControl(context, workspace, View.USUAL, "", Commands.onScreen(context, workspace));
            Deeds deeds = new Deeds(context, (inside, words) -> 0);
            WatchKeys pressed = new WatchKeys(control, deeds);
            control.look();
            for (int key : keys) {
                pressed.press(key, view(context, workspace, control), columns, height);
                control.look();
            }
            return view(context, workspace, control).lines(columns, height).stream()
                    .map(String::stripTrailing)
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }

    private static WatchView view(Context context, Workspace workspace, WatchControl control) {
        return new WatchView(context, workspace, control.curves(), control::reason, control.state());
    }

    private static String kept(String name) throws IOException {
        try (InputStream text = Objects.requireNonNull(WatchCaptureTest.class.getResourceAsStream(name))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "120, 40", "200, 60", "20, 5"})
    void theWholeScreenWithTheSweepOpen(int columns, int rows) throws IOException {
        String shown = screen(columns, rows, Key.END, Key.ENTER, Key.END);
        String name = "watch-" + columns + "x" + rows + ".txt";
        assertEquals(kept(name), shown);
    }

    @Test
    void onATerminalWithoutUtf8() throws IOException {
        String shown = screen(80, 24, Key.END, Key.ENTER, Key.END)
                .lines()
                .map(PlainLine::of)
                .collect(Collectors.joining("\n", "", "\n"));
        assertEquals(kept("watch-ascii.txt"), shown);
    }

    private List<String> lines(int count, int... keys) throws IOException {
        return screen(80, 24, keys).lines().skip(1).limit(count).toList();
    }

    @Test
    void aClosedSweepIsALineWithItsCountsAndItsBestValue() throws IOException {
        assertEquals(
                List.of(
                        "     id      val_acc   last     best     progress           lr   loss      +1",
                        "> ━● eeeee   ▁▃▄▅▆▇██  0.9131   0.9131   8/20  ETA 15m 00s  0.3  0.1738",
                        "  ━✓ aaaaa   ▁▅▆▇████  0.9983   0.9983   step 20  1m 00s    0.1  0.003346",
                        "   ▸ kjplu   ▁▄▆▇▇███           0.9888   3 ended            1 failed, 2 finished"),
                lines(4));
        assertEquals(
                List.of(
                        ">  ▾ kjplu   ▁▄▆▇▇███           0.9888   3 ended            1 failed, 2 finished",
                        "  ━✓  ccccc  ▁▄▆▇▇███  0.9888   0.9888   step 20  1m 00s    0.05  0.02237",
                        "  ━✓  bbbbb  ▁▃▄▅▆▇██  0.9252   0.9252   step 20  1m 00s    0.02  0.1496",
                        "  ━✗  ddddd  ▁▄▇█      0.8494   0.8494   step 4  1m 00s     0.5   0.3012"),
                lines(7, 'j', 'j', Key.RIGHT).subList(3, 7));
        assertEquals(lines(4, 'j', 'j'), lines(4, 'j', 'j', '+', 'j', 'j', '-'), "closed from one of its runs");
        List<String> below = screen(80, 24, 'j', 'j').lines().toList();
        int title = below.indexOf("━━ sweep kjplu");
        assertEquals(
                List.of(
                        "1 failed, 2 finished",
                        "best val_acc 0.9888  ccccc  lr 0.05",
                        "ddddd failed: ValueError: loss is NaN",
                        "enter opens and closes it"),
                below.subList(title + 1, title + 5));
    }

    private static String ids(List<String> lines) {
        return lines.stream().skip(1).map(line -> line.substring(5, 11).strip()).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "'', eeeee aaaaa kjplu ccccc bbbbb ddddd",
        "o, kjplu ddddd bbbbb ccccc aaaaa eeeee",
        ">, eeeee kjplu ddddd ccccc bbbbb aaaaa",
        ">o, aaaaa kjplu bbbbb ccccc ddddd eeeee",
        ">>, aaaaa kjplu ccccc bbbbb ddddd eeeee",
        ">>o, eeeee kjplu ddddd bbbbb ccccc aaaaa",
        ">>>, aaaaa eeeee kjplu ccccc bbbbb ddddd",
        "<, eeeee kjplu ddddd ccccc bbbbb aaaaa",
        "<<, aaaaa kjplu ccccc bbbbb ddddd eeeee",
        "<<<, kjplu bbbbb ccccc ddddd aaaaa eeeee",
        "<<<o, eeeee aaaaa kjplu ddddd ccccc bbbbb",
        ">>>>, eeeee aaaaa kjplu ccccc bbbbb ddddd",
        "<<O, eeeee aaaaa kjplu ccccc bbbbb ddddd",
    })
    void theTableIsOrderedByTheColumnThatIsChosen(String keys, String expected) throws IOException {
        int[] pressed =
                IntStream.concat(IntStream.of('G', Key.ENTER), keys.chars()).toArray();
        assertEquals(expected, ids(lines(7, pressed)));
    }

    private static int[] mouse(String... sequences) {
        return Stream.of(sequences).mapToInt(Mouse::of).toArray();
    }

    @Test
    void aClickChoosesAndOpensAndOrdersAndTheWheelMoves() throws IOException {
        assertEquals(lines(23, 'j'), lines(23, mouse("<0;10;4M", "<0;10;4m")));
        assertEquals(lines(23, 'j', Key.ENTER), lines(23, mouse("<0;10;4M", "<0;10;4M")), "twice opens");
        assertEquals(lines(6, 'G', Key.ENTER), lines(6, mouse("<0;4;5M", "<0;4;5M")), "a sweep");
        assertEquals(lines(23, 'j', 'j'), lines(23, mouse("<65;10;4M", "<65;10;4M")));
        assertEquals(lines(23), lines(23, mouse("<65;10;4M", "<64;10;4M", "<64;10;4M")));
        assertEquals(lines(4, '>', '>', '>', '>'), lines(4, mouse("<0;45;2M")), "the head of a column");
        assertEquals(lines(4, '>', '>', '>', '>', 'o'), lines(4, mouse("<0;45;2M", "<0;45;2M")));
        assertEquals(lines(4), lines(4, mouse("<0;45;2M", "<0;45;2M", "<0;45;2M")));
        List<String> params = lines(23, Key.RIGHT);
        int tabs = params.size() - 1;
        while (!params.get(tabs).startsWith("━━")) {
            tabs--;
        }
        int column = params.get(tabs).indexOf("[params]") + 2;
        assertEquals(params, lines(23, mouse("<0;" + column + ";" + (tabs + 2) + "M")), "a tab");
        assertEquals(lines(23), lines(23, mouse("<0;60;1M", "<2;10;4M", "<0;0;0M", "<0;x;4M", "<0;10M")), "nothing");
    }

    private static int[] typed(String text) {
        return text.chars().toArray();
    }

    private static int[] keys(int[]... parts) {
        return Stream.of(parts).flatMapToInt(IntStream::of).toArray();
    }

    private static final int[] ENTER = {Key.ENTER};

    @Test
    void theColumnsOfTheQueryMoveSideways() throws IOException {
        assertEquals(
                List.of(
                        "     id      val_acc   last     best     progress           loss      age     {",
                        "> ━● eeeee   ▁▃▄▅▆▇██  0.9131   0.9131   8/20  ETA 15m 00s  0.1738    10 min"),
                lines(2, '}'));
        assertEquals(lines(2, '}'), lines(2, Key.SHIFT_RIGHT));
        assertEquals(lines(2), lines(2, '}', '}', '}', '}', '{', Key.SHIFT_LEFT));
        assertEquals(
                "     id      val_acc   last     best     progress           age▼    {",
                lines(1, '}', '}', '<').getFirst());
        assertEquals(
                "     id      val_acc   last     best     progress           lr▼  loss      +1",
                lines(1, '}', '}', '<', '<', '<').getFirst(),
                "what it is ordered by is seen");
    }

    @Test
    void columnsAreChosenByNameAndComeWithASavedQuery() throws IOException {
        int[] erase = {Key.CTRL_U};
        List<String> chosen = List.of(
                "     id      val_acc   last     best     progress           started",
                "> ━● eeeee   ▁▃▄▅▆▇██  0.9131   0.9131   8/20  ETA 15m 00s  2026-09-10T11:50:00…");
        assertEquals(chosen, lines(2, keys(typed("C"), erase, typed("started"), ENTER)));
        assertEquals(
                "     id      val_acc   last     best     progress           age     epochs",
                lines(1, keys(typed("C"), erase, typed("-lr,-loss,+epochs"), ENTER))
                        .getFirst());
        assertEquals(lines(2), lines(2, keys(typed("C"), erase, typed("started"), ENTER, typed("C"), erase, ENTER)));
        List<String> wrong = screen(80, 24, keys(typed("C"), erase, typed("epochz"), ENTER))
                .lines()
                .toList();
        assertEquals("unknown field 'epochz'; did you mean 'epochs'?", wrong.getLast());
        assertEquals(lines(2), wrong.subList(1, 3));
        assertEquals(0, hps.run("save", "--columns=started", "mine", "lr<9").code());
        assertEquals(chosen, lines(2, keys(typed("/@mine"), ENTER)));
    }

    @Test
    void theOpenedChartHasACursorWithTheValueOfEachRunThere() throws IOException {
        assertEquals(kept("chart-80x24.txt"), screen(80, 24, 'z', Key.LEFT, Key.LEFT));
        assertEquals(kept("chart-120x40.txt"), screen(120, 40, 'z', Key.HOME, '+', '+'));
        String whole = screen(80, 24, 'z', Key.HOME);
        assertEquals(whole, screen(80, 24, 'z', Key.HOME, '+', '+', '0'));
        assertEquals(whole, screen(80, 24, 'z', Key.HOME, '+', '+', '-', '-', '-'), "out is at most all of it");
        assertEquals(screen(80, 24), screen(80, 24, 'z', 'q'));
        assertEquals("""
            hps watch  1 runnin…
            step 18   2 of 4 ru…
             ━  ccccc  0.9833  …
            >━  eeeee  0.9131  …
            left/right cursor  …
            """, screen(20, 5, 'z', 'h'), "too small for a chart");
    }

    /// The first line of the read-out.
    private String cursor(int... keys) throws IOException {
        return screen(80, 24, keys)
                .lines()
                .filter(line -> line.startsWith("step "))
                .findFirst()
                .orElse("");
    }

    @Test
    void theCursorGoesFromRowToRowAndTheWindowGoesWithIt() throws IOException {
        assertEquals("step 20", cursor('z'));
        assertEquals("step 19", cursor('z', 'h'));
        assertEquals("step 17", cursor('z', Key.PAGE_UP), "ten cells further left there is a row");
        assertEquals("step 1", cursor('z', 'g', 'h'));
        assertEquals("step 20", cursor('z', 'g', 'G', 'l'));
        assertEquals("step 7", cursor('z', 'g', '+', '+', 'l', 'l', 'l', 'l', 'l', 'l'), "beyond what was seen");
        assertTrue(
                screen(80, 24, 'z', 'g', '+', '+', 'l', 'l', 'l', 'l', 'l', 'l').contains("(zoomed)"));
    }

    @Test
    void aClickOnASmallChartOpensItThereAndAClickInItMovesTheCursor() throws IOException {
        int[] second = mouse("<0;61;12M");
        assertEquals("step 11", cursor(second));
        assertTrue(screen(80, 24, second).contains("    loss  0.1738"));
        assertEquals("step 6", cursor(mouse("<0;61;12M", "<0;24;12M")));
        assertTrue(screen(80, 24, mouse("<0;61;12M", "<64;24;12M")).contains("(zoomed)"), "the wheel zooms");
    }

    @Test
    void anExperimentIsAGroupAndItsSweepIsAGroupInIt() throws IOException {
        for (String run : List.of("20260901-080000-aaaaa", "20260910-115000-eeeee")) {
            Path info = scratch.resolve("hps-runs").resolve(run).resolve("run.json");
            Files.writeString(info, Files.readString(info).replace("\"train\"", "\"resnet\""));
        }
        Path alone = hps.write("20260904-080000-fffff", "{\"lr\": 0.2, \"epochs\": 20}", curve(0.15, 20));
        assertTrue(Files.exists(alone));
        List<String> closed = List.of(
                "     id      val_acc   last     best     progress           lr   loss      +1",
                "   ▾ resnet  ▁▅▆▇████           0.9983   1 ended            1 running, 1 finish…",
                "> ━●  eeeee  ▁▃▄▅▆▇██  0.9131   0.9131   8/20  ETA 15m 00s  0.3  0.1738",
                "  ━✓  aaaaa  ▁▅▆▇████  0.9983   0.9983   step 20  1m 00s    0.1  0.003346",
                "   ▸ train   ▁▄▆▇▇███           0.9888   4 ended            1 failed, 3 finished");
        assertEquals(closed, lines(5, 'x'));
        assertEquals(
                List.of(
                        ">  ▾  kjplu   ▁▄▆▇▇███           0.9888   3 ended            1 failed, 2 finish…",
                        "  ━✓   ccccc  ▁▄▆▇▇███  0.9888   0.9888   step 20  1m 00s    0.05  0.02237",
                        "  ━✓   bbbbb  ▁▃▄▅▆▇██  0.9252   0.9252   step 20  1m 00s    0.02  0.1496"),
                lines(9, 'x', 'G', '+', 'j', '+').subList(4, 7));
        assertEquals(lines(9, 'x', 'G'), lines(9, 'x', 'G', '+', 'j', '+', 'j', '-', '-', '-'), "from the inside out");
    }

    @Test
    void whatIsSeenIsCommands() throws IOException {
        int[] query = keys(typed("/lr<0.2"), ENTER, typed("C"), new int[] {Key.CTRL_U}, typed("lr"), ENTER);
        assertEquals(
                List.of(
                        "━━ what is seen, as commands",
                        "the table",
                        "  hps query --columns=lr 'lr<0.2'",
                        "  hps save --columns=lr -- NAME 'lr<0.2'",
                        "the charts",
                        "  hps plot -o=hps-watch.svg -m=val_acc,loss --log-y aaaaa,ccccc,bbbbb",
                        "  hps report -o=hps-watch.html --top=3 -m=val_acc,loss --log-y aaaaa,ccccc,bbbbb",
                        "behind the address that hps serve prints",
                        "  &q=lr%3C0.2&col=lr&m=val_acc&m=loss&logy=1"),
                lines(9, keys(query, typed("Lv"))));
        assertEquals(
                "hps save --columns=lr -- ▏ 'lr<0.2'",
                end(1, keys(query, typed("S"))).getFirst());
        assertEquals("hps save -- ▏ '*'", end(1, 'S').getFirst());
    }

    private List<String> end(int count, int... keys) throws IOException {
        List<String> lines = screen(80, 24, keys).lines().toList();
        return lines.subList(lines.size() - count, lines.size());
    }

    @Test
    void tabCompletesAQueryAsInTheShell() throws IOException {
        int[] tab = {Key.TAB};
        assertEquals(List.of("/epochs:▏"), end(1, keys(typed("/epo"), tab)));
        assertEquals(
                List.of(
                        "  lr:0.02  1 run",
                        "  lr:0.05  1 run",
                        "  lr:0.1   1 run",
                        "  lr:0.3   1 run",
                        "  lr:0.5   1 run",
                        "/loss<1 lr:0.▏"),
                end(6, keys(typed("/loss<1 lr:"), tab)));
        assertEquals(
                List.of("  lr:0.02  1 run", "> lr:0.05  1 run"),
                end(6, keys(typed("/lr:"), tab, tab, tab)).subList(0, 2));
        assertEquals("/lr:0.05▏", end(1, keys(typed("/lr:"), tab, tab, tab)).getFirst());
        assertEquals(
                "/lr:0.05 ▏",
                end(1, keys(typed("/lr:"), tab, tab, tab, typed(" "))).getFirst());
        assertEquals("/nothing▏", end(1, keys(typed("/nothing"), tab)).getFirst());
        assertEquals(
                "columns: lr,epochs▏",
                end(1, keys(typed("C"), new int[] {Key.CTRL_U}, typed("lr,epo"), tab))
                        .getFirst());
    }

    @Test
    void tabCompletesACommandAsInTheShell() throws IOException {
        int[] tab = {Key.TAB};
        assertEquals("hps importance ▏", end(1, keys(typed(":importa"), tab)).getFirst());
        assertEquals("hps show aaaaa ▏", end(1, keys(typed(":show aaa"), tab)).getFirst());
        assertEquals(
                "hps rerun aaaaa epochs=▏",
                end(1, keys(typed(":rerun aaaaa epo"), tab)).getFirst());
        assertEquals(
                "hps plot -m loss▏",
                end(1, keys(typed(":plot -m lo"), tab)).getFirst().stripTrailing());
        assertEquals(
                "hps note aaaaa 'it is▏",
                end(1, keys(typed(":note aaaaa 'it is"), tab)).getFirst());
    }

    @Test
    void aRunThatIsRepeatedShowsItsCommand() throws IOException {
        assertEquals(List.of("  train", "hps rerun aaaaa ▏"), end(2, keys(typed("jR"))));
        assertEquals(List.of("  train", "hps resume aaaaa ▏"), end(2, keys(typed("jr"))));
    }

    /// What stands in the column of progress of the running run, whose metrics count such steps.
    private String progress(String steps, String params) throws IOException {
        Path running = scratch.resolve("hps-runs/20260910-115000-eeeee");
        Files.writeString(running.resolve("observed.json"), "{\"steps\": " + steps + "}");
        Files.writeString(running.resolve("params.json"), params);
        String line = screen(120, 40)
                .lines()
                .filter(each -> each.contains("eeeee"))
                .findFirst()
                .orElse("");
        return line.replaceAll(".*0\\.9131 +", "").replaceAll("   .*", "");
    }

    @Test
    void progressIsToldInWhatTheStepsCount() throws IOException {
        assertEquals("40% ETA 15m 00s", progress("{\"epoch\": [\"val_acc\", \"loss\"]}", "{\"epochs\": 20}"));
        assertEquals("step 8  10m 00s", progress("{\"batch\": [\"val_acc\", \"loss\"]}", "{\"epochs\": 20}"));
        assertEquals("step 8  10m 00s", progress("{\"row\": [\"val_acc\", \"loss\"]}", "{\"max_steps\": 20}"));
        for (String name : List.of("epochs", "max_steps", "num_train_epochs", "train.epochs", "trainer/max_steps")) {
            assertEquals("40% ETA 15m 00s", progress("{}", "{\"" + name + "\": 20}"), name);
        }
        assertEquals(
                "40% ETA 15m 00s",
                progress("{}", "{\"epochs\": -1, \"num_epochs\": 0, \"max_steps\": 20}"),
                "what is not in use is passed over");
        assertEquals("step 8  10m 00s", progress("{\"epoch\": [\"val_acc\", \"loss\"]}", "{\"max_steps\": 20}"));
    }

    @Test
    void theOrderByAnotherMetricIsPrintedToo() throws IOException {
        List<String> seen = lines(5, keys(typed("]"), typed("v")));
        assertEquals(List.of("  hps query --sort=loss", "  hps save --sort=loss -- NAME '*'"), seen.subList(2, 4));
        assertEquals(
                List.of("  hps query", "  hps save -- NAME '*'"), lines(5, 'v').subList(2, 4));
    }

    private List<String> log(int... keys) throws IOException {
        List<String> lines = screen(80, 24, keys).lines().toList();
        return lines.subList(lines.size() - 7, lines.size() - 1);
    }

    @Test
    void aRunThatFailedShowsItsTracebackAndEShowsItAgain() throws IOException {
        List<String> failure = log('G', Key.ENTER, 'G');
        assertEquals("Traceback (most recent call last):", failure.getFirst());
        assertEquals("closing 3", failure.getLast());
        assertEquals("closing 5", log('G', Key.ENTER, 'G', Key.PAGE_DOWN).getLast());
        assertEquals(failure, log('G', Key.ENTER, 'G', Key.PAGE_DOWN, Key.RIGHT, 'e'));
        assertEquals(
                "there is no traceback and no error in its log",
                screen(80, 24, 'e').lines().toList().getLast());
    }
}
