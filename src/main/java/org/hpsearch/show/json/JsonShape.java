package org.hpsearch.show.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// An object of JSON as a table of its fields, from which the object and its schema are made.
///
/// @param <T>    what the object tells of
/// @param fields in the order in which they are described
public record JsonShape<T>(List<Field<T>> fields) {
    /// A field.
    ///
    /// @param always whether it is never missing
    /// @param words  what it is
    /// @param value  reads it; null where it is missing
    public record Field<T>(
            String name, JsonType type, boolean always, String words, Function<T, @Nullable Value> value) {}

    public JsonShape {
        fields = List.copyOf(fields);
    }

    /// No fields yet.
    public static <T> JsonShape<T> empty() {
        return new JsonShape<>(List.of());
    }

    /// The same with a field that is never missing.
    public JsonShape<T> with(String name, JsonType type, String words, Function<T, @Nullable Value> value) {
        return with(new Field<>(name, type, true, words, value));
    }

    /// The same with a field that may be missing.
    public JsonShape<T> perhaps(String name, JsonType type, String words, Function<T, @Nullable Value> value) {
        return with(new Field<>(name, type, false, words, value));
    }

    private JsonShape<T> with(Field<T> field) {
        List<Field<T>> more = new ArrayList<>(fields);
        more.add(field);
        return new JsonShape<>(more);
    }

    /// The object that tells of something.
    public Value.Obj of(T told) {
        TreeMap<String, Value> object = new TreeMap<>();
        for (Field<T> field : fields) {
            Value value = field.value.apply(told);
            if (value != null) {
                object.put(field.name, value);
            }
        }
        return new Value.Obj(object);
    }

    /// What such an object is.
    public JsonType type() {
        TreeMap<String, Value> properties = new TreeMap<>();
        fields.forEach(field ->
                properties.put(field.name, field.type.described(field.words).schema()));
        List<String> required =
                fields.stream().filter(Field::always).map(Field::name).toList();
        return new JsonType(Value.Obj.of(Map.of(
                "type", Value.of("object"),
                "properties", new Value.Obj(properties),
                "required", JsonType.texts(required))));
    }
}
