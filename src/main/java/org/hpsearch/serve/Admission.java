package org.hpsearch.serve;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.view.ViewUrl;

/// Who may read: whoever opens the page with the token, and then the same browser by a cookie that no script and no
/// other site's page can use. A name that resolves to this machine does not make another site's page one of ours: the
/// `Host` has to be one that we are reached by.
final class Admission {
    static final String TOKEN = "token";
    private static final int BYTES = 24;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    private final String token;
    private final String secret = random();
    private final String cookie;
    private final Set<String> names;

    /// Whether the page is reached through other addresses than loopback.
    private final boolean open;

    /// @param token what the address that is printed holds
    /// @param names hosts that the server is reached by beside loopback; empty for loopback alone
    Admission(String token, int port, List<String> names) {
        this.token = token;
        this.cookie = "hps-" + port;
        this.open = !names.isEmpty();
        this.names = Set.copyOf(names.stream().map(Admission::lower).toList());
    }

    /// A secret that nobody guesses.
    static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Why a request is refused; empty where it is not.
    Optional<Reply> refusal(Request request) {
        String host = lower(request.header("Host"));
        if (!isOurs(host)) {
            return Optional.of(Reply.text(
                    Reply.FORBIDDEN,
                    "this server answers to localhost and 127.0.0.1; open the address that hps serve has printed"));
        }
        String origin = lower(request.header("Origin"));
        if (!origin.isEmpty() && !origin.equals("http://" + host)) {
            return Optional.of(Reply.text(Reply.FORBIDDEN, "pages of other sites may not read this"));
        }
        String site = request.header("Sec-Fetch-Site");
        boolean foreign = site.equals("cross-site") || site.equals("same-site");
        if (foreign && !request.path().equals("/")) {
            return Optional.of(Reply.text(Reply.FORBIDDEN, "pages of other sites may not read this"));
        }
        return hasToken(request) || hasCookie(request)
                ? Optional.empty()
                : Optional.of(
                        Reply.text(Reply.FORBIDDEN, "open the address that hps serve has printed, with its token"));
    }

    private boolean isOurs(String host) {
        String name = host.replaceFirst(":\\d{1,5}$", "");
        return LOOPBACK.contains(name)
                || open && (names.contains(name) || ADDRESS.matcher(name).matches());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// Whether this is the page itself, opened with the token.
    boolean hasToken(Request request) {
        return request.path().equals("/")
                && request.query().contains(TOKEN + "=")
                && isSame(token, ViewUrl.of(request.query()).one(TOKEN));
    }

    private boolean hasCookie(Request request) {
        for (String part : request.header("Cookie").split(";")) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals(cookie) && isSame(secret, pair[1])) {
                return true;
            }
        }
        return false;
    }

    /// Takes as long for a wrong guess as for a nearly right one.
    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /// The page with what admits its browser from now on.
    Reply admitted(Reply page) {
        return page.with("Set-Cookie", cookie + "=" + secret + "; Path=/; HttpOnly; SameSite=Strict");
    }

    /// The address that opens the page.
    URI address(String host, int port) {
        return URI.create("http://" + host + ":" + port + "/?" + TOKEN + "=" + token);
    }
}
