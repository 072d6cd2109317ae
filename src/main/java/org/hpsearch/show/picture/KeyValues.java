package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hpsearch.query.language.NamePrefix;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.same.Configuration;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.query.values.RowValues.Shared;
import org.hpsearch.show.table.GroupTables;

/// What runs have as the values of some keys: equal values have one text.
final class KeyValues {
    private final List<String> keys;
    private final Map<String, Map<Row, String>> texts = new HashMap<>();

    /// Of each key its values; numbers by their size, texts as they come.
    private final Map<String, List<String>> orders = new HashMap<>();

    /// @param keys parameters and fields; [Configuration#KEY] stands for all that is no mere repeat
    KeyValues(List<String> keys, RowValues values) {
        this.keys = expanded(keys, values);
        this.keys.forEach(key -> add(key, values));
    }

    /// The keys, with the differing parameters in place of [Configuration#KEY].
    static List<String> expanded(List<String> keys, RowValues values) {
        return keys.stream()
                .flatMap(key -> key.equals(Configuration.KEY)
                        ? new DifferingParams(values).settings().stream().map(NamePrefix.PARAM::with)
                        : Stream.of(key))
                .distinct()
                .toList();
    }

    private void add(String key, RowValues values) {
        List<Shared> distinct = values.distinct(key);
        Map<Row, String> of = new IdentityHashMap<>();
        distinct.forEach(shared -> shared.rows().forEach(row -> of.put(row, shared.text())));
        texts.put(key, of);
        boolean numbers = distinct.stream().allMatch(shared -> Double.isFinite(shared.number()));
        Stream<Row> inOrder = values.rows().stream().filter(of::containsKey);
        orders.put(
                key,
                numbers
                        ? distinct.stream().map(Shared::text).toList()
                        : inOrder.map(of::get).distinct().toList());
    }

    /// The texts of a run's values.
    List<String> of(Row row) {
        return keys.stream()
                .map(key -> texts.getOrDefault(key, Map.of()).getOrDefault(row, GroupTables.NO_VALUE))
                .toList();
    }

    /// The values that some runs have, in order: numbers by their size, texts as they come, runs without a value last.
    List<List<String>> distinct(List<Row> rows) {
        return rows.stream().map(this::of).distinct().sorted(order()).toList();
    }

    Comparator<List<String>> order() {
        Comparator<List<String>> order = (a, b) -> 0;
        for (int i = 0; i < keys.size(); i++) {
            int at = i;
            List<String> values = orders.getOrDefault(keys.get(i), List.of());
            order = order.thenComparingInt(group -> {
                int place = values.indexOf(group.get(at));
                return place < 0 ? values.size() : place;
            });
        }
        return order;
    }

    /// The names of the keys without the word that says what they are.
    List<String> names() {
        return keys.stream().map(NamePrefix.PARAM::bare).toList();
    }

    /// `lr=0.1 opt=adam`.
    String text(List<String> values) {
        return joined(names(), "=", values);
    }

    /// Names and values in pairs; `all` where there are none.
    static String joined(List<String> names, String between, List<String> values) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            pairs.add(names.get(i) + between + values.get(i));
        }
        return pairs.isEmpty() ? "all" : pairs.stream().collect(Collectors.joining(" "));
    }
}
