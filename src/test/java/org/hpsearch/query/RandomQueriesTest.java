package org.hpsearch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

/// What Lucene answers against an evaluator in memory: a thousand random runs, ten thousand random queries, with
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
        try (RunIndex index = runs.index(scratch, 1000)) {
            RunIndex.View view = index.refresh(RunIndex.Mode.FULL, done -> {});
            for (int round = 0; round < ROUNDS; round++) {
                Scope scope = new Scope(view, Settings.NONE, runs.defaults(), RandomRuns.NOW, ZoneOffset.UTC);
                Evaluator oracle = new Evaluator(scope.names(), scope.defaults(), RandomRuns.NOW, ZoneOffset.UTC);
                for (int i = 0; i < 50; i++) {
                    check(runs.query(2), runs, scope, oracle, "seed " + SEED + ", round " + round + ": ");
                }
            }
        }
    }

    private static void check(Query query, RandomRuns runs, Scope scope, Evaluator oracle, String told)
            throws IOException {
        assertEquals(query.print(), QueryParser.parse(query.print()).print());
        Set<String> expected = runs.records.values().stream()
                .filter(record -> oracle.matches(query, record))
                .map(RunRecord::id)
                .collect(Collectors.toCollection(TreeSet::new));
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
