package org.hpsearch.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hpsearch.command.Hps;
import org.hpsearch.workspace.Workspace;

/// A project of a test that is served on loopback, and a client that was admitted.
final class ServedProject implements AutoCloseable {
    static final String NOW = "2026-09-10T12:00:00Z";

    final Hps hps;
    final PageServer server;
    private final Path folder;
    private final Workspace workspace;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String cookie;

    ServedProject(Path folder) throws IOException, InterruptedException {
        this(folder, new ServeOptions());
    }

    ServedProject(Path folder, ServeOptions options) throws IOException, InterruptedException {
        this.folder = folder;
        hps = new Hps(folder).at(NOW);
        workspace = new Workspace(hps.context(), List.of());
        options.port = 0;
        server = PageServer.start(hps.context(), workspace, options, new LiveStream.Pace(50, 4, 400));
        HttpResponse<String> page = send(HttpRequest.newBuilder(server.address()));
        cookie = page.headers().firstValue("Set-Cookie").orElse("").replaceFirst(";.*", "");
    }

    /// The address of a path, without a token.
    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder admitted(String path) {
        return HttpRequest.newBuilder(at(path)).header("Cookie", cookie);
    }

    /// What an admitted browser gets.
    String get(String path) throws IOException, InterruptedException {
        return send(admitted(path)).body();
    }

    /// An event stream as its lines come.
    HttpResponse<java.util.stream.Stream<String>> stream(String path) throws IOException, InterruptedException {
        return client.send(admitted(path).timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofLines());
    }

    static String id(char letter) {
        return "2026090" + (letter - 'a' + 1) + "-080000-"
                + String.valueOf(letter).repeat(5);
    }

    /// Writes a finished run.
    void write(char letter, String params, String... metrics) throws IOException {
        hps.write(id(letter), params, metrics);
    }

    /// A run that another machine's heartbeat says is running.
    Path running(char letter) throws IOException {
        write(letter, "{\"lr\": 0.1}", "1,1,loss,0.5");
        Path run = folder.resolve("hps-runs").resolve(id(letter));
        Files.delete(run.resolve("status.json"));
        Files.writeString(
                run.resolve("process.json"),
                "{\"shim\": {\"pid\": 2, \"start\": 1}, \"program\": {\"pid\": 3, \"start\": 1},"
                        + " \"namespace\": \"\", \"boot\": \"b\", \"machine\": \"another\"}");
        Files.setLastModifiedTime(run.resolve("process.json"), FileTime.from(Instant.parse(NOW)));
        return run;
    }

    @Override
    public void close() throws IOException {
        client.shutdownNow();
        server.close();
        workspace.close();
    }
}
