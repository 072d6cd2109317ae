package org.hpsearch.query;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.hpsearch.index.Aggregate;
import org.hpsearch.index.FieldCatalog;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.RunIndex;
import org.hpsearch.run.Direction;
import org.hpsearch.run.Objective;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Settings;

/// Answers queries from one view of the index.
public final class Search {
    private final RunIndex.View view;
    private final Settings settings;
    private final Instant now;
    private final ZoneId zone;

    /// @param now what relative times and durations of live runs count from
    public Search(RunIndex.View view, Settings settings, Instant now, ZoneId zone) {
        this.view = view;
        this.settings = settings;
        this.now = now;
        this.zone = zone;
    }

    /// How a result is ordered.
    public enum Order {
        /// Best objective first.
        BEST,
        /// Newest first.
        NEWEST
    }

    /// What is asked.
    ///
    /// @param query in the query language
    /// @param sort  keys, each with `-` before it for the reverse; empty for the order
    /// @param order what holds where no key is given
    /// @param limit most rows
    public record Request(String query, List<String> sort, Order order, int limit) {
        public Request {
            sort = List.copyOf(sort);
        }
    }

    /// Answers.
    ///
    /// @throws QueryException where the query cannot be understood
    public Result run(Request request) throws IOException {
        try {
            return answer(request);
        } catch (TooComplexToDeterminizeException | IndexSearcher.TooManyClauses e) {
            throw new QueryException("the query has too many clauses or wildcards", request.query, -1);
        }
    }

    private Result answer(Request request) throws IOException {
        Query query = QueryParser.parse(request.query);
        Resolver resolver = new Resolver(FieldCatalog.of(view.searcher().getIndexReader()), settings);
        boolean empty = view.searcher().getIndexReader().numDocs() == 0;
        if (empty) {
            return new Result(List.of(), 0, Optional.empty(), "", List.of());
        }
        OpenRuns open = OpenRuns.of(view);
        LuceneTranslator translator = new LuceneTranslator(resolver, open, request.query, now, zone);
        org.apache.lucene.search.Query lucene = translator.translate(query);
        Optional<Objective> objective = objective(lucene);
        Ordering ordering = ordering(request, objective, resolver);
        List<Row> rows = new ArrayList<>();
        int total;
        if (request.limit > 0) {
            TopFieldDocs found = view.searcher()
                    .search(
                            lucene,
                            new TopFieldCollectorManager(
                                    ordering.sort,
                                    Math.min(
                                            request.limit,
                                            view.searcher().getIndexReader().maxDoc()),
                                    Integer.MAX_VALUE));
            total = (int) found.totalHits.value();
            for (var hit : found.scoreDocs) {
                rows.add(row(view.record(hit.doc)));
            }
        } else {
            total = view.searcher().count(lucene);
        }
        List<String> notices = new ArrayList<>(resolver.notices());
        if (total == 0) {
            notices.addAll(blame(query, translator));
        }
        return new Result(rows, total, objective, ordering.words, notices);
    }

    /// Makes sure that a name means something.
    ///
    /// @throws QueryException that names the nearest field, where nothing has this name
    public void resolve(String name) throws IOException {
        new Resolver(FieldCatalog.of(view.searcher().getIndexReader()), settings).forSorting(name);
    }

    private Row row(RunRecord record) {
        return new Row(record, record.state(now), EffectiveParams.of(record));
    }

    /// The clauses of a conjunction that match nothing even alone.
    private List<String> blame(Query query, LuceneTranslator translator) throws IOException {
        List<String> lines = new ArrayList<>();
        if (query instanceof Query.And and) {
            for (Query part : and.parts()) {
                if (view.searcher().count(translator.translate(part)) == 0) {
                    lines.add("no run matches " + part.print());
                }
            }
        }
        return lines;
    }

    private Optional<Objective> objective(org.apache.lucene.search.Query lucene) throws IOException {
        Objective declared = settings.objective();
        FieldCatalog catalog = FieldCatalog.of(view.searcher().getIndexReader());
        if (declared != null) {
            FieldCatalog.Entry entry = catalog.metric(declared.metric());
            return Optional.of(entry == null ? declared : new Objective(entry.name(), declared.direction(), false));
        }
        TreeMap<Integer, Map<String, Long>> ranked = new TreeMap<>();
        for (FieldCatalog.Entry metric : catalog.metrics()) {
            if (settings.direction(metric.name()) != Direction.NONE
                    && !metric.name().startsWith("sys/")) {
                ranked.computeIfAbsent(Objective.rank(metric.name()), rank -> new HashMap<>())
                        .put(metric.name(), metric.runs());
            }
        }
        for (Map<String, Long> candidates : ranked.values()) {
            Map<String, Long> counts = new HashMap<>();
            for (String metric : candidates.keySet()) {
                long count = count(lucene, metric);
                if (count > 0) {
                    counts.put(metric, count);
                }
            }
            Optional<Objective> best = Objective.guess(counts, settings);
            if (best.isPresent()) {
                return best;
            }
        }
        return Optional.empty();
    }

    private long count(org.apache.lucene.search.Query lucene, String metric) throws IOException {
        return view.searcher()
                .count(new BooleanQuery.Builder()
                        .add(lucene, BooleanClause.Occur.FILTER)
                        .add(
                                new FieldExistsQuery(FieldNames.metric(metric, Aggregate.COUNT)),
                                BooleanClause.Occur.FILTER)
                        .build());
    }

    private record Ordering(Sort sort, String words) {}

    private Ordering ordering(Request request, Optional<Objective> objective, Resolver resolver) {
        List<SortField> fields = new ArrayList<>();
        String words = "newest first";
        if (!request.sort.isEmpty()) {
            for (String key : request.sort) {
                boolean reverse = key.startsWith("-");
                String name = reverse || key.startsWith("+") ? key.substring(1) : key;
                fields.addAll(fields(resolver.forSorting(name), reverse));
            }
            words = "by " + String.join(", ", request.sort);
        } else if (request.order == Order.BEST && objective.isPresent()) {
            Objective by = objective.get();
            fields.addAll(fields(new Target.Metric(by.metric(), "", by.direction()), false));
            words = "by " + by.metric() + (by.direction() == Direction.MIN ? ", least first" : ", greatest first");
        }
        fields.add(number(FieldNames.runNumber("started"), true));
        return new Ordering(new Sort(fields.toArray(SortField[]::new)), words);
    }

    private static List<SortField> fields(Target target, boolean reverse) {
        return switch (target) {
            case Target.Metric metric -> {
                boolean bare = metric.suffix().isEmpty() || metric.suffix().equals("best");
                boolean greatestFirst = bare && metric.direction() == Direction.MAX;
                yield List.of(number(FieldNames.metric(metric.name(), metric.aggregate()), greatestFirst != reverse));
            }
            case Target.Param param ->
                List.of(
                        number(FieldNames.paramNumber(param.name()), reverse),
                        text(FieldNames.paramKeyword(param.name()), reverse));
            case Target.RunField field ->
                switch (field.name()) {
                    case "started", "ended", "duration", "exit", "size" ->
                        List.of(number(FieldNames.runNumber(field.name()), reverse));
                    default -> List.of(text(FieldNames.runKeyword(field.name()), reverse));
                };
            case Target.Words words -> List.of();
            case Target.Recorded recorded -> List.of();
            case Target.Has has -> List.of();
        };
    }

    /// A missing value comes last both ways.
    private static SortField number(String field, boolean reverse) {
        return new SortedNumericSortField(
                field,
                SortField.Type.DOUBLE,
                reverse,
                reverse ? SortedNumericSelector.Type.MAX : SortedNumericSelector.Type.MIN,
                reverse ? Double.NEGATIVE_INFINITY : Double.NaN);
    }

    private static SortField text(String field, boolean reverse) {
        return new SortedSetSortField(field, reverse, SortedSetSelector.Type.MIN, SortField.STRING_LAST);
    }
}
