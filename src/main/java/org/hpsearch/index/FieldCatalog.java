package org.hpsearch.index;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// What can be asked of a store: the names of its parameters and metrics.
public final class FieldCatalog {
    /// A name.
    ///
    /// @param name as most of the runs spell it
    /// @param runs how many runs have it (deleted ones may still count for a while)
    public record Entry(String name, long runs) {}

    private final TreeMap<String, Entry> params;
    private final TreeMap<String, Entry> metrics;
    private final TreeMap<String, Entry> constants;
    private final Set<String> split;

    private FieldCatalog(
            TreeMap<String, Entry> params,
            TreeMap<String, Entry> metrics,
            TreeMap<String, Entry> constants,
            Set<String> split) {
        this.params = params;
        this.metrics = metrics;
        this.constants = constants;
        this.split = split;
    }

    /// The catalog of an index.
    public static FieldCatalog of(IndexReader reader) throws IOException {
        Set<String> split = names(reader, FieldNames.SPLIT_METRICS, Set.of()).keySet();
        return new FieldCatalog(
                names(reader, FieldNames.PARAM_NAMES, Set.of()),
                names(reader, FieldNames.METRIC_NAMES, split),
                names(reader, FieldNames.CONSTANT_NAMES, Set.of()),
                split);
    }

    /// The same with parameters of runs that no index holds yet.
    public FieldCatalog with(Collection<String> more) {
        TreeMap<String, Entry> all = new TreeMap<>(params);
        more.forEach(name -> all.putIfAbsent(FieldNames.regular(name), new Entry(name, 0)));
        return new FieldCatalog(all, metrics, constants, split);
    }

    /// @param split regular names of which each spelling is an entry of its own
    private static TreeMap<String, Entry> names(IndexReader reader, String field, Set<String> split)
            throws IOException {
        TreeMap<String, TreeMap<String, Long>> spellings = new TreeMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms == null) {
                continue;
            }
            TermsEnum names = terms.iterator();
            for (BytesRef term = names.next(); term != null; term = names.next()) {
                String name = term.utf8ToString();
                String regular = FieldNames.regular(name);
                spellings
                        .computeIfAbsent(split.contains(regular) ? name : regular, key -> new TreeMap<>())
                        .merge(name, (long) names.docFreq(), Long::sum);
            }
        }
        TreeMap<String, Entry> entries = new TreeMap<>();
        spellings.forEach((key, runs) -> entries.put(key, entry(runs)));
        return entries;
    }

    /// @param runs spelling → how many runs spell the name so
    private static Entry entry(TreeMap<String, Long> runs) {
        String name = Collections.max(
                        runs.entrySet(),
                        Map.Entry.<String, Long>comparingByValue()
                                .thenComparing(
                                        Map.Entry.<String, Long>comparingByKey().reversed()))
                .getKey();
        return new Entry(name, runs.values().stream().mapToLong(count -> count).sum());
    }

    /// The parameter of this name, in any spelling; null where no run has it.
    public @Nullable Entry param(String name) {
        return params.get(FieldNames.regular(name));
    }

    /// Whether the runs have a parameter of this name only as a constant of their code.
    public boolean isConstant(String name) {
        String regular = FieldNames.regular(name);
        Entry param = params.get(regular);
        Entry constant = constants.get(regular);
        return param != null && constant != null && constant.runs == param.runs;
    }

    /// The metric of this name, in any spelling but of [#split()] ones; null where no run has it.
    public @Nullable Entry metric(String name) {
        String regular = FieldNames.regular(name);
        return metrics.get(split.contains(regular) ? FieldNames.spelled(name) : regular);
    }

    /// Regular names of metrics of which some run has several, such as `loss` and `Loss`: each spelling is a metric.
    public Set<String> split() {
        return split;
    }

    /// The metrics of a [#split()] name; empty for other names.
    public List<String> spellings(String name) {
        String regular = FieldNames.regular(name);
        return split.contains(regular)
                ? metrics.values().stream()
                        .map(Entry::name)
                        .filter(metric -> FieldNames.regular(metric).equals(regular))
                        .toList()
                : List.of();
    }

    /// The inner field of a metric's aggregate. Of a [#split()] name the regular spelling finds other ones, too, in
    /// runs that lack it.
    public String metricField(String name, Aggregate aggregate) {
        String regular = FieldNames.regular(name);
        return split.contains(regular) && !regular.equals(name)
                ? FieldNames.spelledMetric(name, aggregate)
                : FieldNames.metric(name, aggregate);
    }

    /// All parameters.
    public Collection<Entry> params() {
        return params.values();
    }

    /// All metrics.
    public Collection<Entry> metrics() {
        return metrics.values();
    }
}
