package org.hpsearch.show.json;

import org.hpsearch.value.Value;

/// Why a verb could not do its work, for programs: `{"error": {"code", "message", "hint"}}`.
///
/// @param code    `usage`, `query`, `failed` or `bug`
/// @param message what is wrong
/// @param hint    what to do about it; empty where nothing is known
public record JsonError(String code, String message, String hint) {
    private static final String REMEDY = "; ";

    private static final JsonShape<JsonError> ERROR = JsonShape.<JsonError>empty()
            .with("code", JsonType.TEXT, "usage, query, failed or bug", error -> Value.of(error.code))
            .with("message", JsonType.TEXT, "what is wrong", error -> Value.of(error.message))
            .with(
                    "hint",
                    JsonType.TEXT,
                    "what to do about it; empty where nothing is known",
                    error -> Value.of(error.hint));

    private static final JsonShape<JsonError> DOCUMENT =
            JsonShape.<JsonError>empty().with("error", ERROR.type(), "why there is no answer", ERROR::of);

    /// Of a sentence for people, whose remedy is its last part.
    public static JsonError of(String code, String sentence) {
        int remedy = sentence.lastIndexOf(REMEDY);
        return remedy < 0
                ? new JsonError(code, sentence, "")
                : new JsonError(code, sentence.substring(0, remedy), sentence.substring(remedy + REMEDY.length()));
    }

    /// The document.
    public Value.Obj document() {
        return DOCUMENT.of(this);
    }

    /// What the document is.
    public static JsonType type() {
        return DOCUMENT.type();
    }
}
