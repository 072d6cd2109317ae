package org.hpsearch.query.same;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.NumericUtils;
import org.hpsearch.index.Aggregate;
import org.hpsearch.index.FieldNames;
import org.hpsearch.project.Direction;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.query.match.Scope;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.RegularName;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Earlier runs as a search takes them, read from the columns of the index: 100,000 records are ten seconds of reading.
/// Of a run that has not ended, goes on from another one, or has values that no column tells, the record is read.
public final class EarlierTrials {
    private final Scope scope;
    private final List<Hit> hits;

    /// An earlier run.
    ///
    /// @param id       its id
    /// @param parent   the run that it goes on from; null where it is a start of its own
    /// @param sweep    that it is of; null for none
    /// @param state    when asked
    /// @param values   key of the search → value; without those that the run has none of
    /// @param reached  the last step of any metric; NaN where none has a step
    /// @param duration in seconds, of one that has ended; else NaN
    public record Trial(
            String id,
            @Nullable String parent,
            @Nullable String sweep,
            RunState state,
            Map<String, Value> values,
            double reached,
            double duration) {
        public Trial {
            values = Map.copyOf(values);
        }
    }

    /// What is varied.
    ///
    /// @param names   of the parameters, as the search calls them
    /// @param meaning which parameter of a run each of them is
    public record Keys(List<String> names, Meaning meaning) {
        public Keys {
            names = List.copyOf(names);
        }
    }

    /// Which parameter is meant.
    public interface Meaning {
        /// @param known the parameters that there are
        String of(String key, Map<String, ?> known);
    }

    /// @param started milliseconds since 1970
    record Hit(int doc, double started, Trial trial) {}

    private EarlierTrials(Scope scope, List<Hit> hits) {
        this.scope = scope;
        this.hits = hits;
        hits.sort(Comparator.comparingDouble(Hit::started).reversed().thenComparingInt(Hit::doc));
    }

    /// The runs that are the same as one that no index holds yet.
    ///
    /// @param run with what is known of it so far
    public static EarlierTrials same(Scope scope, Sameness sameness, RunRecord run, Keys keys) throws IOException {
        EarlierRuns earlier = new EarlierRuns(scope, sameness);
        Likeness likeness = earlier.likeness(run);
        TrialReader reader = new TrialReader(scope, keys, likeness, run.id());
        if (scope.size() > 0) {
            FixedBitSet docs = scope.matching(earlier.candidates(run, likeness, MatchAllDocsQuery.INSTANCE));
            earlier.same(run, likeness, reader.read(docs), reader::take);
        }
        return new EarlierTrials(scope, reader.hits());
    }

    /// The runs that match a query.
    ///
    /// @throws org.hpsearch.query.language.QueryException where it cannot be understood
    public static EarlierTrials matching(Scope scope, String query, Keys keys) throws IOException {
        Query parsed = QueryParser.parse(query);
        TrialReader reader = new TrialReader(scope, keys, null, "");
        if (scope.size() > 0) {
            FixedBitSet docs = scope.matching(scope.lucene(parsed, query));
            EarlierRuns.each(scope, reader.read(docs), reader::take);
        }
        return new EarlierTrials(scope, reader.hits());
    }

    /// The runs, newest first.
    public List<Trial> trials() {
        return hits.stream().map(Hit::trial).toList();
    }

    /// What each of them came to by a metric: its best, without a direction its last value; NaN where it has none.
    public double[] values(String metric, Direction direction) throws IOException {
        Aggregate aggregate = switch (direction) {
            case MIN -> Aggregate.MIN;
            case MAX -> Aggregate.MAX;
            case NONE -> Aggregate.LAST;
        };
        String regular = FieldNames.regular(metric);
        boolean spelled = scope.catalog().split().contains(regular) && !regular.equals(metric);
        double[] values = new double[hits.size()];
        for (Leaf leaf : leaves()) {
            var numbers = column(leaf.reader, metric, aggregate);
            var rows = column(leaf.reader, metric, Aggregate.COUNT);
            for (int at : leaf.hits) {
                int doc = hits.get(at).doc - leaf.base;
                values[at] = numbers.advanceExact(doc)
                        ? NumericUtils.sortableLongToDouble(numbers.nextValue())
                        : spelled && !rows.advanceExact(doc)
                                ? otherwiseSpelled(hits.get(at).doc, metric, direction)
                                : Double.NaN;
            }
        }
        return values;
    }

    private SortedNumericDocValues column(LeafReader reader, String metric, Aggregate aggregate) throws IOException {
        return DocValues.getSortedNumeric(reader, scope.catalog().metricField(metric, aggregate));
    }

    /// Of a metric that some run has in several spellings, the value of a run that does not have this one.
    private double otherwiseSpelled(int doc, String metric, Direction direction) throws IOException {
        MetricSummary other =
                RegularName.find(metric, scope.row(doc).record().metrics().summaries());
        return other == null ? Double.NaN : direction.value(other);
    }

    /// The names of the metrics of each of them.
    public List<Set<String>> metrics() throws IOException {
        List<Set<String>> all = new ArrayList<>(hits.size());
        hits.forEach(hit -> all.add(Set.of()));
        NameSets sets = new NameSets();
        for (Leaf leaf : leaves()) {
            int[] sofar = new int[leaf.reader.maxDoc()];
            Terms terms = leaf.reader.terms(FieldNames.METRIC_NAMES);
            TermsEnum names = terms == null ? TermsEnum.EMPTY : terms.iterator();
            for (var name = names.next(); name != null; name = names.next()) {
                String metric = name.utf8ToString();
                PostingsEnum docs = names.postings(null, PostingsEnum.NONE);
                for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                    sofar[doc] = sets.with(sofar[doc], metric);
                }
            }
            for (int at : leaf.hits) {
                all.set(at, sets.of(sofar[hits.get(at).doc - leaf.base]));
            }
        }
        return all;
    }

    /// Sets of names, each with a number: most runs of an experiment have the same.
    private static final class NameSets {
        private final List<Set<String>> sets = new ArrayList<>(List.of(Set.of()));
        private final List<Map<String, Integer>> larger = new ArrayList<>(List.of(new HashMap<>()));

        int with(int set, String name) {
            return larger.get(set).computeIfAbsent(name, added -> {
                Set<String> more = new TreeSet<>(sets.get(set));
                more.add(added);
                sets.add(more);
                larger.add(new HashMap<>());
                return sets.size() - 1;
            });
        }

        Set<String> of(int set) {
            return sets.get(set);
        }
    }

    /// A part of the index.
    ///
    /// @param hits places of those that lie in it, in the order of their documents
    private record Leaf(LeafReader reader, int base, List<Integer> hits) {}

    private List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
            leaves.add(new Leaf(leaf.reader(), leaf.docBase, new ArrayList<>()));
        }
        int[] places = new int[scope.size()];
        for (int at = 0; at < hits.size(); at++) {
            places[hits.get(at).doc] = at + 1;
        }
        for (Leaf leaf : leaves) {
            for (int doc = leaf.base; doc < leaf.base + leaf.reader.maxDoc(); doc++) {
                if (places[doc] > 0) {
                    leaf.hits.add(places[doc] - 1);
                }
            }
        }
        return leaves;
    }
}
