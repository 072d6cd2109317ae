package org.hpsearch.query.same;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.hpsearch.project.ResumeOptions;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.query.defaults.EffectiveParams.Origin;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.match.Evaluator;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Scope;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// Finds the runs of a configuration.
public final class EarlierRuns {
    /// Parameters that the index is asked for; what it finds is compared in full.
    private static final int MOST_CLAUSES = 100;

    /// So many candidates are read at once.
    private static final int ONCE = 4096;

    /// Runs of a lineage that are followed back.
    private static final int LONGEST = 1000;

    private final Scope scope;
    private final Sameness sameness;

    public EarlierRuns(Scope scope, Sameness sameness) {
        this.scope = scope;
        this.sameness = sameness;
    }

    /// The ids of the runs of the same configuration that are in this state.
    public List<BytesRef> ids(RunState state, RunRecord run) throws IOException {
        List<BytesRef> ids = new ArrayList<>();
        each(run, of("run.state", state.word()), (doc, row) -> ids.add(new BytesRef(row.id())));
        return ids;
    }

    /// The runs of the same configuration.
    ///
    /// @param state that they are in; empty for any
    public List<Row> rows(Optional<RunState> state, RunRecord run) throws IOException {
        List<Row> rows = new ArrayList<>();
        each(
                run,
                state.map(in -> of("run.state", in.word())).orElse(MatchAllDocsQuery.INSTANCE),
                (doc, row) -> rows.add(row));
        return rows;
    }

    /// Takes runs that are the same.
    interface Taker {
        void take(int doc, Row row) throws IOException;
    }

    private void each(RunRecord run, org.apache.lucene.search.Query state, Taker same) throws IOException {
        Likeness likeness = likeness(run);
        FixedBitSet candidates = scope.matching(candidates(run, likeness, state));
        int[] docs = new int[candidates.cardinality()];
        DocIdSetIterator each = new BitSetIterator(candidates, docs.length);
        for (int i = 0; i < docs.length; i++) {
            docs[i] = each.nextDoc();
        }
        same(run, likeness, docs, same);
    }

    /// What makes a run the same as this one.
    Likeness likeness(RunRecord run) {
        return new Likeness(
                run,
                new Evaluator(scope.names(), scope.defaults(), scope.store(), scope.now(), scope.zone()).params(run),
                scope.settings().experiment(run.info().experiment()),
                sameness,
                scope.defaults());
    }

    /// Reads runs.
    static void each(Scope scope, int[] docs, Taker taker) throws IOException {
        for (int from = 0; from < docs.length; from += ONCE) {
            int[] some = Arrays.copyOfRange(docs, from, Math.min(docs.length, from + ONCE));
            List<Row> rows = scope.rows(some);
            for (int i = 0; i < some.length; i++) {
                taker.take(some[i], rows.get(i));
            }
        }
    }

    /// Reads runs, and takes those that are the same.
    void same(RunRecord run, Likeness likeness, int[] docs, Taker same) throws IOException {
        each(scope, docs, (doc, row) -> {
            if (!row.id().equals(run.id()) && likeness.isSame(row.record(), row.params(), params(row, 0))) {
                same.take(doc, row);
            }
        });
    }

    /// The runs that may be the same, for all that the index tells.
    org.apache.lucene.search.Query candidates(RunRecord run, Likeness likeness, org.apache.lucene.search.Query state) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(of("run.experiment", run.info().experiment()), BooleanClause.Occur.FILTER);
        all.add(state, BooleanClause.Occur.FILTER);
        likeness.wanted().entrySet().stream()
                .filter(param -> param.getValue().origin() != Origin.FOUND)
                .filter(param -> !ResumeOptions.isKnown(param.getKey()))
                .limit(MOST_CLAUSES)
                .forEach(param -> {
                    Query.Test test = test(param.getValue().value());
                    all.add(scope.params().translate(param.getKey(), test), BooleanClause.Occur.FILTER);
                });
        return all.build();
    }

    private org.apache.lucene.search.Query of(String field, String value) {
        return scope.lucene(new Query.Clause(field, new Query.Is(value, true), 0), "");
    }

    private static Query.Test test(Value value) {
        return switch (value) {
            case Value.Num number -> {
                double size = Math.abs(number.asDouble()) * 2 * Numbers.TOLERANCE;
                yield Double.isFinite(size)
                        ? new Query.Between(
                                "" + (number.asDouble() - size), true, "" + (number.asDouble() + size), true)
                        : new Query.Any();
            }
            case Value.Bool bool -> new Query.Is(bool.print(), true);
            case Value.Text text -> new Query.Is(text.text(), true);
            case Value.Null n -> new Query.Is("null", true);
            case Value.Items items -> new Query.Any();
            case Value.Obj object -> new Query.Any();
        };
    }

    /// The parameters of a run; of a resumed one, without what only told its program of the checkpoint:
    /// what it was given otherwise than its parent, though nobody changed it.
    private Map<String, Effective> params(Row row, int depth) throws IOException {
        Lineage lineage = row.record().info().lineage();
        Optional<Row> parent = lineage.kind().equals("resume") && depth < LONGEST
                ? scope.row(String.valueOf(lineage.parent()))
                : Optional.empty();
        if (parent.isEmpty()) {
            return row.params();
        }
        Map<String, Effective> before = params(parent.get(), depth + 1);
        Map<String, Effective> params = new TreeMap<>(row.params());
        row.params().forEach((name, effective) -> {
            if (effective.origin() == Origin.GIVEN && !lineage.changed().containsKey(name)) {
                params.remove(name);
            }
        });
        before.forEach(params::putIfAbsent);
        return params;
    }
}
