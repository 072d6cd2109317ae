package org.hpsearch.serve;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;

/// A real Chromium without a window, driven over its DevTools protocol
/// (https://chromedevtools.github.io/devtools-protocol/).
final class Browser implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Pattern PAGE = Pattern.compile("\"webSocketDebuggerUrl\": \"([^\"]+/page/[^\"]+)\"");

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<String>> open = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final WebSocket socket;

    /// The program; empty where this machine has none.
    static Optional<Path> program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// @param folder an empty one, for what the browser writes
    Browser(Path program, Path folder) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder,
                "about:blank");
        builder.environment().put("HOME", folder.toString());
        process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        try {
            Path port = folder.resolve("DevToolsActivePort");
            until(() -> Files.exists(port) && Files.readAllLines(port).size() == 2, "Chromium's port");
            URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json/list");
            String[] page = {""};
            until(
                    () -> {
                        Matcher found = PAGE.matcher(
                                client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                                        .body());
                        page[0] = found.find() ? found.group(1) : "";
                        return !page[0].isEmpty();
                    },
                    "Chromium's page");
            socket = client.newWebSocketBuilder()
                    .buildAsync(URI.create(page[0]), new Replies())
                    .get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception | AssertionError failed) {
            end();
            throw failed;
        }
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    /// Waits until a condition holds.
    static void until(Condition condition, String what) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + LONGEST.toSeconds() + " s there is not yet: " + what);
            }
            Thread.sleep(20);
        }
    }

    /// Puts messages together, which come in parts.
    private final class Replies implements WebSocket.Listener {
        private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+)");
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                Matcher id = ID.matcher(message);
                CompletableFuture<String> waiting = id.find() ? open.remove(Integer.valueOf(id.group(1))) : null;
                if (waiting != null) {
                    waiting.complete(message.toString());
                }
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    /// Calls a method.
    ///
    /// @param params as JSON
    /// @return its reply as JSON
    String call(String method, String params) throws Exception {
        int id = calls.incrementAndGet();
        CompletableFuture<String> reply = new CompletableFuture<>();
        open.put(id, reply);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}", true);
        return reply.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    /// What a script's expression comes to, as text.
    String read(String script) throws Exception {
        String reply = call(
                "Runtime.evaluate",
                "{\"returnByValue\":true,\"awaitPromise\":true,\"expression\":"
                        + Json.line(Value.of("String(" + script + ")")) + "}");
        Value.Obj result = Fields.object((Value.Obj) Json.parse(reply.getBytes(StandardCharsets.UTF_8)), "result");
        String value = Fields.text(Fields.object(result, "result"), "value");
        if (value == null) {
            throw new AssertionError(script + ": " + reply);
        }
        return value;
    }

    /// Waits until an expression comes to a text.
    void await(String script, String wanted) throws Exception {
        String[] seen = {""};
        try {
            until(
                    () -> {
                        seen[0] = read(script);
                        return seen[0].equals(wanted);
                    },
                    wanted);
        } catch (AssertionError late) {
            throw new AssertionError(script + " is\n" + seen[0] + "\nand not\n" + wanted, late);
        }
    }

    void open(URI address) throws Exception {
        call("Page.navigate", "{\"url\":" + Json.line(Value.of(address.toString())) + "}");
    }

    /// Shows the page as on a screen of so many pixels.
    void size(int width, int height) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":" + (width < 600)
                        + "}");
    }

    /// What the system prefers: `dark` or `light`.
    void scheme(String scheme) throws Exception {
        call(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}");
    }

    void type(String text) throws Exception {
        call("Input.insertText", "{\"text\":" + Json.line(Value.of(text)) + "}");
    }

    /// Presses a key by its name, as `ArrowDown`.
    void press(String key) throws Exception {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    "{\"type\":\"" + type + "\",\"key\":\"" + key + "\",\"code\":\"" + key + "\"}");
        }
    }

    /// Clicks the middle of an element.
    void click(String element) throws Exception {
        drag(element, 0.5, 0.5, 0.5, 0.5);
    }

    /// Drags over an element; places are shares of its width and height.
    void drag(String element, double x, double y, double toX, double toY) throws Exception {
        mouse("mouseMoved", element, x, y);
        mouse("mousePressed", element, x, y);
        mouse("mouseMoved", element, (x + toX) / 2, (y + toY) / 2);
        mouse("mouseMoved", element, toX, toY);
        mouse("mouseReleased", element, toX, toY);
    }

    /// Moves the pointer over an element.
    void point(String element, double x, double y) throws Exception {
        mouse("mouseMoved", element, x, y);
    }

    private void mouse(String type, String element, double x, double y) throws Exception {
        String[] place = read("(() => {const e = " + element + "; e.scrollIntoView({block: 'center'}); "
                        + "const b = e.getBoundingClientRect(); return [b.left + b.width * " + x
                        + ", b.top + b.height * " + y + "]})()")
                .split(",");
        call(
                "Input.dispatchMouseEvent",
                "{\"type\":\"" + type + "\",\"x\":" + place[0] + ",\"y\":" + place[1]
                        + ",\"button\":\"" + (type.equals("mouseMoved") ? "none" : "left") + "\",\"buttons\":"
                        + (type.equals("mousePressed") ? 1 : 0)
                        + ",\"clickCount\":1}");
    }

    /// Puts two fingers on an element, moves them to other places and takes them off; places are shares of its width.
    void pinch(String element, double one, double other, double toOne, double toOther) throws Exception {
        fingers("touchStart", element, one, other);
        for (int i = 1; i <= 4; i++) {
            double share = i / 4.0;
            fingers("touchMove", element, one + share * (toOne - one), other + share * (toOther - other));
        }
        fingers("touchEnd", element);
    }

    /// Says where fingers are on an element.
    void fingers(String type, String element, double... places) throws Exception {
        String[] box = read("(() => {const b = " + element
                        + ".getBoundingClientRect(); return [b.left, b.width, b.top + b.height / 2]})()")
                .split(",");
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < places.length; i++) {
            double x = Double.parseDouble(box[0]) + places[i] * Double.parseDouble(box[1]);
            points.append(i == 0 ? "" : ",").append("{\"x\":" + x + ",\"y\":" + box[2] + ",\"id\":" + i + "}");
        }
        call("Input.dispatchTouchEvent", "{\"type\":\"" + type + "\",\"touchPoints\":[" + points + "]}");
    }

    /// What the screen shows, as a PNG.
    byte[] picture() throws Exception {
        String reply = call("Page.captureScreenshot", "{}");
        int begin = reply.indexOf("\"data\":\"") + "\"data\":\"".length();
        return Base64.getDecoder().decode(reply.substring(begin, reply.indexOf('"', begin)));
    }

    @Override
    public void close() {
        client.shutdownNow();
        try {
            end();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() throws InterruptedException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        for (ProcessHandle each : all) {
            each.onExit().orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join();
        }
    }
}
