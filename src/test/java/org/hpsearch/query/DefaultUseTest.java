package org.hpsearch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.query.match.Scope;
import org.hpsearch.run.Lineage;
import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How many runs a declaration is about.
class DefaultUseTest {
    private static final Defaults.Declaration NOBODY = new Defaults.Declaration("", "", "");
    private static final Defaults.Rename RENAME = new Defaults.Rename("rate", "lr", NOBODY);

    @TempDir
    Path scratch;

    private static Defaults.Rule rule(String value, String when) {
        Query condition = QueryParser.parse(when);
        return new Defaults.Rule("lr", Numbers.typed(value), condition, NOBODY);
    }

    private KnownRuns runs() throws IOException {
        return new KnownRuns(scratch)
                .add('a', "lr=0.1", "")
                .add('b', "rate=0.2", "")
                .add('c', "lr~0.3 model=x", "")
                .add('d', "model=x", "")
                .add(KnownRuns.record('e', "Eval", "model=y", ""));
    }

    private static DefaultUse use(KnownRuns runs, Defaults defaults) throws IOException {
        return new DefaultUse(runs.scope(Settings.NONE, defaults));
    }

    @Test
    void givenFilledAndRenamed() throws IOException {
        Defaults.Rule first = rule("1", "model=x");
        Defaults.Rule second = rule("2", "");
        try (KnownRuns runs = runs()) {
            DefaultUse use = use(runs, new Defaults(List.of(first, second), List.of(RENAME)));
            assertEquals(2, use.given("lr"));
            assertEquals(2, use.given("RATE"));
            assertEquals(0, use.given("batch"));
            assertEquals(1, use.given(RENAME));
            assertEquals(1, use.renamed(RENAME));
            assertEquals(1, use.filled(first));
            assertEquals(1, use.filled(second));
            assertEquals(List.of("train"), use.experiments("lr"));
            assertEquals(List.of("eval", "train"), use.experiments("model"));
            assertEquals(List.of("eval", "train"), use.experiments());
            assertEquals(List.of(), use.experiments("batch"));
        }
    }

    @Test
    void anEnsembleHasNoDefaults() throws IOException {
        Defaults.Rule rule = rule("1", "");
        try (KnownRuns runs =
                runs().add(KnownRuns.child(KnownRuns.record('f', "train", "members=2", ""), Lineage.ENSEMBLE, 'a'))) {
            Scope scope = runs.scope(Settings.NONE, new Defaults(List.of(rule), List.of()));
            assertEquals(3, new DefaultUse(scope).filled(rule));
            assertEquals(
                    List.of("members"),
                    List.copyOf(
                            scope.row(KnownRuns.id('f')).orElseThrow().params().keySet()));
        }
    }

    @Test
    void onlyAnotherValueIsAChange() throws IOException {
        try (KnownRuns runs = runs()) {
            DefaultUse nothing = use(runs, Defaults.NONE);
            DefaultUse one = use(runs, new Defaults(List.of(rule("1", "")), List.of()));
            DefaultUse spelled = use(runs, new Defaults(List.of(rule("1.0", "")), List.of()));
            DefaultUse other = use(runs, new Defaults(List.of(rule("2", "model=x"), rule("1", "")), List.of()));
            assertEquals(0, one.changed("lr", nothing));
            assertEquals(3, nothing.changed("lr", one));
            assertEquals(0, spelled.changed("lr", one));
            assertEquals(1, other.changed("lr", one));
            assertEquals(1, one.changed("lr", other));
        }
    }
}
