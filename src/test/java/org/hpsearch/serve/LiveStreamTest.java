package org.hpsearch.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveStreamTest {
    @TempDir
    Path folder;

    private static String next(Iterator<String> lines, String begin) {
        for (int i = 0; i < 1000 && lines.hasNext(); i++) {
            String line = lines.next();
            if (line.startsWith(begin)) {
                return line;
            }
        }
        return "";
    }

    private static boolean soon(BooleanSupplier is) throws InterruptedException {
        for (int i = 0; i < 200 && !is.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        return is.getAsBoolean();
    }

    @Test
    void aPageHearsOfNewRowsOfRunningRunsAndOfRunsThatComeAndEnd() throws Exception {
        try (ServedProject served = new ServedProject(folder)) {
            Path run = served.running('a');
            Iterator<String> lines = served.stream("/api/live").body().iterator();
            assertEquals("retry: 1000", lines.next());
            assertEquals(":", next(lines, ":"), "the files have been looked at");
            Files.writeString(run.resolve("metrics.csv"), "2,2,loss,0.4\n", StandardOpenOption.APPEND);
            assertEquals("event: grown", next(lines, "event:"));
            assertEquals("data: [\"" + ServedProject.id('a') + "\"]", lines.next());
            served.write('b', "{\"lr\": 0.2}", "1,1,loss,0.5");
            assertEquals("event: runs", next(lines, "event:"));
        }
    }

    @Test
    void aStoreThatIsMissingIsNamedAndItsRunsAreThereAgainWhenItIsBack() throws Exception {
        try (ServedProject served = new ServedProject(folder)) {
            served.write('a', "{\"lr\": 0.1}", "1,1,loss,0.5");
            Path runs = folder.resolve("hps-runs");
            String missing = "there are no runs: " + runs + " is missing";
            assertFalse(served.get("/api/table").contains(missing));
            Iterator<String> lines = served.stream("/api/live").body().iterator();
            assertEquals(":", next(lines, ":"));
            Files.move(runs, folder.resolve("away"));
            assertEquals("event: runs", next(lines, "event: runs"));
            assertTrue(soon(() -> table(served).contains(missing)), table(served));
            Files.move(folder.resolve("away"), runs);
            assertTrue(soon(() -> table(served).contains("\"about\": \"1 run")), table(served));
            assertFalse(table(served).contains(missing));
        }
    }

    private static String table(ServedProject served) {
        try {
            return served.get("/api/table");
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static Socket open(ServedProject served) throws IOException {
        Socket socket = new Socket("127.0.0.1", served.server.port());
        String head = served.admitted("/api/live")
                .build()
                .headers()
                .firstValue("Cookie")
                .orElse("");
        socket.getOutputStream()
                .write(("GET /api/live HTTP/1.1\r\nHost: localhost\r\nCookie: " + head + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    @Test
    void aPageThatIsClosedLeavesNoStreamAndTooManyAreRefused() throws Exception {
        try (ServedProject served = new ServedProject(folder)) {
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                sockets.add(open(served));
            }
            assertTrue(soon(() -> served.server.streams() == 32), served.server.streams() + " streams");
            assertEquals("too many pages are open\n", served.get("/api/live"));
            assertTrue(served.get("/api/table").startsWith("{"), "other requests have their own threads");
            for (Socket socket : sockets) {
                socket.close();
            }
            assertTrue(soon(() -> served.server.streams() == 0), served.server.streams() + " streams are left");
        }
    }
}
