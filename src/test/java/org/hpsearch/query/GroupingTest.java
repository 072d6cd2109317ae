package org.hpsearch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.query.match.Scope;
import org.hpsearch.run.Provenance;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Source;
import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs put into groups: the best of each, how many they are, and their spreads.
class GroupingTest {
    private static final Objective ACC = new Objective("acc", Direction.MAX, false);

    @TempDir
    Path scratch;

    /// Each group as `best run x count: mean±std of acc`.
    private static String groups(Scope scope, Optional<Objective> objective, Groups.Request request)
            throws IOException {
        Groups groups = new Grouping(scope, scope.matching(scope.lucene(QueryParser.parse(request.query()), "")))
                .of(request, objective);
        StringJoiner text = new StringJoiner(" ");
        for (Groups.Group group : groups.groups()) {
            Groups.Spread acc = group.metrics().get("acc");
            text.add(group.best().shortId().charAt(0) + "x" + group.runs()
                    + (acc == null ? "" : ":" + Numbers.print(acc.mean()) + "±" + Numbers.print(acc.std())));
        }
        return text + " of " + groups.total() + "/" + groups.runs() + " " + groups.notices();
    }

    private static Groups.Request by(String key, String... sort) {
        return new Groups.Request("", List.of(key), List.of(), 1, List.of(sort), 9);
    }

    private KnownRuns runs() throws IOException {
        return new KnownRuns(scratch)
                .add('a', "lr=0.1 seed=1", "acc=0.5")
                .add('b', "lr=1e-1 seed=2", "acc=0.25")
                .add('c', "lr=0.2 seed=1", "acc=NaN")
                .add('d', "lr=0.2 seed=2", "acc=0.125")
                .add('e', "seed=1", "acc=Infinity")
                .add('f', "seed=2", "acc=0.5")
                .add('g', "lr=auto", "loss=1");
    }

    @Test
    void numbersOfOneValueAreOneGroup() throws IOException {
        try (KnownRuns runs = runs()) {
            assertEquals(
                    "ex2:Infinity±NaN ax2:0.375±0.1767766952966369 dx2:0.125±NaN gx1 of 4/7 []",
                    groups(runs.scope(), Optional.of(ACC), by("lr")));
        }
    }

    @Test
    void aMetricThatIsNaNIsAGroupOfItsOwn() throws IOException {
        try (KnownRuns runs = runs()) {
            assertEquals(
                    "ex1:Infinity±NaN fx2:0.5±0 bx1:0.25±NaN dx1:0.125±NaN gx1 cx1 of 6/7 []",
                    groups(runs.scope(), Optional.of(ACC), by("acc")));
            assertEquals(
                    "e f b d c g",
                    groups(runs.scope(), Optional.of(ACC), by("acc", "acc")).replaceAll("x\\d[^ ]*| of.*", ""),
                    "best first, NaN behind all, none last");
        }
    }

    @Test
    void withoutAnObjectiveTheNewestStandsForItsGroup() throws IOException {
        try (KnownRuns runs = runs()) {
            assertEquals(
                    "fx2:Infinity±NaN bx2:0.375±0.1767766952966369 dx2:0.125±NaN gx1 of 4/7 []",
                    groups(runs.scope(), Optional.empty(), by("lr")));
        }
    }

    @Test
    void keysMetricsAndSizesSort() throws IOException {
        try (KnownRuns runs = runs()) {
            Scope scope = runs.scope();
            StringBuilder table = new StringBuilder();
            for (String sort : List.of("lr", "-lr", "runs", "-runs", "acc", "acc:asc", "-loss")) {
                table.append(sort)
                        .append(": ")
                        .append(groups(scope, Optional.of(ACC), by("lr", sort, "lr"))
                                .replaceAll(":[^ ]*|x\\d| of.*", "")
                                .replace(" ", ""))
                        .append('\n');
            }
            assertEquals("""
                lr: adge
                -lr: dage
                runs: gade
                -runs: adeg
                acc: eadg
                acc:asc: daeg
                -loss: gade
                """, table.toString());
            assertEquals(
                    "groups are sorted by 'runs', by their keys, or by a metric; not by 'seed'",
                    assertThrows(QueryException.class, () -> groups(scope, Optional.empty(), by("lr", "seed")))
                            .getMessage());
            assertThrows(QueryException.class, () -> groups(scope, Optional.empty(), by("lr", "acc.last")));
        }
    }

    @Test
    void theConfigurationLeavesRepeatsOut() throws IOException {
        try (KnownRuns runs = runs()) {
            assertEquals(
                    "ex2:Infinity±NaN ax2:0.375±0.1767766952966369 dx2:0.125±NaN gx1 of 4/7 []",
                    groups(runs.scope(), Optional.of(ACC), by("config")));
            Settings settings = runs.settings("experiments: {train: {repeats: [lr]}}");
            assertEquals(
                    "ex3:Infinity±NaN fx3:0.2916666666666667±0.19094065395649332 gx1 of 3/7 []",
                    groups(runs.scope(settings, Defaults.NONE), Optional.of(ACC), by("config")));
        }
    }

    @Test
    void smallGroupsAreLeftOutAndOnlyTheFirstAreShown() throws IOException {
        try (KnownRuns runs = runs()) {
            assertEquals(
                    "ex2:Infinity±NaN of 3/7 []",
                    groups(
                            runs.scope(),
                            Optional.of(ACC),
                            new Groups.Request("", List.of("lr"), List.of("acc"), 2, List.of(), 1)));
        }
    }

    @Test
    void anEnsembleWithoutTheKeyIsInNoGroup() throws IOException {
        RunRecord ensemble = KnownRuns.child(KnownRuns.record('c', "train", "", "acc=1"), "ensemble", 'a');
        try (KnownRuns runs = new KnownRuns(scratch).add('a', "lr=1", "acc=0.5").add(ensemble)) {
            assertEquals(
                    "ax1:0.5±NaN of 1/1 [1 ensemble has no lr and is in no group]",
                    groups(runs.scope(), Optional.of(ACC), by("lr")));
            assertEquals(
                    "cx1:1±NaN of 1/1 []",
                    groups(
                            runs.scope(),
                            Optional.of(ACC),
                            new Groups.Request("kind:ensemble", List.of("lr"), List.of(), 1, List.of(), 9)));
        }
    }

    @Test
    void aRunWithoutAStartIsNotTheNewest() throws IOException {
        RunRecord undated = KnownRuns.with(
                KnownRuns.record('a', "train", "lr=1", ""),
                info -> info.by(Provenance.of("h", "ada", null).from(new Source("mlflow", "x", Map.of()))));
        try (KnownRuns runs = new KnownRuns(scratch).add(undated).add('b', "lr=1", "")) {
            assertEquals("bx2 of 1/2 []", groups(runs.scope(), Optional.empty(), by("lr")));
        }
    }
}
