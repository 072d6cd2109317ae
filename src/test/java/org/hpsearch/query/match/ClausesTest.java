package org.hpsearch.query.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.FixedBitSet;
import org.hpsearch.project.Settings;
import org.hpsearch.query.KnownRuns;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Found;
import org.hpsearch.run.GitState;
import org.hpsearch.run.Liveness;
import org.hpsearch.run.Notes;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which runs each kind of clause finds: in the index, and in memory.
class ClausesTest {
    @TempDir
    Path scratch;

    private static RunRecord params(char letter, String given, String found) {
        Map<String, Found> declared = new TreeMap<>();
        object(found).forEach((name, value) -> declared.put(name, new Found(value, Found.DECLARED)));
        return KnownRuns.record(letter, "train", "", "").with(object(given), declared);
    }

    private static Value json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Value> object(String json) {
        return ((Value.Obj) json(json)).fields();
    }

    private static String letters(Scope scope, FixedBitSet docs) throws IOException {
        StringBuilder letters = new StringBuilder();
        for (int doc = 0; doc < scope.size(); doc++) {
            letters.append(docs.get(doc) ? scope.row(doc).shortId().substring(0, 1) : "");
        }
        return letters.toString();
    }

    /// Asks each query of the index and of every run in memory.
    private static String table(Scope scope, List<RunRecord> runs, String... queries) throws IOException {
        Evaluator evaluator = new Evaluator(scope.names(), scope.defaults(), scope.store(), scope.now(), scope.zone());
        StringBuilder table = new StringBuilder();
        for (String text : queries) {
            Query query = QueryParser.parse(text);
            String found = letters(scope, scope.matching(scope.lucene(query, text)));
            StringBuilder inMemory = new StringBuilder();
            runs.stream()
                    .filter(run -> evaluator.matches(query, run))
                    .forEach(run -> inMemory.append(run.id().charAt(run.id().length() - 1)));
            assertEquals(inMemory.toString(), found, text);
            table.append(text).append(found.isEmpty() ? "" : " ").append(found).append('\n');
        }
        return table.toString();
    }

    private String table(List<RunRecord> runs, Defaults defaults, String queries) throws IOException {
        try (KnownRuns known = new KnownRuns(scratch)) {
            for (RunRecord run : runs) {
                known.add(run);
            }
            return table(known.scope(Settings.NONE, defaults), runs, queries.split("\n"));
        }
    }

    /// Lines of a query, then the runs behind two blanks.
    private static String asked(String expected) {
        return expected.lines()
                .map(line -> line.replaceAll("  \\w+$", "") + "\n")
                .reduce("", String::concat);
    }

    private void expect(List<RunRecord> runs, Defaults defaults, String expected) throws IOException {
        assertEquals(expected.replaceAll(" {2,}", " "), table(runs, defaults, asked(expected)));
    }

    @Test
    void parametersByTheirValues() throws IOException {
        expect(
                List.of(
                        params('a', """
                            {"lr": 0.1, "model": "ResNet-50", "amp": true, "size": [64, 32]}\
                            """, "{}"),
                        params('b', """
                            {"lr": 1e-1, "model": "resnet 101", "amp": 0, "size": []}\
                            """, "{}"),
                        params('c', """
                            {"lr": "auto", "model": null, "amp": "true"}\
                            """, "{}"),
                        params('d', "{}", """
                            {"lr": 9007199254740993, "amp": 1}\
                            """),
                        params('e', """
                            {"lr": -5}\
                            """, """
                            {"lr": 7, "model": "vgg"}\
                            """)),
                Defaults.NONE,
                """
                lr:0.10  ab
                lr=1e-1  ab
                lr:auto  c
                lr:9007199254740993  d
                lr:9007199254740992
                lr>9007199254740992  d
                lr:-5  e
                lr:7
                lr<0  e
                lr:[-5 TO 0.1}  e
                lr:{-5 TO 0.1]  ab
                lr:*  abcde
                lr:[* TO *]  abcde
                lr!=0.1  cde
                NOT lr:0.1  cde
                lr:au*  c
                lr:1e-*  b
                lr:[a TO b]  c
                lr:autp~1  c
                model:resnet  ab
                model=resnet
                model:"resnet 101"  b
                model="resnet 101"  b
                model:resnet-50  a
                model:null  c
                model:*  abce
                model!=vgg  abc
                model:[resnet TO v]  ab
                amp:true  acd
                amp:1  acd
                amp:0  b
                amp!=1  b
                size:32  a
                size:>40  a
                size:*  ab
                recorded:lr  abce
                has:lr  abcde
                has:mod*  abce
                recorded:model  abc
                resnet  ab
                """);
    }

    @Test
    void whatIsDeclaredAndRenamedCounts() throws IOException {
        Defaults.Declaration nobody = new Defaults.Declaration("", "", "");
        Defaults defaults = new Defaults(
                List.of(
                        new Defaults.Rule("lr", json("0.5"), QueryParser.parse("model:vgg"), nobody),
                        new Defaults.Rule("lr", json("0.1"), QueryParser.parse(""), nobody),
                        new Defaults.Rule("opt", json("\"adam w\""), QueryParser.parse("lr<0.3"), nobody)),
                List.of(new Defaults.Rename("rate", "lr", nobody)));
        expect(
                List.of(
                        params('a', """
                            {"lr": 0.3, "rate": 9}\
                            """, "{}"),
                        params('b', """
                            {"rate": 0.2}\
                            """, """
                            {"lr": 8}\
                            """),
                        params('c', """
                            {"model": "vgg"}\
                            """, "{}"),
                        params('d', """
                            {"model": "vgg16", "opt": "sgd"}\
                            """, "{}"),
                        params('e', "{}", """
                            {"rate": 0.7}\
                            """)),
                defaults,
                """
                lr:9
                lr:8
                lr:0.3  a
                rate:0.3  a
                lr:0.2  b
                lr:0.5  c
                lr:0.1  d
                lr:0.7  e
                lr:*  abcde
                lr!=0.1  abce
                recorded:lr  ab
                opt:adam  b
                opt:sgd  d
                opt:*  bd
                has:opt  bd
                adam  b
                """);
    }

    private static RunRecord noted(RunRecord run, Liveness liveness, Notes notes, GitState git) {
        return KnownRuns.with(run.with(liveness).with(notes), info -> info.at(git));
    }

    private static List<RunRecord> labelled() {
        ProcessInfo elsewhere = new ProcessInfo(
                new ProcessInfo.Process(1, 1), ProcessInfo.Process.NONE, "namespace", "boot", "another machine");
        Instant began = Instant.parse("2026-09-01T08:00:00Z");
        return List.of(
                noted(
                        KnownRuns.record('a', "train", "", ""),
                        Liveness.ended(new EndStatus(0, began.plusSeconds(90))),
                        Notes.NONE
                                .named("Base line")
                                .tagged(List.of("good", "paper"))
                                .noted("cuda memory\nran out"),
                        new GitState("0123456789abcdef", "main", "clean", false)),
                noted(
                        KnownRuns.record('b', "Eval", "", ""),
                        Liveness.ended(
                                new EndStatus(1, began.plus(Duration.ofDays(1)).plusSeconds(10_000))),
                        Notes.NONE.noted("memory of the cuda device"),
                        new GitState("ffff456789abcdef", "main", "dirty", true)),
                noted(
                        KnownRuns.record('c', "train", "", ""),
                        new Liveness(elsewhere, KnownRuns.NOW.minusSeconds(30), null),
                        Notes.NONE.named("line"),
                        GitState.NONE),
                noted(
                        KnownRuns.record('d', "train", "", ""),
                        new Liveness(elsewhere, KnownRuns.NOW.minusSeconds(6000), null),
                        Notes.NONE,
                        GitState.NONE));
    }

    @Test
    void fieldsOfTheRun() throws IOException {
        expect(labelled(), Defaults.NONE, """
            state:finished  a
            state:FAILED  b
            state:running  c
            state:silent  d
            state!=silent  abc
            state:*  abcd
            state:s*  d
            state:[a TO z]
            experiment:train  acd
            experiment:eval  b
            experiment!=eval  acd
            experiment:t*  acd
            name:line  ac
            name=line  c
            name:"base line"  a
            name:*  ac
            tag:good  a
            tag:goo
            tag:god~1  a
            tag!=good  a
            note:memory  ab
            note:"cuda memory"  a
            note:*  ab
            id:aaa  a
            id:20260901  a
            run.id:2026090*  abcd
            git:0123  a
            git:012
            git:ffff456  b
            git:dirty  b
            exit:0  a
            exit>0  b
            exit!=0  b
            exit:*  ab
            duration:[1m TO 2m]  a
            duration>2h  bc
            duration:90s  a
            started:2026-09-02  b
            started>2026-09-02  cd
            started>=2026-09-02  bcd
            started:[2026-09-02 TO 2026-09-03]  bc
            started:{2026-09-01 TO 2026-09-03}  b
            started>-29d  bcd
            ended:*  ab
            """);
    }

    @Test
    void runsThatHaveNotNotedTheirEndAreJudgedWhenAsked() throws IOException {
        List<RunRecord> runs = labelled();
        try (KnownRuns known = new KnownRuns(scratch)) {
            for (RunRecord run : runs) {
                known.add(run);
            }
            Scope scope = known.scope();
            OpenRuns open = OpenRuns.of(known.view());
            Map<String, String> states = new TreeMap<>();
            for (var state : open.states(KnownRuns.NOW).entrySet()) {
                states.put(scope.row(state.getKey()).shortId(), state.getValue());
            }
            assertEquals(Map.of("ccccc", "running", "ddddd", "silent"), states);
            assertEquals(
                    "cd",
                    letters(scope, scope.matching(open.lasting(0, true, Double.POSITIVE_INFINITY, true, KnownRuns.NOW)))
                            + letters(
                                    scope,
                                    scope.matching(open.where(run -> run.id().endsWith("d")))));
            RunFieldTranslator fields = new RunFieldTranslator(open, KnownRuns.NOW, () -> ZoneOffset.UTC);
            Query.Clause clause = new Query.Clause("exit", new Query.Is("one", false), 3);
            assertEquals(
                    "'exit' has numbers, and 'one' is not one",
                    assertThrows(QueryException.class, () -> fields.translate(RunField.EXIT, clause, "a exit:one"))
                            .getMessage());
            Query.Clause like = new Query.Clause("duration", new Query.Like("1*"), 0);
            assertEquals(
                    "compare a duration: duration>2h, duration:[1m TO 10m]",
                    assertThrows(QueryException.class, () -> fields.translate(RunField.DURATION, like, "duration:1*"))
                            .getMessage());
            Query.Clause day = new Query.Clause("started", new Query.Is("yesterdayish", false), 0);
            assertThrows(QueryException.class, () -> fields.translate(RunField.STARTED, day, ""));
        }
    }

    @Test
    void metricsByTheAggregateThatIsNamed() throws IOException {
        expect(
                List.of(
                        KnownRuns.record('a', "train", "", "loss=1 acc=0.5"),
                        KnownRuns.record('b', "train", "", "loss=NaN acc=Infinity"),
                        KnownRuns.record('c', "train", "", "loss=-1"),
                        KnownRuns.record('d', "train", "", "Loss=1")),
                Defaults.NONE,
                """
                loss:1  ad
                loss<1  c
                loss:NaN  b
                loss:*  abcd
                loss.max>0  ad
                loss.count:1  abcd
                loss.mean<=-1  c
                loss!=1  c
                acc:Infinity  b
                acc>0.5  b
                acc:[0 TO *]  ab
                has:acc  ab
                NOT acc:*  cd
                """);
    }

    @Test
    void aTranslatorForRulesFindsNothingUnderANameThatIsGone() throws IOException {
        try (KnownRuns known = new KnownRuns(scratch).add('a', "lr=1", "loss=1")) {
            Scope scope = known.scope();
            LuceneTranslator translator = new LuceneTranslator(
                    scope.names(),
                    new ParamTranslator(Defaults.NONE, scope.catalog(), rule -> LuceneQueries.NOTHING),
                    new RunFieldTranslator(scope.open(), KnownRuns.NOW, () -> ZoneOffset.UTC),
                    query -> new FixedBitSet(scope.size()));
            Query gone = QueryParser.parse("epochs>3");
            assertEquals(
                    "unknown field 'epochs'; hps fields lists all",
                    assertThrows(QueryException.class, () -> translator.translate(gone, "epochs>3"))
                            .getMessage());
            assertEquals("", letters(scope, scope.matching(translator.condition(gone))));
            assertEquals("a", letters(scope, scope.matching(translator.condition(QueryParser.parse("lr:1")))));
        }
    }

    @Test
    void documentsAreLookedForOnceAndOnlyWhenAsked() throws IOException {
        try (KnownRuns known =
                new KnownRuns(scratch).add('a', "lr=1", "").add('b', "lr=2", "").add('c', "lr=3", "")) {
            Scope scope = known.scope();
            int[] asked = {0};
            FixedBitSet some = scope.matching(scope.lucene(QueryParser.parse("lr>1"), ""));
            DocsQuery docs = new DocsQuery(() -> {
                asked[0]++;
                return some;
            });
            assertEquals(0, asked[0]);
            IndexSearcher searcher = scope.searcher();
            StringBuilder found = new StringBuilder();
            for (ScoreDoc hit : searcher.search(docs, 9).scoreDocs) {
                found.append(scope.row(hit.doc).shortId().charAt(0));
            }
            assertEquals("bc", found.toString());
            assertEquals(2, searcher.count(docs));
            assertEquals(1, asked[0]);
        }
    }

    @Test
    void queriesOfLuceneReadAsTheyMean() {
        Query.Between range = new Query.Between("a", true, "*", false);
        assertEquals("k:[a TO *}", LuceneQueries.texts("k", range).toString());
        assertEquals(
                "k:{* TO a} k:{a TO *}", LuceneQueries.otherKeywords("k", "A").toString());
        assertEquals(
                "w:\"cuda memory\"", LuceneQueries.phrase("w", "CUDA, memory").toString());
        assertEquals("w:cuda", LuceneQueries.phrase("w", "cuda").toString());
        assertEquals(LuceneQueries.NOTHING, LuceneQueries.phrase("w", "..."));
        assertEquals(
                "#*:* -w:x", LuceneQueries.not(LuceneQueries.phrase("w", "x")).toString());
        assertEquals(
                "w:x",
                LuceneQueries.any(List.of(LuceneQueries.phrase("w", "x"))).toString());
        assertEquals(LuceneQueries.NOTHING, LuceneQueries.words("w", new Query.Differs("x")));
    }
}
