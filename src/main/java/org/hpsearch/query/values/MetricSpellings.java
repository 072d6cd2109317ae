package org.hpsearch.query.values;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.match.Row;

/// The metrics of some runs, each under one name, though `loss` of one run may be `Loss` of another.
///
/// @param shown regular name, or the name itself where each spelling is a metric of its own → how it is shown
/// @param names how they are shown, sorted
record MetricSpellings(Map<String, String> shown, List<String> names) {
    static MetricSpellings of(List<Row> rows) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        for (Row row : rows) {
            for (String name : row.record().metrics().summaries().keySet()) {
                String regular = FieldNames.regular(name);
                counts.computeIfAbsent(row.split().contains(regular) ? name : regular, key -> new TreeMap<>())
                        .merge(name, 1, Integer::sum);
            }
        }
        Map<String, String> shown = new HashMap<>();
        counts.forEach((key, spellings) -> shown.put(key, mostFrequent(spellings)));
        return new MetricSpellings(shown, shown.values().stream().sorted().toList());
    }

    /// Of equally frequent ones the last by letters, which is the one in small letters.
    private static String mostFrequent(Map<String, Integer> spellings) {
        return spellings.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    /// How the metric of this name is shown.
    Optional<String> find(String name) {
        String exact = shown.get(name);
        return Optional.ofNullable(exact != null ? exact : shown.get(FieldNames.regular(name)));
    }
}
