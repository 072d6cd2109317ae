package org.hpsearch.serve;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.show.json.JsonError;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;

/// What a client gets.
///
/// @param type    of the body
/// @param headers beside those that all replies have
record Reply(int status, String type, byte[] body, Map<String, String> headers) {
    static final int OK = 200;
    static final int BAD = 400;
    static final int FORBIDDEN = 403;
    static final int ABSENT = 404;
    static final int BUG = 500;
    static final int BUSY = 503;

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply json(Value document) {
        return json(OK, Json.document(document));
    }

    static Reply json(int status, String document) {
        return new Reply(status, "application/json", document.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /// Why there is no answer, as verbs with `--json` say it.
    static Reply error(int status, String code, String sentence) {
        return json(status, Json.document(JsonError.of(code, sentence).document()));
    }

    /// The same with a header more.
    Reply with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Reply(status, type, body, more);
    }
}
