package org.hpsearch.query.match;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.RunIndex;
import org.hpsearch.run.RunRecord;

/// The runs that have not noted their end: their state and duration are derived when asked.
public final class OpenRuns {
    private final Map<Integer, RunRecord> records;

    private OpenRuns(Map<Integer, RunRecord> records) {
        this.records = records;
    }

    static OpenRuns of(RunIndex.View view) throws IOException {
        TermQuery open = new TermQuery(new Term(FieldNames.OPEN, "1"));
        int count = view.searcher().count(open);
        Map<Integer, RunRecord> records = new TreeMap<>();
        if (count > 0) {
            TopDocs found = view.searcher().search(open, count);
            for (var hit : found.scoreDocs) {
                records.put(hit.doc, view.record(hit.doc));
            }
        }
        return new OpenRuns(records);
    }

    /// Whether the run of a document is one of them.
    public boolean has(int doc) {
        return records.containsKey(doc);
    }

    /// Their states at a moment, by document.
    public Map<Integer, String> states(Instant now) {
        Map<Integer, String> states = new TreeMap<>();
        records.forEach((doc, record) -> states.put(doc, record.state(now).word()));
        return states;
    }

    /// Those of them that fit.
    org.apache.lucene.search.Query where(Predicate<RunRecord> test) {
        List<BytesRef> ids = records.values().stream()
                .filter(test)
                .map(record -> new BytesRef(record.id()))
                .toList();
        return new TermInSetQuery(FieldNames.ID, ids);
    }

    /// Those whose duration so far, in seconds, lies in a range.
    org.apache.lucene.search.Query lasting(double low, boolean withLow, double high, boolean withHigh, Instant now) {
        return where(record -> {
            var duration = record.duration(now);
            double seconds = duration == null ? Double.NaN : duration.toMillis() / 1000.0;
            return (withLow ? seconds >= low : seconds > low) && (withHigh ? seconds <= high : seconds < high);
        });
    }
}
