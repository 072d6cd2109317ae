package org.hpsearch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.query.match.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Of a lineage only the runs that no found one goes on from.
class ResumedTest {
    @TempDir
    Path scratch;

    private static String without(Scope scope, String query) throws IOException {
        var runs = new Resumed(scope).without(scope.lucene(QueryParser.parse(query), query));
        StringBuilder letters = new StringBuilder();
        for (var hit : scope.searcher().search(runs, 9).scoreDocs) {
            letters.append(scope.row(hit.doc).shortId().charAt(0));
        }
        return letters.chars().sorted().mapToObj(Character::toString).reduce("", String::concat);
    }

    @Test
    void onlyWhatIsFoundTakesItsParentsPlace() throws IOException {
        try (KnownRuns runs = new KnownRuns(scratch)
                .add('a', "lr=1", "")
                .add(KnownRuns.child(KnownRuns.record('b', "train", "lr=1", ""), "resume", 'a'))
                .add(KnownRuns.child(KnownRuns.record('c', "train", "lr=2", ""), "resume", 'b'))
                .add(KnownRuns.child(KnownRuns.record('d', "train", "lr=1", ""), "rerun", 'c'))
                .add(KnownRuns.child(KnownRuns.record('e', "train", "lr=3", ""), "resume", 'z'))) {
            Scope scope = runs.scope();
            assertEquals("cde", without(scope, "*"));
            assertEquals("bd", without(scope, "lr=1"));
            assertEquals("ce", without(scope, "lr>1"));
            assertEquals("", without(scope, "lr=9"));
        }
    }
}
