package org.hpsearch.query.same;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.project.Settings;
import org.hpsearch.query.KnownRuns;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.Query;
import org.hpsearch.run.Found;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runs of a configuration.
class EarlierRunsTest {
    @TempDir
    Path scratch;

    private static RunRecord planned(String params) {
        return KnownRuns.record('z', "train", params, "");
    }

    private static String same(KnownRuns runs, Defaults defaults, String params) throws IOException {
        EarlierRuns earlier = new EarlierRuns(runs.scope(Settings.NONE, defaults), Sameness.CONFIGURATION);
        return KnownRuns.letters(earlier.rows(Optional.empty(), planned(params)))
                .chars()
                .sorted()
                .mapToObj(Character::toString)
                .reduce("", String::concat);
    }

    @Test
    void valuesAreComparedByWhatTheyAre() throws IOException {
        try (KnownRuns runs = new KnownRuns(scratch)
                .add('a', "lr=0.1 model=x seed=1", "")
                .add('b', "lr=1e-1 model=X out=y", "")
                .add('c', "lr=0.1 model=x n=1", "")
                .add('d', "lr=0.100001 model=x", "")
                .add('e', "Lr=.1 model=x verbose=true", "")
                .add(KnownRuns.record('f', "eval", "lr=0.1 model=x", ""))) {
            assertEquals("ae", same(runs, Defaults.NONE, "lr=0.10 model=x seed=7"));
            assertEquals("b", same(runs, Defaults.NONE, "lr=0.1 model=X"));
            assertEquals("c", same(runs, Defaults.NONE, "lr=0.1 model=x n=1.0"));
            assertEquals("", same(runs, Defaults.NONE, "lr=0.1"));
            assertEquals("", same(runs, Defaults.NONE, "lr=0.1 model=x n=2"));
            assertEquals("", same(runs, Defaults.NONE, "lr=NaN model=x"));
        }
    }

    @Test
    void hugeAndOddNumbersFindThemselves() throws IOException {
        String odd = "a=1e308 b=-1e308 c=0 d=-0.0 e=NaN f=-Infinity g=null h=true i=9007199254740993";
        try (KnownRuns runs = new KnownRuns(scratch).add('a', odd, "")) {
            assertEquals("a", same(runs, Defaults.NONE, odd));
            assertEquals("a", same(runs, Defaults.NONE, odd.replace("c=0", "c=0.0")));
            assertEquals("", same(runs, Defaults.NONE, odd.replace("740993", "740992")));
        }
    }

    @Test
    void aDeclaredDefaultAndAnOlderNameCount() throws IOException {
        Defaults.Declaration nobody = new Defaults.Declaration("", "", "");
        Defaults defaults = new Defaults(
                List.of(new Defaults.Rule("dropout", Value.of(0L), new Query.All(), nobody)),
                List.of(new Defaults.Rename("rate", "lr", nobody)));
        try (KnownRuns runs = new KnownRuns(scratch).add('a', "rate=0.1", "").add('b', "lr=0.1 dropout=0.0", "")) {
            assertEquals("ab", same(runs, defaults, "lr=0.1 dropout=0"));
            assertEquals("ab", same(runs, defaults, "lr=0.1"));
            assertEquals("", same(runs, defaults, "lr=0.1 dropout=1"));
        }
    }

    @Test
    void whatARunPrintedIsNotAskedOfOneThatHasNotBegun() throws IOException {
        RunRecord printed = KnownRuns.record('a', "train", "lr=0.1", "");
        printed = printed.with(
                printed.params(),
                Map.of("device", new Found(Value.of("cuda"), Found.OUTPUT), "n", new Found(Value.of(3L), Found.CODE)));
        try (KnownRuns runs = new KnownRuns(scratch).add(printed)) {
            assertEquals("a", same(runs, Defaults.NONE, "lr=0.1 n~3"));
            assertEquals("", same(runs, Defaults.NONE, "lr=0.1 n~4"));
            assertEquals("", same(runs, Defaults.NONE, "lr=0.1"));
            assertEquals("", same(runs, Defaults.NONE, "lr=0.1 n~3 device=cpu"));
        }
    }

    @Test
    void secretsThatNobodyRecordedCountAsTheSame() throws IOException {
        try (KnownRuns runs =
                new KnownRuns(scratch).add('a', "api_key=*** lr=1", "").add('b', "tokenizer=*** lr=1", "")) {
            assertEquals("a", same(runs, Defaults.NONE, "api_key=*** lr=1"));
            assertEquals("", same(runs, Defaults.NONE, "tokenizer=*** lr=1"));
        }
    }

    @Test
    void aResumedRunIsOfItsParentsConfiguration() throws IOException {
        Lineage lineage = Lineage.of("resume", KnownRuns.id('a')).with(Map.of("epochs", Value.of(9L)));
        RunRecord resumed = KnownRuns.with(
                KnownRuns.record('b', "train", "lr=0.1 resume=/c epochs=9", ""), info -> info.in(lineage));
        try (KnownRuns runs = new KnownRuns(scratch)
                .add('a', "lr=0.1 epochs=5", "")
                .add(resumed)
                .add(KnownRuns.child(KnownRuns.record('c', "train", "lr=0.1 epochs=9", ""), "resume", 'x'))) {
            assertEquals("bc", same(runs, Defaults.NONE, "lr=0.1 epochs=9"));
            assertEquals("a", same(runs, Defaults.NONE, "lr=0.1 epochs=5"));
        }
    }

    @Test
    void onlyThoseInAState() throws IOException {
        try (KnownRuns runs = new KnownRuns(scratch).add('a', "lr=1", "")) {
            EarlierRuns earlier = new EarlierRuns(runs.scope(), Sameness.CONFIGURATION);
            assertEquals(1, earlier.ids(RunState.FINISHED, planned("lr=1")).size());
            assertEquals(List.of(), earlier.ids(RunState.FAILED, planned("lr=1")));
            assertEquals(
                    List.of(),
                    earlier.rows(Optional.empty(), KnownRuns.record('a', "train", "lr=1", "")),
                    "a run is not earlier than itself");
        }
    }
}
