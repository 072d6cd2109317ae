package org.hpsearch.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageServerTest {
    private static final String REFUSED = "403 open the address that hps serve has printed, with its token\n";
    private static final String FOREIGN = "403 pages of other sites may not read this\n";
    private static final String OTHER_HOST =
            "403 this server answers to localhost and 127.0.0.1; open the address that hps serve has printed\n";

    @TempDir
    Path folder;

    @org.jspecify.annotations.Nullable
    private ServedProject opened;

    @BeforeEach
    void begin() throws Exception {
        opened = new ServedProject(folder);
    }

    @AfterEach
    void end() throws Exception {
        served().close();
    }

    private ServedProject served() {
        return java.util.Objects.requireNonNull(opened);
    }

    private String answer(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = served().send(request);
        return response.statusCode() + " " + response.body();
    }

    /// Sends lines as they stand, which a client of HTTP would not.
    private String raw(String... lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", served().server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceFirst("(?s)^HTTP/1.1 (\\d+).*?\r\n\r\n", "$1 ");
        }
    }

    private String withHost(String host) throws IOException {
        String query = served().server.address().getRawQuery();
        String text = raw("GET /?" + query + " HTTP/1.1", "Host: " + host, "Connection: close");
        return text.startsWith("200 <!DOCTYPE html>") ? "admitted" : text;
    }

    @Test
    void thePageComesForItsTokenAndGivesACookieThatAdmitsFromThenOn() throws Exception {
        HttpResponse<String> page =
                served().send(HttpRequest.newBuilder(served().server.address()));
        assertEquals(200, page.statusCode());
        String cookie = page.headers().firstValue("Set-Cookie").orElse("");
        assertTrue(
                cookie.matches("hps-" + served().server.port() + "=[\\w-]{32}; Path=/; HttpOnly; SameSite=Strict"),
                cookie);
        assertFalse(served().server.address().toString().contains(cookie.substring(10, 30)), "not the token");
        assertEquals(200, served().send(served().admitted("/")).statusCode());
        assertEquals(200, served().send(served().admitted("/page.js")).statusCode());
    }

    @Test
    void withoutTokenAndCookieNothingIsRead() throws Exception {
        for (String path : List.of("/", "/page.js", "/api/table", "/api/curves", "/api/live", "/nothing")) {
            assertEquals(REFUSED, answer(HttpRequest.newBuilder(served().at(path))), path);
        }
        String token = served().server.address().getRawQuery();
        assertEquals(REFUSED, answer(HttpRequest.newBuilder(served().at("/?token="))));
        assertEquals(
                REFUSED, answer(HttpRequest.newBuilder(served().at("/?" + token.substring(0, token.length() - 1)))));
        assertEquals(REFUSED, answer(HttpRequest.newBuilder(served().at("/api/table?" + token))), "for the page alone");
        assertEquals(
                REFUSED,
                answer(HttpRequest.newBuilder(served().at("/"))
                        .header("Cookie", "hps-" + served().server.port() + "=")));
    }

    @Test
    void aNameThatResolvesToThisMachineIsNotOurs() throws Exception {
        assertEquals("admitted", withHost("127.0.0.1:1"));
        assertEquals("admitted", withHost("localhost:9000"));
        assertEquals("admitted", withHost("[::1]:9000"));
        assertEquals("admitted", withHost("LOCALHOST"));
        for (String host : List.of("evil.example", "127.0.0.1.evil.example", "10.0.0.7", "localhost.evil:80", "x:")) {
            assertEquals(OTHER_HOST, withHost(host), host);
        }
    }

    @Test
    void pagesOfOtherSitesReadNothing() throws Exception {
        String own = "http://127.0.0.1:" + served().server.port();
        assertTrue(answer(served().admitted("/api/table").header("Origin", own)).startsWith("200 {"));
        for (String origin : List.of("http://evil.example", "null", "https://127.0.0.1", own + "0")) {
            assertEquals(FOREIGN, answer(served().admitted("/api/table").header("Origin", origin)), origin);
        }
        assertEquals(FOREIGN, answer(served().admitted("/api/table").header("Sec-Fetch-Site", "cross-site")));
        assertEquals(FOREIGN, answer(served().admitted("/page.js").header("Sec-Fetch-Site", "same-site")));
        assertTrue(answer(served().admitted("/api/table").header("Sec-Fetch-Site", "same-origin"))
                .startsWith("200 {"));
        assertTrue(
                answer(served().admitted("/").header("Sec-Fetch-Site", "cross-site"))
                        .startsWith("200 <"),
                "a link");
    }

    @Test
    void allRepliesForbidWhatThePageDoesNotNeed() throws Exception {
        for (HttpRequest.Builder request : List.of(
                served().admitted("/"), served().admitted("/api/table"), HttpRequest.newBuilder(served().at("/")))) {
            HttpResponse<String> response = served().send(request);
            List<String> lines = new ArrayList<>();
            response.headers()
                    .map()
                    .forEach((name, values) ->
                            lines.add(name.toLowerCase(java.util.Locale.ROOT) + ": " + values.getFirst()));
            lines.removeIf(line -> line.matches("(date|content-length|content-type): .*"));
            assertEquals("""
                cache-control: no-store
                content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
                img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
                cross-origin-opener-policy: same-origin
                cross-origin-resource-policy: same-origin
                referrer-policy: no-referrer
                x-content-type-options: nosniff
                x-frame-options: DENY\
                """, String.join("\n", lines.stream().sorted().toList()));
        }
    }

    @Test
    void itIsOnlyRead() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
            HttpResponse<String> response = served().send(
                            served().admitted("/api/table").method(method, HttpRequest.BodyPublishers.ofString("x")));
            assertEquals(405, response.statusCode(), method);
            assertEquals("GET, HEAD", response.headers().firstValue("Allow").orElse(""));
        }
        HttpResponse<String> head =
                served().send(served().admitted("/").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertEquals("200 ", head.statusCode() + " " + head.body());
    }

    @Test
    void noPathOfARequestIsAFile() throws Exception {
        served().write('a', "{\"lr\": 0.1}", "1,1,loss,0.5");
        for (String path : List.of(
                "/../hps.yaml",
                "/..%2f..%2fetc/passwd",
                "/hps-runs/" + ServedProject.id('a') + "/run.json",
                "/page.html",
                "/page.js/",
                "/api/",
                "/META-INF/GPL-3.0.txt",
                "/page.js%00")) {
            assertEquals("""
                404 {
                  "error": {
                    "code": "absent",
                    "hint": "",
                    "message": "there is nothing at this address"
                  }
                }
                """, answer(served().admitted(path)), path);
        }
    }

    @Test
    void whatIsTooLongOrMalformedIsRefused() throws Exception {
        assertTrue(answer(served().admitted("/api/table?q=" + "a".repeat(20_000)))
                .contains("longer than 16000 characters"));
        assertTrue(answer(served().admitted("/api/table?rows=5000"))
                .contains("rows is a number from 1 to 2000, not '5000'"));
        assertTrue(
                answer(served().admitted("/api/curves?slices=99999")).contains("slices is a number from 10 to 4000"));
        String many = raw("GET / HTTP/1.1", "Host: localhost", "X: 1\r\n".repeat(200) + "Connection: close");
        assertFalse(many.startsWith("200"), many);
    }

    @Test
    void onlyTextsOfThePageNeedBeReadAndTheyAreSmall() throws Exception {
        int all = 0;
        for (String path : List.of(
                "/",
                "/page.css",
                "/page.js",
                "/state.js",
                "/table.js",
                "/curves.js",
                "/query.js",
                "/run.js",
                "/spread.js",
                "/uplot.js",
                "/uplot.css",
                "/icon.svg")) {
            HttpResponse<String> response = served().send(served().admitted(path));
            assertEquals(200, response.statusCode(), path);
            all += response.body().length();
            boolean outside = response.body()
                    .replace("http://www.w3.org/2000/svg", "")
                    .matches("(?s).*(?<!license: )https?://(?!github).*");
            assertFalse(outside, path + " asks nothing of another machine");
        }
        assertTrue(all < 300_000, all + " characters");
    }

    @Test
    void aPortThatIsInUseIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            ServeOptions options = new ServeOptions();
            options.port = taken.getLocalPort();
            DataException refusal = assertThrows(
                    DataException.class,
                    () -> PageServer.start(
                            served().hps.context(),
                            new org.hpsearch.workspace.Workspace(served().hps.context(), List.of()),
                            options));
            assertEquals(
                    "port " + options.port + " is not available (Address already in use); --port 0 chooses a free one",
                    refusal.getMessage());
        }
    }

    @Test
    void othersThanThisMachineNeedATokenOfAFile() throws Exception {
        ServeOptions options = new ServeOptions();
        options.bind = "0.0.0.0";
        assertEquals(
                "--bind 0.0.0.0 lets other machines read your runs; name a --token-file, or use ssh -L and no --bind",
                assertThrows(UsageException.class, options::address).getMessage());
        options.tokenFile = "token";
        Files.writeString(folder.resolve("token"), "short\n");
        assertTrue(String.valueOf(assertThrows(DataException.class, () -> options.token(folder))
                        .getMessage())
                .contains("holds no token: 16 or more letters"));
        Files.writeString(folder.resolve("token"), "0123456789abcdef\n");
        assertEquals("0123456789abcdef", options.token(folder));
        assertTrue(options.isOpen());
        try (ServedProject open = new ServedProject(folder, options)) {
            assertTrue(open.server.address().toString().endsWith("/?token=0123456789abcdef"));
            HttpResponse<String> page = open.send(HttpRequest.newBuilder(open.at("/?token=0123456789abcdef")));
            assertEquals(200, page.statusCode());
        }
    }

    @Test
    void aStoreThatIsDeletedWhileServedAnswersWithoutRuns() throws Exception {
        served().write('a', "{\"lr\": 0.1}", "1,1,loss,0.5");
        assertTrue(served().get("/api/table").contains("\"about\": \"1 run\""));
        FileUtils.deleteDirectory(folder.resolve("hps-runs").toFile());
        Thread.sleep(1000);
        assertTrue(served().get("/api/table").contains("\"about\": \"0 runs\""));
        assertTrue(served().get("/api/curves").contains("\"message\": \"no run is drawn\""));
        served().write('b', "{\"lr\": 0.1}", "1,1,loss,0.5");
        Thread.sleep(1000);
        assertTrue(served().get("/api/table").contains("\"about\": \"1 run\""));
    }
}
