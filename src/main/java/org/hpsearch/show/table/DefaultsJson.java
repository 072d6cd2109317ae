package org.hpsearch.show.table;

import org.hpsearch.show.json.JsonShape;
import org.hpsearch.show.json.JsonType;
import org.hpsearch.value.Value;

/// What `hps-defaults.json` is, which `hps defaults --json` prints as it is (FORMAT.md).
final class DefaultsJson {
    private static final JsonShape<Value.Obj> DEFAULT = since(field(
            field(JsonShape.empty(), "key", JsonType.TEXT, "parameter"),
            "value",
            JsonType.VALUE,
            "of runs without it"));
    private static final JsonShape<Value.Obj> RENAME = since(field(
            field(JsonShape.empty(), "key", JsonType.TEXT, "name today"), "old", JsonType.TEXT, "name in older runs"));

    private DefaultsJson() {}

    /// The whole file.
    static JsonType type() {
        JsonShape<Value.Obj> file = JsonShape.empty();
        file = perhaps(file, "defaults", conditions(DEFAULT).type().list(), "rules, the first that matches applies");
        file = perhaps(file, "renames", RENAME.type().list(), "names that became others");
        return perhaps(file, "earlier", ended().type().list(), "entries of the two others that held once")
                .type();
    }

    private static JsonShape<Value.Obj> conditions(JsonShape<Value.Obj> rule) {
        JsonShape<Value.Obj> shape = perhaps(rule, "when", JsonType.TEXT, "query that a run has to match");
        shape = perhaps(shape, "experiment", JsonType.TEXT, "only for its runs");
        return perhaps(shape, "experiments", JsonType.TEXT.list(), "only for runs of these");
    }

    private static JsonShape<Value.Obj> since(JsonShape<Value.Obj> entry) {
        JsonShape<Value.Obj> shape = perhaps(entry, "set", JsonType.TIME, "when it was declared");
        shape = perhaps(shape, "by", JsonType.TEXT, "by whom");
        return perhaps(shape, "why", JsonType.TEXT, "the reason");
    }

    private static JsonShape<Value.Obj> ended() {
        JsonShape<Value.Obj> shape = field(JsonShape.empty(), "key", JsonType.TEXT, "parameter");
        shape = perhaps(shape, "value", JsonType.VALUE, "of a default");
        shape = perhaps(shape, "old", JsonType.TEXT, "of a renaming: name in older runs");
        shape = perhaps(conditions(since(shape)), "until", JsonType.TIME, "when it ended");
        shape = perhaps(shape, "ended_by", JsonType.TEXT, "by whom");
        return perhaps(shape, "ended_why", JsonType.TEXT, "the reason");
    }

    private static JsonShape<Value.Obj> field(JsonShape<Value.Obj> shape, String name, JsonType type, String words) {
        return shape.with(name, type, words, entry -> entry.fields().get(name));
    }

    private static JsonShape<Value.Obj> perhaps(JsonShape<Value.Obj> shape, String name, JsonType type, String words) {
        return shape.perhaps(name, type, words, entry -> entry.fields().get(name));
    }
}
