package org.hpsearch.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.hpsearch.command.Commands;
import org.hpsearch.command.Hps;
import org.hpsearch.console.Context;
import org.hpsearch.value.DataException;
import org.hpsearch.view.View;
import org.hpsearch.workspace.Workspace;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The live view on a terminal that is emulated: what a person would see, cell by cell.
@Timeout(90)
class WatchScreenTest {
    @TempDir
    Path scratch;

    private Hps hps = new Hps(Path.of("/nowhere"));
    private Path best = Path.of("");

    @BeforeEach
    void runs() throws IOException {
        hps = new Hps(scratch).at("2026-09-10T12:00:00Z");
        hps.write("20260901-080000-aaaaa", "{\"lr\": 0.1}", "1,1,val_acc,0.5", "2,2,val_acc,0.25", "1,1,loss,3.5");
        hps.write("20260902-080000-bbbbb", "{\"lr\": 0.02}", "1,1,val_acc,0.7", "2,2,val_acc,0.8", "1,1,loss,2.5");
        best = hps.write("20260903-080000-ccccc", "{\"lr\": 0.3}", "1,1,val_acc,0.9", "2,2,val_acc,0.95");
    }

    /// A view on a terminal of its own.
    private final class Watched implements AutoCloseable {
        private final ScreenTerminal.VirtualTerminal virtual;
        private final Attributes before;
        private final FutureTask<Integer> result;

        Watched(int columns, int rows, String query, String metric) throws IOException {
            virtual = ScreenTerminal.withTerminal("watch", "xterm-256color", columns, rows);
            before = virtual.terminal().getAttributes();
            Notices notices = new Notices();
            Context quiet = notices.of(hps.context());
            Workspace workspace = new Workspace(quiet, List.of());
            WatchScreen screen = new WatchScreen(
                    quiet, virtual.terminal(), workspace, notices, View.USUAL.asking(query), metric, Commands::run);
            Callable<Integer> call = () -> {
                try (workspace;
                        screen) {
                    return screen.run();
                }
            };
            result = new FutureTask<>(call);
            Thread.ofPlatform().daemon().start(result);
        }

        void type(String keys) throws IOException {
            virtual.terminal().processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        }

        void resize(int columns, int rows) {
            virtual.screen().setSize(Size.of(columns, rows));
            virtual.terminal().setSize(Size.of(columns, rows));
            virtual.terminal().raise(Terminal.Signal.WINCH);
        }

        String text() {
            int columns = virtual.screen().getColumns();
            int rows = virtual.screen().getRows();
            long[] cells = new long[columns * rows];
            virtual.screen().dump(cells, new int[2]);
            StringBuilder text = new StringBuilder();
            for (int row = 0; row < rows; row++) {
                StringBuilder line = new StringBuilder();
                for (int column = 0; column < columns; column++) {
                    int sign = ScreenTerminal.cellCodePoint(cells[row * columns + column]);
                    line.appendCodePoint(sign == 0 ? ' ' : sign);
                }
                text.append(line.toString().stripTrailing()).append('\n');
            }
            return text.toString();
        }

        String until(Predicate<String> seen) throws InterruptedException {
            while (!seen.test(text())) {
                assertTrue(!result.isDone(), "the view has ended");
                Thread.sleep(20);
            }
            return text();
        }

        String until(String part) throws InterruptedException {
            return until(text -> text.contains(part));
        }

        int end() throws Exception {
            type("q");
            return result.get();
        }

        @Override
        public void close() throws IOException {
            type("q");
            while (!result.isDone()) {
                Thread.onSpinWait();
            }
            virtual.terminal().close();
        }
    }

    private String fresh(int columns, int rows) throws Exception {
        try (Watched other = new Watched(columns, rows, "", "val_acc")) {
            return other.until("val_acc");
        }
    }

    @ParameterizedTest
    @CsvSource({"60, 24", "80, 24", "120, 40"})
    void whateverIsTypedNothingOfItStays(int columns, int rows) throws Exception {
        try (Watched watched = new Watched(columns, rows, "", "val_acc")) {
            String first = watched.until("val_acc");
            assertEquals(fresh(columns, rows), first);
            watched.type("s");
            watched.until("the chosen run is not running");
            watched.type("j");
            String second = watched.until(text -> !text.contains("is not running") && !text.equals(first));
            watched.type("\033[B");
            watched.until(text -> !text.equals(second));
            watched.type("k\033OA");
            assertEquals(first, watched.until(first));
            watched.type("]");
            assertNotEquals(first, watched.until(text -> text.contains("shown  loss")));
            watched.type("[");
            assertEquals(first, watched.until(first));
            watched.type("L");
            watched.until(text -> !text.equals(first));
            watched.type("LU\033\033[Z");
            assertEquals(first, watched.until(first));
            assertEquals(0, watched.end());
        }
    }

    @Test
    void aShorterNumberLeavesNoDigitsOfTheLongerOne() throws Exception {
        String more = "3,3,val_acc,0.987654321\n";
        Files.writeString(best.resolve("metrics.csv"), more, StandardOpenOption.APPEND);
        try (Watched watched = new Watched(80, 24, "", "val_acc")) {
            watched.until("0.9877");
            Files.writeString(best.resolve("metrics.csv"), "4,4,val_acc,1\n", StandardOpenOption.APPEND);
            String changed = watched.until(text -> !text.contains("0.9877"));
            assertEquals(fresh(80, 24), changed);
        }
    }

    @Test
    void theViewFitsAWindowThatChanges() throws Exception {
        try (Watched watched = new Watched(80, 24, "", "val_acc")) {
            String first = watched.until("val_acc");
            watched.resize(60, 16);
            assertEquals(fresh(60, 16), watched.until(fresh(60, 16)));
            watched.resize(120, 30);
            assertEquals(fresh(120, 30), watched.until(fresh(120, 30)));
            watched.resize(80, 24);
            assertEquals(first, watched.until(first));
        }
    }

    @Test
    void theTerminalIsAsItWas() throws Exception {
        try (Watched watched = new Watched(80, 24, "lr<0.2", "")) {
            watched.until("bbbbb");
            String before = watched.before.toString();
            assertNotEquals(before, watched.virtual.terminal().getAttributes().toString());
            assertEquals(0, watched.end());
            assertEquals(before, watched.virtual.terminal().getAttributes().toString());
            assertEquals("", watched.text().strip(), "the screen of before is shown again");
        }
    }

    @Test
    void theCommandOfTheUserIsToldOfARunThatFailsAndThatOfTheProjectIsNot() throws Exception {
        Files.writeString(scratch.resolve("hps.yaml"), "notify: touch stranger\n");
        Path own = Objects.requireNonNull(hps.context().home()).resolve(".config/hps/config.yaml");
        Files.createDirectories(own.getParent());
        Files.writeString(own, "notify: sh tell\n");
        Files.writeString(scratch.resolve("tell"), "printf %s \"$1\" > part && mv part told\n");
        Path run = hps.write("20260904-080000-ddddd", "{}", "1,1,val_acc,0.5");
        Files.delete(run.resolve("status.json"));
        Path process = run.resolve("process.json");
        Files.writeString(
                process,
                "{\"shim\": {\"pid\": 2, \"start\": 1}, \"program\": {\"pid\": 3, \"start\": 1},"
                        + " \"namespace\": \"\", \"boot\": \"b\", \"machine\": \"another\"}");
        Files.setLastModifiedTime(process, FileTime.from(Instant.parse("2026-09-10T12:00:00Z")));
        try (Watched watched = new Watched(100, 30, "", "")) {
            watched.until("1 running of");
            Files.writeString(run.resolve("status.json"), "{\"exit\": 1}");
            watched.until("ddddd failed");
            watched.until(text -> Files.exists(scratch.resolve("told")));
        }
        assertEquals("ddddd failed: exit status 1", Files.readString(scratch.resolve("told")));
        assertFalse(Files.exists(scratch.resolve("stranger failed")) || Files.exists(scratch.resolve("stranger")));
    }

    @Test
    void aStoreThatIsMissingIsNamedAndWatchedAgainWhenItIsBack() throws Exception {
        Path runs = scratch.resolve("hps-runs");
        Path away = scratch.resolve("away");
        try (Watched watched = new Watched(100, 30, "", "")) {
            watched.until("bbbbb");
            Files.move(runs, away);
            String shown = watched.until("hps-runs is missing");
            assertTrue(shown.contains("shown is what was seen last"), shown);
            assertTrue(shown.contains("bbbbb"), shown);
            assertFalse(shown.contains("nothing has been printed"), shown);
            Files.move(away, runs);
            watched.until("is there again");
            hps.write("20260904-080000-ddddd", "{\"lr\": 0.4}", "1,1,val_acc,0.99");
            watched.until("ddddd");
        }
    }

    @Test
    void theEndOfTheInputEndsTheView() throws Exception {
        try (Watched watched = new Watched(80, 24, "", "")) {
            watched.until("ccccc");
            watched.type("\u0004");
            assertEquals(0, watched.result.get());
        }
    }

    @Test
    void aTerminalThatIsTooSmallOrDumbIsRefused() throws IOException {
        try (Workspace workspace = new Workspace(hps.context(), List.of());
                Terminal small =
                        ScreenTerminal.withTerminal("watch", "xterm", 19, 24).terminal();
                Terminal dumb =
                        ScreenTerminal.withTerminal("watch", "dumb", 80, 24).terminal()) {
            for (Terminal terminal : new Terminal[] {small, dumb}) {
                assertEquals(
                        "watch needs a terminal that can move its cursor, of 20 columns and 5 rows at least",
                        assertThrows(
                                        DataException.class,
                                        () -> new WatchScreen(
                                                        hps.context(),
                                                        terminal,
                                                        workspace,
                                                        new Notices(),
                                                        View.USUAL,
                                                        "",
                                                        Commands::run)
                                                .close())
                                .getMessage());
            }
        }
    }
}
