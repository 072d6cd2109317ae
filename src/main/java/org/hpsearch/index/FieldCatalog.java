package org.hpsearch.index;

import java.io.IOException;
import java.util.Collection;
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

    private FieldCatalog(
            TreeMap<String, Entry> params, TreeMap<String, Entry> metrics, TreeMap<String, Entry> constants) {
        this.params = params;
        this.metrics = metrics;
        this.constants = constants;
    }

    /// The catalog of an index.
    public static FieldCatalog of(IndexReader reader) throws IOException {
        return new FieldCatalog(
                names(reader, FieldNames.PARAM_NAMES),
                names(reader, FieldNames.METRIC_NAMES),
                names(reader, FieldNames.CONSTANT_NAMES));
    }

    private static TreeMap<String, Entry> names(IndexReader reader, String field) throws IOException {
        TreeMap<String, Entry> entries = new TreeMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms == null) {
                continue;
            }
            TermsEnum names = terms.iterator();
            for (BytesRef term = names.next(); term != null; term = names.next()) {
                Entry entry = new Entry(term.utf8ToString(), names.docFreq());
                entries.merge(
                        FieldNames.regular(entry.name),
                        entry,
                        (a, b) -> new Entry(a.runs >= b.runs ? a.name : b.name, a.runs + b.runs));
            }
        }
        return entries;
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

    /// The metric of this name, in any spelling; null where no run has it.
    public @Nullable Entry metric(String name) {
        return metrics.get(FieldNames.regular(name));
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
