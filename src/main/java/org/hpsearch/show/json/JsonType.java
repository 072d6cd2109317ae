package org.hpsearch.show.json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.Value;

/// What a value may be, in the words of JSON Schema (draft 2020-12).
///
/// @param schema the schema of the value
public record JsonType(Value.Obj schema) {
    /// A text.
    public static final JsonType TEXT = named("string");

    /// A whole number.
    public static final JsonType WHOLE = named("integer");

    /// A number.
    public static final JsonType NUMBER = named("number");

    /// `true` or `false`.
    public static final JsonType FLAG = named("boolean");

    /// A time in UTC, ISO 8601.
    public static final JsonType TIME =
            new JsonType(Value.Obj.of(Map.of("type", Value.of("string"), "format", Value.of("date-time"))));

    /// A number of a program; JSON has no NaN and no infinity, so these are texts.
    public static final JsonType MEASURE =
            any(NUMBER, new JsonType(Value.Obj.of(Map.of("enum", texts(List.of("NaN", "Infinity", "-Infinity"))))));

    /// A parameter's value: a number, text, boolean, `null`, or a list or an object of these.
    public static final JsonType VALUE = new JsonType(Value.Obj.of(Map.of()));

    private static final JsonType NULL = named("null");

    private static JsonType named(String type) {
        return new JsonType(Value.Obj.of(Map.of("type", Value.of(type))));
    }

    private static JsonType any(JsonType... types) {
        List<Value> schemas =
                java.util.Arrays.stream(types).<Value>map(JsonType::schema).toList();
        return new JsonType(Value.Obj.of(Map.of("anyOf", new Value.Items(schemas))));
    }

    static Value.Items texts(List<String> texts) {
        return new Value.Items(texts.stream().map(Value::of).toList());
    }

    /// The same or `null`.
    public JsonType orNull() {
        return any(this, NULL);
    }

    /// A list of such values.
    public JsonType list() {
        return new JsonType(Value.Obj.of(Map.of("type", Value.of("array"), "items", schema)));
    }

    /// An object of such values under names that vary.
    public JsonType map() {
        return new JsonType(Value.Obj.of(Map.of("type", Value.of("object"), "additionalProperties", schema)));
    }

    /// The same, described.
    JsonType described(String words) {
        TreeMap<String, Value> fields = new TreeMap<>(schema.fields());
        fields.put("description", Value.of(words));
        return new JsonType(new Value.Obj(fields));
    }

    /// The whole schema of a document of this type.
    ///
    /// @param title what the document is
    public Value.Obj document(String title) {
        TreeMap<String, Value> fields = new TreeMap<>(schema.fields());
        fields.put("$schema", Value.of("https://json-schema.org/draft/2020-12/schema"));
        fields.put("title", Value.of(title));
        return new Value.Obj(fields);
    }
}
