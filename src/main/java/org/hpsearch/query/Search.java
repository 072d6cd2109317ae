package org.hpsearch.query;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.hpsearch.index.FieldCatalog;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.RunIndex;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.query.match.Evaluator;
import org.hpsearch.query.match.Names;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Scope;
import org.hpsearch.query.match.TextClauses;
import org.hpsearch.query.same.Configuration;
import org.hpsearch.query.same.EarlierRuns;
import org.hpsearch.query.same.Sameness;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;

/// Answers queries from one view of the index.
public final class Search {
    private final Scope scope;
    private final Judge judge;
    private final List<RunRecord> waiting;

    /// @param defaults what the project declares of its parameters
    /// @param now      what relative times and durations of live runs count from
    /// @param zone     of dates without one; asked where a query has such a date
    public Search(RunIndex.View view, Settings settings, Defaults defaults, Instant now, Supplier<ZoneId> zone)
            throws IOException {
        this(view, settings, defaults, now, zone, List.of());
    }

    /// @param waiting runs that have no folder yet
    public Search(
            RunIndex.View view,
            Settings settings,
            Defaults defaults,
            Instant now,
            Supplier<ZoneId> zone,
            List<RunRecord> waiting)
            throws IOException {
        Set<String> params = new TreeSet<>();
        waiting.forEach(run -> params.addAll(run.params().keySet()));
        this.scope = new Scope(view, settings, defaults, now, zone, params);
        this.judge = new Judge(scope);
        this.waiting = List.copyOf(waiting);
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
    /// @param tips  whether runs that a later one goes on from are left out
    public record Request(String query, List<String> sort, Order order, int limit, boolean tips) {
        public Request {
            sort = List.copyOf(sort);
        }

        /// The same of another query.
        public Request of(String other) {
            return new Request(other, sort, order, limit, tips);
        }

        /// With all runs of a lineage.
        public Request(String query, List<String> sort, Order order, int limit) {
            this(query, sort, order, limit, false);
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
        if (isEmpty()) {
            return new Result(List.of(), 0, Optional.empty(), Result.Order.NAMED, List.of());
        }
        var all = scope.lucene(query, request.query);
        var lucene = request.tips ? new Resumed(scope).without(all) : all;
        Optional<Objective> objective = judge.of(lucene);
        Ordering ordering = Ordering.of(request, objective, scope);
        List<Row> rows = new ArrayList<>();
        int total;
        if (request.limit > 0) {
            TopFieldDocs found = top(lucene, ordering, request.limit);
            total = (int) found.totalHits.value();
            for (var hit : found.scoreDocs) {
                rows.add(scope.row(hit.doc));
            }
        } else {
            total = scope.searcher().count(lucene);
        }
        List<String> notices = new ArrayList<>(notices(query, request.sort));
        if (total == 0) {
            notices.addAll(blame(query, request.query));
        }
        return new Result(rows, total, objective, ordering.said(), notices);
    }

    private TopFieldDocs top(org.apache.lucene.search.Query lucene, Ordering ordering, int limit) throws IOException {
        int most = Math.min(limit, scope.size());
        return scope.searcher().search(lucene, new TopFieldCollectorManager(ordering.sort(), most, Integer.MAX_VALUE));
    }

    /// Puts the runs that match into groups.
    ///
    /// @throws QueryException where the query, a key or the order cannot be understood
    public Groups groups(Groups.Request request) throws IOException {
        Query query = QueryParser.parse(request.query());
        if (isEmpty()) {
            return new Groups(List.of(), 0, 0, Optional.empty(), List.of(), List.of());
        }
        try {
            var lucene = scope.lucene(query, request.query());
            List<String> keys = request.keys().stream()
                    .filter(key -> !key.equals(Configuration.KEY))
                    .toList();
            Groups groups = new Grouping(scope, scope.matching(lucene)).of(request, judge.of(lucene));
            List<String> notices = new ArrayList<>(groups.notices());
            notices.addAll(scope.names().notices(query, keys));
            return groups.with(notices);
        } catch (TooComplexToDeterminizeException | IndexSearcher.TooManyClauses e) {
            throw new QueryException("the query has too many clauses or wildcards", request.query(), -1);
        }
    }

    /// The clauses of a query that ask a text of several lines: of the matching runs, [TextClauses] shows the
    /// lines.
    public TextClauses textClauses(String query) {
        return TextClauses.of(QueryParser.parse(query), scope.names());
    }

    /// Whether a run matches by what its folder says now, whatever the index holds of it.
    ///
    /// @throws QueryException where the query cannot be understood
    public boolean matches(String query, RunRecord run) {
        return evaluator().matches(QueryParser.parse(query), run);
    }

    /// The runs without a folder that match, in the order in which they wait.
    ///
    /// @throws QueryException where the query cannot be understood
    public List<Row> waiting(String query) {
        Query parsed = QueryParser.parse(query);
        Evaluator evaluator = evaluator();
        return waiting.stream()
                .filter(run -> evaluator.matches(parsed, run))
                .map(run -> new Row(
                        RunFacts.alone(run, scope.store().project(run.id()), scope.now()),
                        evaluator.params(run),
                        Set.of()))
                .toList();
    }

    private Evaluator evaluator() {
        return new Evaluator(scope.names(), scope.defaults(), scope.store(), scope.now(), scope.zone());
    }

    /// How many runs a default fills, and of how many the value would change if other ones were declared.
    public DefaultUse defaultUse() {
        return new DefaultUse(scope);
    }

    /// The names of the parameters, as in their runs.
    public List<String> params() {
        return scope.catalog().params().stream().map(FieldCatalog.Entry::name).toList();
    }

    /// The names of the metrics, as in their runs.
    public List<String> metrics() {
        return scope.catalog().metrics().stream().map(FieldCatalog.Entry::name).toList();
    }

    /// What names stand for.
    public Names names() {
        return scope.names();
    }

    private List<String> notices(Query query, List<String> sort) {
        return scope.names()
                .notices(
                        query,
                        sort.stream().map(key -> SortKey.parse(key).name()).toList());
    }

    /// The most frequent values of a parameter or a field of the run, as they are written in a query, with the
    /// numbers of their runs; the range of a metric, and of numbers that nearly all differ; empty where there is no
    /// such field.
    ///
    /// @param most how many
    public Map<String, Long> values(String name, int most) throws IOException {
        return new FieldList(scope).values(name, most);
    }

    /// What can be asked: parameters, metrics and fields of the run whose name fits a pattern with `*`
    /// and `?` (or holds it, where it has neither); an empty one fits all.
    public List<FieldInfo> fields(String pattern) throws IOException {
        return new FieldList(scope).matching(pattern);
    }

    private Row first(List<BytesRef> ids, Order order) throws IOException {
        var lucene = new TermInSetQuery(FieldNames.ID, ids);
        Ordering ordering = Ordering.of(new Request("", List.of(), order, 1), judge.of(lucene), scope);
        return scope.row(top(lucene, ordering, 1).scoreDocs[0].doc);
    }

    /// The best of the finished runs that have the same configuration as one that no index holds yet.
    /// Parameters that an earlier run was found to use by what it printed or wrote are not asked of the
    /// new one.
    ///
    /// @param run with what is known of it so far
    public Optional<Row> same(RunRecord run) throws IOException {
        return same(run, Sameness.CONFIGURATION, RunState.FINISHED);
    }

    /// The best of the runs in a state that are the same as one that no index holds yet.
    ///
    /// @param run with what is known of it so far
    public Optional<Row> same(RunRecord run, Sameness sameness, RunState state) throws IOException {
        List<BytesRef> ids = isEmpty() ? List.of() : new EarlierRuns(scope, sameness).ids(state, run);
        return ids.isEmpty() ? Optional.empty() : Optional.of(first(ids, Order.BEST));
    }

    /// The runs that are the same as one that no index holds yet, newest first.
    ///
    /// @param state that they are in; empty for any
    public List<Row> allSame(RunRecord run, Sameness sameness, Optional<RunState> state) throws IOException {
        if (isEmpty()) {
            return List.of();
        }
        List<Row> rows = new EarlierRuns(scope, sameness).rows(state, run);
        rows.sort(Comparator.comparing((Row row) ->
                        Objects.requireNonNullElse(row.record().info().started(), Instant.EPOCH))
                .reversed());
        return rows;
    }

    /// The finished runs of stages with this key, newest first.
    public List<Row> stages(String key) throws IOException {
        var lucene = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(FieldNames.STAGE_KEY, FieldNames.keyword(key))), BooleanClause.Occur.FILTER)
                .add(
                        scope.lucene(new Query.Clause("run.state", new Query.Is("finished", true), 0), ""),
                        BooleanClause.Occur.FILTER)
                .build();
        List<Row> rows = new ArrayList<>();
        if (!isEmpty()) {
            Ordering newest = Ordering.of(new Request("", List.of(), Order.NEWEST, 1), Optional.empty(), scope);
            for (var hit : top(lucene, newest, Integer.MAX_VALUE).scoreDocs) {
                rows.add(scope.row(hit.doc));
            }
        }
        return rows;
    }

    /// What is asked, with what the project says of it.
    public Scope scope() {
        return scope;
    }

    private boolean isEmpty() {
        return scope.searcher().getIndexReader().numDocs() == 0;
    }

    /// Makes sure that a query can be understood. Where there are no runs yet, any field may be meant.
    ///
    /// @throws QueryException where it cannot
    public void check(String text) {
        Query query = QueryParser.parse(text);
        if (!isEmpty()) {
            scope.lucene(query, text);
        }
    }

    /// What a query without an answer may mean instead, and the clauses of a conjunction that match nothing even alone.
    private List<String> blame(Query query, String text) throws IOException {
        List<String> lines = new ArrayList<>(Slips.of(query));
        Map<Query, String> slips = Slips.ofTexts(query, new Slips.Known() {
            @Override
            public Collection<String> texts(String field) throws IOException {
                return new FieldList(scope).texts(scope.names().target(field));
            }

            @Override
            public boolean matches(Query.Clause clause) throws IOException {
                return any(clause, text);
            }
        });
        lines.addAll(slips.values());
        if (query instanceof Query.And and) {
            for (Query part : and.parts()) {
                if (!slips.containsKey(part) && !any(part, text)) {
                    lines.add("no run matches " + part.print());
                }
            }
        }
        return lines;
    }

    private boolean any(Query part, String text) throws IOException {
        return scope.searcher().count(scope.lucene(part, text)) > 0;
    }
}
