package org.hpsearch.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.hpsearch.console.Context;
import org.hpsearch.process.Signals;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Workspace;

/// Serves the page: the JDK's own server, a virtual thread a request. It only reads.
public final class PageServer implements AutoCloseable {
    /// So many requests are answered at a time, and so many pages are told of changes.
    private static final int MOST_REQUESTS = 64;

    private static final int MOST_STREAMS = 32;
    private static final int LEAST_ZIPPED = 1_000;
    private static final int METHOD_NOT_ALLOWED = 405;

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    static {
        // Limits of the JDK's server against clients that send or read slowly, unless somebody has set others.
        Map.of(
                        "sun.net.httpserver.maxReqTime", "20",
                        "sun.net.httpserver.maxRspTime", "180",
                        "sun.net.httpserver.maxReqHeaders", "100",
                        "jdk.httpserver.maxConnections", "256")
                .forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Admission admission;
    private final Questions questions;
    private final Endpoints endpoints;
    private final Consumer<String> told;
    private final LiveStream.Pace pace;
    private final Semaphore requests = new Semaphore(MOST_REQUESTS);
    private final Semaphore streams = new Semaphore(MOST_STREAMS);

    private PageServer(
            HttpServer server, Admission admission, Questions questions, Consumer<String> told, LiveStream.Pace pace) {
        this.server = server;
        this.admission = admission;
        this.questions = questions;
        this.endpoints = new Endpoints(questions);
        this.told = told;
        this.pace = pace;
    }

    /// Begins to serve.
    ///
    /// @throws DataException where the port is in use
    public static PageServer start(Context context, Workspace workspace, ServeOptions options) throws IOException {
        PageServer page = start(context, workspace, options, LiveStream.Pace.USUAL);
        page.threads.execute(page::prepare);
        return page;
    }

    /// Reads what the page shows first, while its address is being opened.
    private void prepare() {
        try {
            for (String path : Endpoints.FIRST) {
                endpoints.reply(new Request("GET", path, "", Map.of()));
            }
        } catch (RuntimeException bugOrClosed) {
            // whoever asks is told
        }
    }

    static PageServer start(Context context, Workspace workspace, ServeOptions options, LiveStream.Pace pace)
            throws IOException {
        String token = options.token(context.folder());
        InetAddress address = options.address();
        HttpServer server = listening(address, options.port());
        Admission admission = new Admission(token, server.getAddress().getPort(), options.names());
        PageServer page = new PageServer(server, admission, new Questions(context, workspace), context::say, pace);
        server.setExecutor(page.threads);
        server.createContext("/", page::handle);
        server.start();
        return page;
    }

    private static HttpServer listening(InetAddress address, int port) throws IOException {
        int first = port < 0 ? ServeOptions.PORT : port;
        try {
            return HttpServer.create(new InetSocketAddress(address, first), 0);
        } catch (BindException inUse) {
            if (port >= 0) {
                throw new DataException(
                        "port " + port + " is not available (" + inUse.getMessage() + "); --port 0 chooses a free one",
                        inUse);
            }
            return HttpServer.create(new InetSocketAddress(address, 0), 0);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// The address that opens the page.
    public URI address() {
        InetAddress bound = server.getAddress().getAddress();
        String host = bound.isLoopbackAddress() || bound.isAnyLocalAddress() ? "127.0.0.1" : bound.getHostAddress();
        return admission.address(host.indexOf(':') >= 0 ? "[" + host + "]" : host, port());
    }

    /// Serves until a signal ends it, as Ctrl-C does.
    public void untilInterrupted() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Runnable before = Signals.receive(List.of("INT", "TERM", "HUP"), signal -> end.countDown());
        try {
            end.await();
        } finally {
            before.run();
        }
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            if (!requests.tryAcquire()) {
                send(
                        exchange,
                        Reply.text(Reply.BUSY, "too many requests at a time").with("Retry-After", "1"));
                return;
            }
            try {
                answer(exchange, request(exchange));
            } finally {
                requests.release();
            }
        } catch (IOException gone) {
            // the client has left, and nobody waits for an answer
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request request(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getLast()));
        String query = exchange.getRequestURI().getRawQuery();
        String path = exchange.getRequestURI().getPath();
        return new Request(exchange.getRequestMethod(), path == null ? "" : path, query == null ? "" : query, headers);
    }

    private void answer(HttpExchange exchange, Request request) throws IOException, InterruptedException {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            send(
                    exchange,
                    Reply.text(METHOD_NOT_ALLOWED, "this page is only read").with("Allow", "GET, HEAD"));
            return;
        }
        boolean stream =
                request.path().equals(Endpoints.LIVE) && request.method().equals("GET");
        Reply reply = reply(request, stream);
        if (stream && reply.status() == Reply.OK) {
            stream(exchange);
        } else {
            send(exchange, reply);
        }
    }

    private Reply reply(Request request, boolean stream) {
        try {
            Optional<Reply> refusal = admission.refusal(request);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (stream) {
                return Reply.text(Reply.OK, "");
            }
            Reply reply = endpoints.reply(request);
            return admission.hasToken(request) ? admission.admitted(reply) : reply;
        } catch (UsageException malformed) {
            return Reply.error(Reply.BAD, "usage", String.valueOf(malformed.getMessage()));
        } catch (RuntimeException bug) {
            told.accept("this is a bug in hps (" + bug + "); please report it");
            return Reply.error(Reply.BUG, "bug", "this is a bug in hps; the terminal of hps serve says more");
        }
    }

    private void stream(HttpExchange exchange) throws IOException, InterruptedException {
        if (!streams.tryAcquire()) {
            send(exchange, Reply.text(Reply.BUSY, "too many pages are open").with("Retry-After", "30"));
            return;
        }
        try {
            headers(exchange, "text/event-stream");
            exchange.sendResponseHeaders(Reply.OK, 0);
            new LiveStream(questions, pace).write(exchange.getResponseBody());
        } finally {
            streams.release();
        }
    }

    /// How many pages are told of changes now.
    int streams() {
        return MOST_STREAMS - streams.availablePermits();
    }

    private static void headers(HttpExchange exchange, String type) {
        HEADERS.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", type);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        headers(exchange, reply.type());
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        byte[] body = reply.body();
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip") && body.length >= LEAST_ZIPPED) {
            body = zipped(body);
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static byte[] zipped(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        }
        return bytes.toByteArray();
    }

    /// Ends: streams are broken off.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        questions.close();
        try {
            threads.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
