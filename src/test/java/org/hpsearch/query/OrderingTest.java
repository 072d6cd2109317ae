package org.hpsearch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.match.Scope;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In which order runs come: a missing value and NaN come last in every one, of equals the newest first.
class OrderingTest {
    private static final Optional<Objective> LOSS = Optional.of(new Objective("loss", Direction.MIN, false));

    @TempDir
    Path scratch;

    private KnownRuns runs() throws IOException {
        return new KnownRuns(scratch)
                .add('a', "lr=1e-1 model=b", "loss=2 acc=0.5")
                .add('b', "lr=0.01 model=a", "loss=NaN acc=Infinity")
                .add('c', "lr=auto", "loss=-1")
                .add('d', "lr=0.10 model=B", "loss=2 acc=-0.5")
                .add('e', "", "");
    }

    private static String order(Scope scope, Optional<Objective> objective, Search.Order order, String... keys)
            throws IOException {
        Ordering ordering = Ordering.of(new Search.Request("", List.of(keys), order, 9), objective, scope);
        StringBuilder letters = new StringBuilder();
        for (var hit : scope.searcher()
                .search(org.apache.lucene.search.MatchAllDocsQuery.INSTANCE, 9, ordering.sort())
                .scoreDocs) {
            letters.append(scope.row(hit.doc).shortId().charAt(0));
        }
        return letters + " " + ordering.said().words() + " [" + ordering.said().best() + "]";
    }

    @Test
    void aMetricAParameterAndAFieldOfTheRun() throws IOException {
        try (KnownRuns runs = runs()) {
            Scope scope = runs.scope();
            StringBuilder table = new StringBuilder();
            for (String key : List.of(
                    "loss", "-loss", "loss:desc", "acc", "acc:worst", "lr", "-lr", "model", "-model", "started")) {
                table.append(key)
                        .append(": ")
                        .append(order(scope, LOSS, Search.Order.BEST, key))
                        .append('\n');
            }
            assertEquals("""
                loss: cdaeb best loss first [loss]
                -loss: daceb worst loss first []
                loss:desc: daceb greatest loss first []
                acc: badec best acc first [acc]
                acc:worst: dabec worst acc first []
                lr: bdace least lr first []
                -lr: dabce greatest lr first []
                model: badec least model first []
                -model: dabec greatest model first []
                started: abcde least started first []
                """, table.toString());
        }
    }

    @Test
    void laterKeysDecideAmongEquals() throws IOException {
        try (KnownRuns runs = runs()) {
            assertEquals(
                    "cadbe best loss first, then best acc first [loss]",
                    order(runs.scope(), LOSS, Search.Order.BEST, "loss", "acc"));
        }
    }

    @Test
    void withoutAKeyTheObjectiveOrTheTimeOrders() throws IOException {
        try (KnownRuns runs = runs()) {
            Scope scope = runs.scope();
            assertEquals("cdaeb best loss first [loss]", order(scope, LOSS, Search.Order.BEST));
            assertEquals("edcba newest first []", order(scope, LOSS, Search.Order.NEWEST));
            assertEquals("edcba newest first []", order(scope, Optional.empty(), Search.Order.BEST));
            assertEquals(
                    "cdaeb best loss first (guessed; set objective in hps.yaml) [loss]",
                    order(scope, Optional.of(new Objective("loss", Direction.MIN, true)), Search.Order.BEST));
            assertEquals(
                    "daceb best loss first [loss]",
                    order(scope, Optional.of(new Objective("loss", Direction.MAX, false)), Search.Order.BEST));
        }
    }

    @Test
    void defaultsAndOlderNamesCountAsValues() throws IOException {
        Defaults.Declaration nobody = new Defaults.Declaration("", "", "");
        Defaults defaults = new Defaults(
                List.of(new Defaults.Rule("lr", Value.of(0L), new Query.All(), nobody)),
                List.of(new Defaults.Rename("model", "net", nobody)));
        try (KnownRuns runs = runs()) {
            Scope scope = runs.scope(Settings.NONE, defaults);
            assertEquals("ebdac least lr first []", order(scope, LOSS, Search.Order.BEST, "lr"));
            assertEquals("badec least net first []", order(scope, LOSS, Search.Order.BEST, "net"));
        }
    }

    @Test
    void whatHasNoOrderIsRefused() throws IOException {
        try (KnownRuns runs = runs()) {
            Scope scope = runs.scope();
            assertEquals(
                    "runs cannot be sorted by 'note'",
                    assertThrows(QueryException.class, () -> order(scope, LOSS, Search.Order.BEST, "note"))
                            .getMessage());
            assertThrows(QueryException.class, () -> order(scope, LOSS, Search.Order.BEST, "lss"));
        }
    }
}
