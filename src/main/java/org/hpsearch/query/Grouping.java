package org.hpsearch.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.NumericUtils;
import org.hpsearch.index.FieldCatalog;
import org.hpsearch.index.FieldNames;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Settings;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.match.Scope;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.same.Configuration;
import org.hpsearch.query.values.Column;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunField;
import org.hpsearch.run.SystemMetric;
import org.jspecify.annotations.Nullable;

/// Puts the runs of a result into groups, column by column: no run is read but the best of each group that is shown.
final class Grouping {
    private final Scope scope;
    private final FixedBitSet docs;
    private final int[] groupOf;
    private final Map<Target, Column> keys = new HashMap<>();
    private int next = 1;

    /// @param docs the runs to be grouped
    Grouping(Scope scope, FixedBitSet docs) {
        this.scope = scope;
        this.docs = docs.clone();
        this.groupOf = new int[scope.size()];
    }

    /// Groups by keys, sums up, and orders.
    Groups of(Groups.Request request, Optional<Objective> objective) throws IOException {
        for (String key : request.keys()) {
            if (key.equals(Configuration.KEY)) {
                splitByConfiguration();
            } else {
                Target target = scope.names().require(key);
                Column column = Column.of(target, docs, scope);
                keys.put(target, column);
                split(column, null);
            }
        }
        List<String> notices = leaveOutEnsembles(request.keys());
        List<Members> groups = members();
        groups.removeIf(group -> group.docs.length < request.minCount());
        Map<String, double[]> values = new HashMap<>();
        List<String> metrics = new ArrayList<>();
        for (String metric : metrics(request)) {
            double[] known = values(metric);
            if (!request.metrics().isEmpty() || hasValue(known)) {
                metrics.add(metric);
                values.put(metric, known);
            }
        }
        double @Nullable [] judged = objective.isEmpty()
                ? null
                : values.containsKey(objective.get().metric())
                        ? values.get(objective.get().metric())
                        : values(objective.get().metric());
        groups.sort(order(request, objective, judged, values));
        double[] started = numbers(FieldNames.runNumber(RunField.STARTED.word()));
        List<Groups.Group> shown = new ArrayList<>();
        for (Members group : groups.subList(0, Math.min(request.limit(), groups.size()))) {
            TreeMap<String, Groups.Spread> spreads = new TreeMap<>();
            for (String metric : metrics) {
                Groups.Spread spread =
                        spread(group.docs, values.get(metric), scope.settings().direction(metric));
                if (spread.count() > 0) {
                    spreads.put(metric, spread);
                }
            }
            int best = best(group.docs, objective, judged, started);
            shown.add(new Groups.Group(scope.row(best), tied(group.docs, best, judged), group.docs.length, spreads));
        }
        return new Groups(shown, groups.size(), docs.cardinality(), objective, metrics, notices);
    }

    private static int tied(int[] docs, int best, double @Nullable [] judged) {
        return judged == null || Double.isNaN(judged[best])
                ? 1
                : (int) Arrays.stream(docs)
                        .filter(doc -> judged[doc] == judged[best])
                        .count();
    }

    /// Ensembles that have none of the keys are no group of runs beside those that have some.
    private List<String> leaveOutEnsembles(List<String> keys) throws IOException {
        Query kind = new Query.Clause("run.kind", new Query.Is(Lineage.ENSEMBLE, true), 0);
        FixedBitSet ensembles = scope.matching(scope.lucene(kind, ""));
        FixedBitSet without = new FixedBitSet(scope.size());
        each(doc -> {
            if (groupOf[doc] == 0 && ensembles.get(doc)) {
                without.set(doc);
            }
        });
        int count = without.cardinality();
        if (count == 0 || count == docs.cardinality()) {
            return List.of();
        }
        docs.andNot(without);
        return List.of(count + (count == 1 ? " ensemble has" : " ensembles have") + " no " + String.join(", ", keys)
                + " and " + (count == 1 ? "is" : "are") + " in no group");
    }

    /// The documents of a group, the newest index entry last.
    private record Members(int[] docs) {}

    private List<Members> members() throws IOException {
        Map<Integer, int[]> counts = new HashMap<>();
        each(doc -> counts.computeIfAbsent(groupOf[doc], group -> new int[1])[0]++);
        Map<Integer, int[]> filled = new TreeMap<>();
        counts.forEach((group, count) -> filled.put(group, new int[count[0]]));
        each(doc -> {
            int[] group = filled.getOrDefault(groupOf[doc], new int[0]);
            int[] count = counts.getOrDefault(groupOf[doc], new int[1]);
            group[group.length - count[0]--] = doc;
        });
        List<Members> members = new ArrayList<>();
        filled.values().forEach(group -> members.add(new Members(group)));
        return members;
    }

    private interface DocSink {
        void accept(int doc) throws IOException;
    }

    private void each(DocSink sink) throws IOException {
        DocIdSetIterator all = new BitSetIterator(docs, 0);
        for (int doc = all.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = all.nextDoc()) {
            sink.accept(doc);
        }
    }

    /// Splits each group by a column; documents without a value stay together.
    ///
    /// @param leftOut the documents for which the column does not count, null for none
    private void split(Column column, @Nullable FixedBitSet leftOut) throws IOException {
        Map<Long, Integer> pairs = new HashMap<>();
        each(doc -> {
            int value = column.of(doc);
            if (value >= 0 && (leftOut == null || !leftOut.get(doc))) {
                groupOf[doc] = pairs.computeIfAbsent((long) groupOf[doc] << 32 | value, pair -> next++);
            }
        });
    }

    private void splitByConfiguration() throws IOException {
        Column experiment = Column.of(new Target.Own(RunField.EXPERIMENT), docs, scope);
        split(experiment, null);
        Map<String, FixedBitSet> byExperiment = experiments(experiment);
        List<String> names = new ArrayList<>();
        scope.catalog().params().stream().map(FieldCatalog.Entry::name).forEach(names::add);
        names.addAll(scope.defaults().keys());
        for (String name :
                names.stream().map(scope.defaults()::canonical).distinct().toList()) {
            FixedBitSet leftOut = new FixedBitSet(scope.size());
            byExperiment.forEach((of, runs) -> {
                if (Configuration.isLeftOut(name, scope.settings().experiment(of))) {
                    leftOut.or(runs);
                }
            });
            if (leftOut.cardinality() < docs.cardinality()) {
                split(Column.of(new Target.Param(name), docs, scope), leftOut);
            }
        }
    }

    /// The runs of each experiment that has settings of its own; all others under the empty name.
    private Map<String, FixedBitSet> experiments(Column experiment) throws IOException {
        Map<Integer, String> names = new HashMap<>();
        Map<String, FixedBitSet> runs = new TreeMap<>();
        Settings settings = scope.settings();
        each(doc -> {
            int at = experiment.of(doc);
            String name = settings.experiments().isEmpty() ? "" : names.get(at);
            if (name == null) {
                String of = scope.row(doc).record().info().experiment();
                name = settings.experiments().containsKey(of) ? of : "";
                names.put(at, name);
            }
            runs.computeIfAbsent(name, key -> new FixedBitSet(scope.size())).set(doc);
        });
        return runs;
    }

    private List<String> metrics(Groups.Request request) {
        if (request.metrics().isEmpty()) {
            return scope.catalog().metrics().stream()
                    .map(FieldCatalog.Entry::name)
                    .filter(name -> !SystemMetric.isSystem(name))
                    .toList();
        }
        return request.metrics().stream().map(this::metric).toList();
    }

    private String metric(String typed) {
        Target.Metric metric = scope.names().requireMetric(typed);
        if (!metric.suffix().isEmpty()) {
            throw new QueryException(
                    "of each run the best value of a metric is summed up, not '" + typed + "'", typed, -1);
        }
        return metric.name();
    }

    /// A metric's value of each run, NaN where it has none.
    private double[] values(String metric) throws IOException {
        Target.Metric target = new Target.Metric(metric, "", scope.settings().direction(metric));
        return numbers(scope.catalog().metricField(metric, target.aggregate()));
    }

    private boolean hasValue(double[] values) throws IOException {
        boolean[] found = new boolean[1];
        each(doc -> found[0] |= !Double.isNaN(values[doc]));
        return found[0];
    }

    private double[] numbers(String field) throws IOException {
        double[] values = new double[scope.size()];
        Arrays.fill(values, Double.NaN);
        for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
            SortedNumericDocValues numbers = DocValues.getSortedNumeric(leaf.reader(), field);
            for (int doc = numbers.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = numbers.nextDoc()) {
                values[leaf.docBase + doc] = NumericUtils.sortableLongToDouble(numbers.nextValue());
            }
        }
        return values;
    }

    private static Groups.Spread spread(int[] group, double @Nullable [] values, Direction direction) {
        int count = 0;
        double mean = 0;
        double squares = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int doc : group) {
            double value = values == null ? Double.NaN : values[doc];
            if (!Double.isNaN(value)) {
                count++;
                double off = value - mean;
                mean += off / count;
                squares += off * (value - mean);
                sum += value;
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        double best = direction.best(DoubleStream.of(min, max));
        if (count > 0 && (Double.isInfinite(min) || Double.isInfinite(max))) {
            return new Groups.Spread(count, sum, Double.NaN, min, max, best);
        }
        return new Groups.Spread(
                count, mean, count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1)), min, max, best);
    }

    /// The best of a group; of equal ones, and where nothing judges, the newest.
    private static int best(int[] group, Optional<Objective> objective, double @Nullable [] judged, double[] started) {
        int best = group[0];
        for (int doc : group) {
            boolean better =
                    judged != null && objective.isPresent() && objective.get().better(judged[doc], judged[best]);
            boolean worse =
                    judged != null && objective.isPresent() && objective.get().better(judged[best], judged[doc]);
            best = better || !worse && isNewer(started[doc], started[best]) ? doc : best;
        }
        return best;
    }

    /// A run of which nobody knows when it began is older than all others.
    private static boolean isNewer(double started, double than) {
        return started > than || Double.isNaN(than) && !Double.isNaN(started);
    }

    private Comparator<Members> order(
            Groups.Request request,
            Optional<Objective> objective,
            double @Nullable [] judged,
            Map<String, double[]> values)
            throws IOException {
        Comparator<Members> order = Comparator.comparingInt(group -> 0);
        for (String key : request.sort()) {
            order = order.thenComparing(by(SortKey.parse(key), values));
        }
        if (request.sort().isEmpty() && objective.isPresent()) {
            order = order.thenComparing(
                    byMean(judged, objective.get().direction().bestFirst()));
        }
        return order.thenComparing(
                Comparator.comparingInt((Members group) -> group.docs.length).reversed());
    }

    private Comparator<Members> by(SortKey key, Map<String, double[]> values) throws IOException {
        if (key.name().equals("runs")) {
            Comparator<Members> least = Comparator.comparingInt(group -> group.docs.length);
            return key.way() == SortKey.Way.WORST || key.way() == SortKey.Way.DESC ? least.reversed() : least;
        }
        Target target = scope.names().require(key.name());
        boolean greatestFirst = key.greatestFirst(target);
        Column column = keys.get(target);
        if (column != null) {
            Comparator<Members> least = Comparator.comparingInt(group -> column.of(group.docs[0]));
            Comparator<Members> kind = Comparator.comparingInt(group -> column.kind(group.docs[0]));
            return kind.thenComparing(greatestFirst ? least.reversed() : least);
        }
        if (target instanceof Target.Metric metric && metric.isBest()) {
            double[] known = values.get(metric.name());
            Direction direction = greatestFirst ? Direction.MAX : Direction.MIN;
            return byMean(known == null ? values(metric.name()) : known, direction.bestFirst());
        }
        throw new QueryException(
                "groups are sorted by 'runs', by their keys, or by a metric; not by '" + key.name() + "'",
                key.name(),
                -1);
    }

    private static Comparator<Members> byMean(double @Nullable [] values, Comparator<Double> order) {
        Map<Members, Double> means = new java.util.IdentityHashMap<>();
        return Comparator.comparing(
                group -> means.computeIfAbsent(group, g -> {
                    Groups.Spread spread = spread(g.docs, values, Direction.NONE);
                    return spread.count() == 0 ? Double.NaN : spread.mean();
                }),
                order);
    }
}
