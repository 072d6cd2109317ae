package org.hpsearch.query.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.hpsearch.index.FieldCatalog;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.RunIndex;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.defaults.EffectiveParams;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Store;

/// One view of the index together with what the project says of it: all that a question needs, made when first asked.
public final class Scope {
    /// So many records are worth a second processor.
    private static final int MANY = 500;

    private final RunIndex.View view;
    private final Settings settings;
    private final Defaults defaults;
    private final Instant now;
    private final Supplier<ZoneId> zone;
    private final FieldCatalog catalog;
    private final Names names;
    private final OpenRuns open;
    private final ParamTranslator params;
    private final LuceneTranslator translator;
    private final Map<Defaults.Rule, org.apache.lucene.search.Query> conditions = new IdentityHashMap<>();
    private final Map<Defaults.Rule, FixedBitSet> holding = new IdentityHashMap<>();

    /// @param now  what relative times and durations of live runs count from
    /// @param zone of dates without one; asked where a query has such a date
    public Scope(RunIndex.View view, Settings settings, Defaults defaults, Instant now, Supplier<ZoneId> zone)
            throws IOException {
        this(view, settings, defaults, now, zone, Set.of());
    }

    /// @param now     what relative times and durations of live runs count from
    /// @param zone    of dates without one; asked where a query has such a date
    /// @param awaited parameters of runs that are still to come
    public Scope(
            RunIndex.View view,
            Settings settings,
            Defaults defaults,
            Instant now,
            Supplier<ZoneId> zone,
            Collection<String> awaited)
            throws IOException {
        this.view = view;
        this.settings = settings;
        this.defaults = defaults;
        this.now = now;
        this.zone = zone;
        this.catalog = FieldCatalog.of(view.searcher().getIndexReader()).with(awaited);
        this.names = new Names(catalog, settings, defaults);
        this.open = OpenRuns.of(view);
        this.params = new ParamTranslator(defaults, catalog, this::condition);
        this.translator = new LuceneTranslator(names, params, new RunFieldTranslator(open, now, zone), this::docs);
    }

    public Settings settings() {
        return settings;
    }

    public Defaults defaults() {
        return defaults;
    }

    public Instant now() {
        return now;
    }

    public Supplier<ZoneId> zone() {
        return zone;
    }

    public FieldCatalog catalog() {
        return catalog;
    }

    /// What names stand for.
    public Names names() {
        return names;
    }

    /// Tests of parameters in Lucene's terms.
    public ParamTranslator params() {
        return params;
    }

    public OpenRuns open() {
        return open;
    }

    public IndexSearcher searcher() {
        return view.searcher();
    }

    public Store store() {
        return view.store();
    }

    /// Documents of the view, deleted ones among them.
    public int size() {
        return searcher().getIndexReader().maxDoc();
    }

    /// A query in Lucene's terms.
    ///
    /// @throws QueryException where it cannot be understood
    public org.apache.lucene.search.Query lucene(Query query, String text) {
        return translator.translate(query, text);
    }

    /// The runs that meet a rule's condition.
    private org.apache.lucene.search.Query condition(Defaults.Rule rule) {
        var known = conditions.get(rule);
        if (known == null) {
            try {
                known = translator.condition(rule.condition());
            } catch (QueryException nameMeansAnotherFieldNow) {
                known = LuceneQueries.NOTHING;
            }
            if (defaults.isNested(rule)) {
                FixedBitSet docs = docs(known);
                known = new DocsQuery(() -> docs);
            }
            conditions.put(rule, known);
        }
        return known;
    }

    /// Whether a run meets a rule's condition.
    public boolean holds(Defaults.Rule rule, int doc) {
        if (rule.isUnconditional()) {
            return true;
        }
        FixedBitSet docs = holding.get(rule);
        if (docs == null) {
            docs = docs(condition(rule));
            holding.put(rule, docs);
        }
        return docs.get(doc);
    }

    private FixedBitSet docs(org.apache.lucene.search.Query query) {
        try {
            return matching(query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The documents that match.
    public FixedBitSet matching(org.apache.lucene.search.Query query) throws IOException {
        FixedBitSet docs = new FixedBitSet(size());
        Weight weight = searcher().createWeight(searcher().rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher().getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            Bits live = leaf.reader().getLiveDocs();
            if (scorer == null) {
                continue;
            }
            DocIdSetIterator hits = scorer.iterator();
            for (int doc = hits.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = hits.nextDoc()) {
                if (live == null || live.get(doc)) {
                    docs.set(leaf.docBase + doc);
                }
            }
        }
        return docs;
    }

    /// Found runs, in the order of their documents. The records of many are read on all processors.
    public List<Row> rows(int[] docs) throws IOException {
        List<RunRecord> records = new ArrayList<>(docs.length);
        if (docs.length < MANY) {
            for (int doc : docs) {
                records.add(view.record(doc));
            }
        } else {
            records.addAll(Arrays.stream(docs).parallel().mapToObj(this::record).toList());
        }
        List<Row> rows = new ArrayList<>(docs.length);
        for (int i = 0; i < docs.length; i++) {
            rows.add(row(docs[i], records.get(i)));
        }
        return rows;
    }

    private RunRecord record(int doc) {
        try {
            return view.record(doc);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A found run.
    public Row row(int doc) throws IOException {
        return row(doc, view.record(doc));
    }

    private Row row(int doc, RunRecord record) throws IOException {
        Map<String, EffectiveParams.Effective> effective =
                EffectiveParams.of(record, defaults, rule -> holds(rule, doc));
        String project = view.store().project(record.id());
        return new Row(
                RunFacts.of(record, view.size(doc), view.root(doc, record), project, now), effective, catalog.split());
    }

    /// The run with this full id; empty where the index has none.
    public Optional<Row> row(String id) throws IOException {
        TopDocs found = searcher().search(new TermQuery(new Term(FieldNames.ID, id)), 1);
        return found.scoreDocs.length == 0 ? Optional.empty() : Optional.of(row(found.scoreDocs[0].doc));
    }
}
