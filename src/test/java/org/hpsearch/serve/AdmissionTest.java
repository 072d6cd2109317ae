package org.hpsearch.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who is answered, as a function of one request.
class AdmissionTest {
    private static final String TOKEN_NEEDED = "open the address that hps serve has printed, with its token\n";
    private static final String OTHER_HOST =
            "this server answers to localhost and 127.0.0.1; open the address that hps serve has printed\n";
    private static final String OTHER_SITE = "pages of other sites may not read this\n";

    private final Admission own = new Admission("T0ken", 8080, List.of());
    private final Admission open = new Admission("T0ken", 8080, List.of("Node1.example"));

    /// Why a request is refused; empty where it is not.
    ///
    /// @param headers name, value ...
    private static String refusal(Admission admission, String path, String query, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("host", "localhost:8080"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return admission
                .refusal(new Request("GET", path, query, all))
                .map(reply -> {
                    assertEquals(403, reply.status());
                    return new String(reply.body(), StandardCharsets.UTF_8);
                })
                .orElse("");
    }

    private static String cookie(Admission admission) {
        String header = admission.admitted(Reply.text(200, "page")).headers().getOrDefault("Set-Cookie", "");
        assertEquals("; Path=/; HttpOnly; SameSite=Strict", header.substring(header.indexOf(';')));
        return header.substring(0, header.indexOf(';'));
    }

    @Test
    void theTokenOpensThePageAndTheCookieAllElse() {
        assertEquals("", refusal(own, "/", "token=T0ken"));
        assertEquals("", refusal(own, "/", "q=lr%3C1&token=T0ken"));
        for (String query : List.of("", "token=", "token=t0ken", "token=T0ken1", "xtoken=T0ken")) {
            assertEquals(TOKEN_NEEDED, refusal(own, "/", query), query);
        }
        assertEquals(TOKEN_NEEDED, refusal(own, "/api/table", "token=T0ken"));
        assertEquals("", refusal(own, "/api/table", "", "Cookie", "a=b; " + cookie(own) + ";c"));
        assertEquals(TOKEN_NEEDED, refusal(own, "/api/table", "", "Cookie", cookie(open)), "of another server");
        assertEquals(
                TOKEN_NEEDED, refusal(own, "/api/table", "", "Cookie", "hps-8080=T0ken"), "the token is no cookie");
    }

    @Test
    void namesOfTheServer() {
        for (String host : List.of("localhost", "LOCALHOST:1", "127.0.0.1:8080", "[::1]:8080")) {
            assertEquals("", refusal(own, "/", "token=T0ken", "host", host), host);
        }
        for (String host : List.of("", "node1.example", "10.0.0.7", "localhost.evil", "127.0.0.1:8080:1")) {
            assertEquals(OTHER_HOST, refusal(own, "/", "token=T0ken", "host", host), host);
        }
        for (String host : List.of("node1.EXAMPLE:8080", "10.0.0.7", "[fe80::1]:8080", "localhost")) {
            assertEquals("", refusal(open, "/", "token=T0ken", "host", host), host);
        }
        assertEquals(
                OTHER_HOST, refusal(open, "/", "token=T0ken", "host", "evil.example"), "a name that resolves here");
    }

    @Test
    void pagesOfOtherSites() {
        String cookie = cookie(own);
        assertEquals("", refusal(own, "/api/table", "", "Cookie", cookie, "Origin", "http://localhost:8080"));
        assertEquals(OTHER_SITE, refusal(own, "/api/table", "", "Cookie", cookie, "Origin", "http://127.0.0.1:8080"));
        assertEquals(OTHER_SITE, refusal(own, "/api/table", "", "Cookie", cookie, "Sec-Fetch-Site", "same-site"));
        assertEquals("", refusal(own, "/", "", "Cookie", cookie, "Sec-Fetch-Site", "cross-site"), "a link");
    }

    @Test
    void whatOpensThePage() {
        assertEquals(
                "http://node1:8080/?token=T0ken", own.address("node1", 8080).toString());
        assertEquals(32, Admission.random().length());
        assertNotEquals(Admission.random(), Admission.random());
    }
}
