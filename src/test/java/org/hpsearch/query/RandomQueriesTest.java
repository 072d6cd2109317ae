package org.hpsearch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.hpsearch.index.RunIndex;
import org.hpsearch.project.Settings;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.query.match.Evaluator;
import org.hpsearch.query.match.Scope;
import org.hpsearch.run.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Lucene answers against an evaluator in memory: five hundred random runs, thousands of random queries, with
/// defaults and renames that change all the time.
class RandomQueriesTest {
    private static final long SEED = 20261124;

    /// `-Dhps.rounds=1000` asks so many times fifty random queries.
    private static final int ROUNDS = Integer.getInteger("hps.rounds", 50);

    @TempDir
    Path scratch;

    @Test
    void luceneAnswersAsTheEvaluator() throws Exception {
        RandomRuns runs = new RandomRuns(SEED);
        try (RunIndex index = runs.index(scratch, 500)) {
            RunIndex.View view = index.refresh(RunIndex.Mode.FULL, done -> {});
            for (int round = 0; round < ROUNDS; round++) {
                Scope scope = new Scope(view, Settings.NONE, runs.defaults(), RandomRuns.NOW, () -> ZoneOffset.UTC);
                Evaluator oracle = new Evaluator(
                        scope.names(), scope.defaults(), scope.store(), RandomRuns.NOW, () -> ZoneOffset.UTC);
                List<Query> queries = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    queries.add(runs.query(2));
                }
                List<Set<String>> expected = expected(queries, runs, oracle);
                for (int i = 0; i < 50; i++) {
                    String told = "seed " + SEED + ", round " + round + ": ";
                    check(queries.get(i), expected.get(i), runs, scope, oracle, told);
                }
            }
        }
    }

    /// The runs of each query, run by run: what is computed of one run serves all queries.
    private static List<Set<String>> expected(List<Query> queries, RandomRuns runs, Evaluator oracle) {
        List<Set<String>> expected = new ArrayList<>();
        queries.forEach(query -> expected.add(new TreeSet<>()));
        for (RunRecord record : runs.records.values()) {
            for (int i = 0; i < queries.size(); i++) {
                if (oracle.matches(queries.get(i), record)) {
                    expected.get(i).add(record.id());
                }
            }
        }
        return expected;
    }

    private static void check(
            Query query, Set<String> expected, RandomRuns runs, Scope scope, Evaluator oracle, String told)
            throws IOException {
        assertEquals(query.print(), QueryParser.parse(query.print()).print());
        Set<String> found = new TreeSet<>();
        var docs = new BitSetIterator(scope.matching(scope.lucene(QueryParser.parse(query.print()), "")), 0);
        for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
            found.add(runs.id(doc, scope));
        }
        assertEquals(
                expected,
                found,
                () -> told + query.print() + " with " + scope.defaults().rules()
                        + scope.defaults().renames() + differing(runs, oracle, expected, found));
    }

    private static String differing(RandomRuns runs, Evaluator oracle, Set<String> expected, Set<String> found) {
        Set<String> all = new TreeSet<>(expected);
        all.addAll(found);
        all.removeIf(id -> expected.contains(id) && found.contains(id));
        String id = all.iterator().next();
        RunRecord record = java.util.Objects.requireNonNull(runs.records.get(id));
        return "\nexpected " + expected.contains(id) + ": " + record + "\n" + oracle.params(record);
    }
}
