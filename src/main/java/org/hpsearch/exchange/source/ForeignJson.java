package org.hpsearch.exchange.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// JSON as Python writes it: with `NaN`, `Infinity` and `-Infinity`, which JSON itself does not know. They become
/// texts.
public final class ForeignJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(Json.LIMITS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private ForeignJson() {}

    /// Parses one document in UTF-8.
    ///
    /// @throws DataException where it is not JSON or exceeds the limits
    public static Value parse(byte[] utf8) {
        return Json.parse(FACTORY, utf8);
    }

    /// Parses documents that follow one another in a part of the bytes.
    ///
    /// @throws DataException as above
    public static List<Value> sequence(byte[] utf8, int from, int to) {
        return Json.sequence(FACTORY, utf8, from, to);
    }

    /// As [#parse(byte[])].
    public static Value parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
