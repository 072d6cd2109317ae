package org.hpsearch.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lenient look-ups in a JSON object: a field of another kind than asked for counts as missing.
public final class Fields {
    private static final Value.Obj EMPTY = Value.Obj.of(Map.of());

    private Fields() {}

    public static @Nullable String text(Value.Obj object, String key) {
        return object.fields().get(key) instanceof Value.Text text ? text.text() : null;
    }

    public static String text(Value.Obj object, String key, String otherwise) {
        String text = text(object, key);
        return text == null ? otherwise : text;
    }

    /// A text that may be a part of a path: one with a NUL counts as missing.
    public static @Nullable String path(Value.Obj object, String key) {
        String text = text(object, key);
        return text == null || text.indexOf('\0') >= 0 ? null : text;
    }

    public static @Nullable Double number(Value.Obj object, String key) {
        return object.fields().get(key) instanceof Value.Num number ? number.asDouble() : null;
    }

    public static long whole(Value.Obj object, String key, long otherwise) {
        Double number = number(object, key);
        return number == null || number != Math.rint(number) || Math.abs(number) > 0x1p53
                ? otherwise
                : number.longValue();
    }

    public static boolean flag(Value.Obj object, String key) {
        return object.fields().get(key) instanceof Value.Bool bool && bool.value();
    }

    public static @Nullable Instant time(Value.Obj object, String key) {
        String text = text(object, key);
        try {
            return text == null ? null : Times.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    public static List<String> texts(Value.Obj object, String key) {
        return object.fields().get(key) instanceof Value.Items items
                        && !items.values().isEmpty()
                ? items.values().stream()
                        .filter(Value.Text.class::isInstance)
                        .map(Value::print)
                        .toList()
                : List.of();
    }

    public static Value.Obj object(Value.Obj object, String key) {
        return object.fields().get(key) instanceof Value.Obj inner ? inner : EMPTY;
    }

    /// An object's fields as texts.
    public static Map<String, String> strings(Value.Obj object) {
        TreeMap<String, String> strings = new TreeMap<>();
        object.fields().forEach((key, value) -> strings.put(key, value.print()));
        return strings;
    }

    /// Texts as an object's fields.
    public static Map<String, Value> values(Map<String, String> strings) {
        if (strings.isEmpty()) {
            return Map.of();
        }
        TreeMap<String, Value> values = new TreeMap<>();
        strings.forEach((key, text) -> values.put(key, Value.of(text)));
        return values;
    }

    /// Fields in the making; a null or empty value leaves its field out.
    public static final class Writer {
        private final SortedMap<String, Value> fields = new TreeMap<>();

        public Writer put(String key, @Nullable Value value) {
            if (value != null) {
                fields.put(key, value);
            }
            return this;
        }

        public Writer put(String key, @Nullable String text) {
            return put(key, text == null || text.isEmpty() ? null : Value.of(text));
        }

        public Writer put(String key, Map<String, ? extends Value> inner) {
            return put(key, inner.isEmpty() ? null : new Value.Obj(new TreeMap<>(inner)));
        }

        public Writer put(String key, List<String> texts) {
            return put(key, new Value.Items(texts.stream().map(Value::of).toList()));
        }

        public Writer putAll(Value.Obj others) {
            fields.putAll(others.fields());
            return this;
        }

        public Value.Obj done() {
            return new Value.Obj(fields);
        }
    }
}
