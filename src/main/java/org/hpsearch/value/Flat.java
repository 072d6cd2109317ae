package org.hpsearch.value;

import java.util.Map;
import java.util.TreeMap;

/// Nested objects as one flat one with dotted keys.
public final class Flat {
    private Flat() {}

    /// `{"a": {"b": 1}}` as `{"a.b": 1}`; lists stay values (their elements may be objects), empty objects vanish.
    public static Map<String, Value> of(Value.Obj object) {
        TreeMap<String, Value> flat = new TreeMap<>();
        add(flat, "", object);
        return flat;
    }

    private static void add(TreeMap<String, Value> flat, String prefix, Value.Obj object) {
        object.fields().forEach((key, value) -> {
            if (value instanceof Value.Obj inner) {
                add(flat, prefix + key + ".", inner);
            } else {
                flat.put(prefix + key, value);
            }
        });
    }
}
