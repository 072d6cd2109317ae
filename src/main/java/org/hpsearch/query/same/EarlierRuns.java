package org.hpsearch.query.same;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.hpsearch.index.FieldNames;
import org.hpsearch.project.Direction;
import org.hpsearch.project.ResumeOptions;
import org.hpsearch.project.Settings;
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

    /// How a value stands in a run folder that is a secret.
    private static final String HIDDEN = "***";

    private static final Set<String> KEYS = Set.of(
            "key",
            "apikey",
            "password",
            "passwd",
            "passphrase",
            "secret",
            "credential",
            "credentials",
            "auth",
            "access",
            "api",
            "hf",
            "wandb",
            "github");

    private final Scope scope;
    private final Sameness sameness;

    public EarlierRuns(Scope scope, Sameness sameness) {
        this.scope = scope;
        this.sameness = sameness;
    }

    /// The ids of the runs of the same configuration that are in this state.
    public List<BytesRef> ids(RunState state, RunRecord run) throws IOException {
        List<BytesRef> ids = new ArrayList<>();
        each(
                run,
                of("run.state", state.word()),
                row -> ids.add(new BytesRef(row.record().id())));
        return ids;
    }

    /// The runs of the same configuration.
    ///
    /// @param state that they are in; empty for any
    public List<Row> rows(Optional<RunState> state, RunRecord run) throws IOException {
        List<Row> rows = new ArrayList<>();
        each(run, state.map(in -> of("run.state", in.word())).orElse(MatchAllDocsQuery.INSTANCE), rows::add);
        return rows;
    }

    private void each(RunRecord run, org.apache.lucene.search.Query state, Consumer<Row> same) throws IOException {
        Settings.Experiment experiment = scope.settings().experiment(run.info().experiment());
        Map<String, Effective> wanted = Configuration.of(
                new Evaluator(scope.names(), scope.defaults(), scope.store(), scope.now(), scope.zone()).params(run),
                experiment,
                sameness);
        Program program = Program.of(run);
        FixedBitSet candidates = scope.matching(candidates(run, wanted, state));
        int[] docs = new int[candidates.cardinality()];
        DocIdSetIterator each = new BitSetIterator(candidates, docs.length);
        for (int i = 0; i < docs.length; i++) {
            docs[i] = each.nextDoc();
        }
        for (int from = 0; from < docs.length; from += ONCE) {
            for (Row row : scope.rows(Arrays.copyOfRange(docs, from, Math.min(docs.length, from + ONCE)))) {
                if (!row.record().id().equals(run.id()) && isSame(program, wanted, row, experiment)) {
                    same.accept(row);
                }
            }
        }
    }

    private org.apache.lucene.search.Query candidates(
            RunRecord run, Map<String, Effective> wanted, org.apache.lucene.search.Query state) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(of("run.experiment", run.info().experiment()), BooleanClause.Occur.FILTER);
        all.add(state, BooleanClause.Occur.FILTER);
        wanted.entrySet().stream()
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

    /// Whether a run has the same values, the same code behind `-c` and the like, and no more parameters.
    /// What it was found to use by what it printed or wrote is not asked of a run that has not begun.
    private boolean isSame(Program program, Map<String, Effective> wanted, Row row, Settings.Experiment experiment)
            throws IOException {
        Map<String, Effective> there = Configuration.of(params(row, 0), experiment, sameness);
        boolean all = wanted.entrySet().stream().allMatch(param -> {
            Effective other = there.get(param.getKey());
            boolean late = param.getValue().origin() == Origin.FOUND && isFoundLate(row, param.getKey());
            return other != null
                    && (late || isSame(param.getKey(), param.getValue().value(), other.value()));
        });
        return all
                && program.isOf(row.record())
                && there.entrySet().stream()
                        .filter(param -> !wanted.containsKey(param.getKey()))
                        .allMatch(param -> isFoundLate(row, param.getKey()));
    }

    /// Whether two values of a parameter are the same. Of values that are not recorded nobody knows;
    /// those of keys and passwords, which change no result, count as the same.
    private static boolean isSame(String name, Value one, Value other) {
        boolean hidden = one.print().equals(HIDDEN) && other.print().equals(HIDDEN);
        return hidden ? Direction.words(name).stream().anyMatch(KEYS::contains) : one.isSame(other);
    }

    /// Whether a value was found in what the run printed or wrote.
    private boolean isFoundLate(Row row, String regular) {
        Effective effective = row.param(regular).orElse(null);
        return effective != null
                && effective.origin() == Origin.FOUND
                && row.record().found().entrySet().stream()
                        .filter(entry -> FieldNames.regular(scope.defaults().canonical(entry.getKey()))
                                .equals(regular))
                        .noneMatch(entry -> entry.getValue().isOfCode());
    }
}
