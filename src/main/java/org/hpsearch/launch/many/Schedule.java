package org.hpsearch.launch.many;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;

/// A curriculum: parameters that become others at certain points of a training.
///
/// @param parts in order; at least one
public record Schedule(List<Part> parts) {
    /// A part of the training.
    ///
    /// @param values parameters with the values that they have in it, as typed
    /// @param until  where it ends, as typed
    public record Part(Map<String, String> values, String until) {}

    /// Reads `lr=0.1@0 0.01@10 batch=32@0 64@20`: a word without a name belongs to the parameter before it.
    ///
    /// @param end where the whole training ends
    /// @throws DataException where a word says something else, a point is no number at or above 0, or lies
    ///                       at or behind the end
    public static Schedule parse(String text, String end) {
        double last = point("the end", end);
        TreeMap<Double, Map<String, String>> changes = new TreeMap<>(Map.of(0.0, new LinkedHashMap<>()));
        Map<Double, String> spellings = new TreeMap<>();
        String key = "";
        for (String word : text.strip().split("\\s+")) {
            int at = word.lastIndexOf('@');
            int equals = word.indexOf('=');
            key = equals > 0 && equals < at ? word.substring(0, equals) : key;
            if (at < 0 || key.isEmpty() || word.indexOf('@') != at) {
                throw new DataException("'" + word + "': KEY=VALUE@POINT is expected");
            }
            String typed = word.substring(at + 1);
            double point = point("'" + word + "'", typed);
            if (point >= last) {
                throw new DataException("'" + word + "' is at or after the end, " + end);
            }
            String value = word.substring(equals > 0 && equals < at ? equals + 1 : 0, at);
            if (changes.computeIfAbsent(point, p -> new LinkedHashMap<>()).putIfAbsent(key, value) != null) {
                throw new DataException("'" + word + "': there is another " + key + " at this point");
            }
            spellings.put(point, typed);
        }
        List<Part> parts = new ArrayList<>();
        Map<String, String> now = new LinkedHashMap<>();
        for (double point : changes.keySet()) {
            now.putAll(changes.get(point));
            Double next = changes.higherKey(point);
            parts.add(new Part(Map.copyOf(now), next == null ? end : spellings.getOrDefault(next, end)));
        }
        return new Schedule(List.copyOf(parts));
    }

    private static double point(String what, String text) {
        Double point = Numbers.parse(text);
        if (point == null || !(point >= 0) || point.isInfinite()) {
            throw new DataException(what + ": a number from 0 on is expected, not '" + text + "'");
        }
        return point;
    }

    /// The part that ends at a point; -1 where none does.
    public int endingAt(double point) {
        for (int i = 0; i < parts.size(); i++) {
            Double until = Numbers.parse(parts.get(i).until);
            if (until != null && until == point) {
                return i;
            }
        }
        return -1;
    }
}
