package org.hpsearch.query.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.hpsearch.project.Settings;
import org.hpsearch.query.KnownRuns;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Scope;
import org.hpsearch.run.Found;
import org.hpsearch.run.Observed;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Values of some runs by name: of the rows of a result, and of the documents of the index.
class RowValuesTest {
    private static final Defaults.Declaration NOBODY = new Defaults.Declaration("", "", "");

    @TempDir
    Path scratch;

    private static Value json(String text) {
        return ((Value.Items) Json.parse(("[" + text + "]").getBytes(StandardCharsets.UTF_8)))
                .values()
                .getFirst();
    }

    private static RunRecord params(char letter, String given, String metrics) {
        return KnownRuns.record(letter, "train", "", metrics)
                .with(new TreeMap<>(((Value.Obj) json(given)).fields()), Map.of());
    }

    private KnownRuns runs() throws IOException {
        return new KnownRuns(scratch)
                .add(params('a', """
                    {"lr": 0.3, "net": [64, 32], "opt": "adam"}\
                    """, "loss=0.5 acc=0.1"))
                .add(params('b', """
                    {"LR": 3e-1, "net": [64, 32.0], "opt": "Adam"}\
                    """, "loss=NaN"))
                .add(params('c', """
                    {"lr": true, "net": "small", "opt": null}\
                    """, "Loss=0.5"))
                .add(params('d', """
                    {"rate": "auto", "Dim": 3, "dim": 5}\
                    """, ""));
    }

    private static List<Row> rows(Scope scope) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int doc = 0; doc < scope.size(); doc++) {
            rows.add(scope.row(doc));
        }
        return rows;
    }

    private static String values(RowValues values, String name) {
        return values.rows().stream()
                .map(row -> {
                    String text = values.text(row, name);
                    return text.isEmpty() ? "-" : text;
                })
                .collect(Collectors.joining(" ", name + ": ", "\n"));
    }

    private static String distinct(RowValues values, String name) {
        return values.distinct(name).stream()
                .map(one -> one.text() + " (" + one.number() + ") of " + KnownRuns.letters(one.rows()))
                .collect(Collectors.joining("; "));
    }

    @Test
    void whatANameMeansInARow() throws IOException {
        try (KnownRuns known = runs()) {
            Scope scope = known.scope();
            RowValues values = new RowValues(rows(scope), scope.names());
            StringBuilder table = new StringBuilder();
            for (String name : List.of(
                    "lr", "net", "opt", "loss", "acc", "acc.count", "exit", "state", "run.id", "nothing", "tag")) {
                table.append(values(values, name));
            }
            assertEquals("""
                lr: 0.3 3e-1 true -
                net: [64, 32] [64, 32.0] small -
                opt: adam Adam null -
                loss: 0.5 NaN 0.5 -
                acc: 0.1 - - -
                acc.count: 1 - - -
                exit: 0 0 0 0
                state: finished finished finished finished
                run.id: 20260901-080000-aaaaa 20260902-080000-bbbbb 20260903-080000-ccccc 20260904-080000-ddddd
                nothing: - - - -
                tag: - - - -
                """, table.toString());
            Row last = values.rows().getLast();
            assertEquals("3", values.param(last, "Dim").orElseThrow().value().print());
            assertEquals("5", values.param(last, "dim").orElseThrow().value().print(), "its own spelling goes first");
            assertEquals(last.param("DIM"), values.param(last, "DIM"));
        }
    }

    @Test
    void equalValuesAreOne() throws IOException {
        try (KnownRuns known = runs()) {
            Scope scope = known.scope();
            RowValues values = new RowValues(rows(scope), scope.names());
            assertEquals("0.3 (0.3) of ab; true (1.0) of c", distinct(values, "lr"));
            assertEquals("small (NaN) of c; [64, 32] (NaN) of ab", distinct(values, "net"));
            assertEquals("adam (NaN) of a; Adam (NaN) of b; null (NaN) of c", distinct(values, "opt"));
            assertEquals("", distinct(values, "nothing"));
            assertEquals(true, values.differs("lr"));
            assertEquals(false, values.of(values.rows().subList(0, 2)).differs("lr"));
            assertEquals(true, values.of(values.rows().subList(2, 4)).differs("lr"), "none differs from one");
            assertEquals(
                    "[Dim, lr, net, opt, rate]",
                    values.params().stream().sorted().toList().toString());
            assertEquals(List.of("acc", "loss"), values.metrics());
            assertEquals("loss", values.metric("LOSS").orElseThrow());
            assertThrows(QueryException.class, () -> values.classes("nothing"));
            assertEquals(
                    "no selected run has 'los'; did you mean 'loss'?",
                    assertThrows(DataException.class, () -> values.check("los")).getMessage());
            values.check("acc");
            assertEquals("; there are a, b", RowValues.near("zzzzz", List.of("a", "b")));
            assertEquals("", RowValues.near("zzzzz", List.of()));
        }
    }

    @Test
    void theProgramsOwnValueIsAConflictOfTheGivenOne() throws IOException {
        RunRecord run = params('a', """
            {"lr": 0.3}\
            """, "");
        Observed seen = new Observed(Map.of("LR", new Found(new Value.Num("0.1"), Found.OUTPUT)), "", Map.of());
        try (KnownRuns known = new KnownRuns(scratch).add(run.with(seen)).add(params('b', """
            {"lr": 0.3}\
            """, ""))) {
            Scope scope = known.scope();
            RowValues values = new RowValues(rows(scope), scope.names());
            assertEquals(
                    "0.1",
                    values.conflict(values.rows().getFirst(), "lr")
                            .orElseThrow()
                            .value()
                            .print());
            assertEquals(true, values.conflict(values.rows().getLast(), "lr").isEmpty());
        }
    }

    @Test
    void metricsAreNamedAsMostRunsSpellThem() throws IOException {
        try (KnownRuns known = new KnownRuns(scratch)
                .add('a', "", "Loss=1 acc=1")
                .add('b', "", "Loss=2 Acc=1")
                .add('c', "", "loss=3")) {
            MetricSpellings spellings = MetricSpellings.of(rows(known.scope()));
            assertEquals(List.of("Loss", "acc"), spellings.names(), "of equally frequent ones that in small letters");
            assertEquals("Loss", spellings.find("loss").orElseThrow());
            assertEquals("acc", spellings.find("ACC").orElseThrow());
            assertEquals(true, spellings.find("f1").isEmpty());
        }
        try (KnownRuns known = new KnownRuns(scratch.resolve("both"))
                .add('a', "", "Loss=1 loss=2")
                .add('b', "", "Loss=2")) {
            MetricSpellings spellings = MetricSpellings.of(rows(known.scope()));
            assertEquals(List.of("Loss", "loss"), spellings.names(), "a run has both: two metrics");
            assertEquals("loss", spellings.find("loss").orElseThrow());
        }
    }

    private static Defaults defaults() {
        return new Defaults(
                List.of(
                        new Defaults.Rule("lr", json("[7, 0.01]"), QueryParser.parse("opt:adam"), NOBODY),
                        new Defaults.Rule("opt", json("\"sgd\""), QueryParser.parse(""), NOBODY)),
                List.of(new Defaults.Rename("rate", "lr", NOBODY)));
    }

    @Test
    void documentByDocument() throws IOException {
        try (KnownRuns known = new KnownRuns(scratch)
                .add(params('a', """
                    {"lr": [3, 1, 2], "rate": 9}\
                    """, ""))
                .add(params('b', """
                    {"rate": "auto"}\
                    """, ""))
                .add(params('c', """
                    {"opt": "adam"}\
                    """, ""))
                .add(params('d', """
                    {"opt": ["b", "a"]}\
                    """, ""))) {
            Scope scope = known.scope(Settings.NONE, defaults());
            StringBuilder table = new StringBuilder();
            for (String name : List.of("lr", "opt")) {
                for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
                    LeafValues values = new LeafValues(scope, name, leaf);
                    for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                        boolean has = values.advance(doc);
                        table.append(name + " of "
                                        + scope.row(leaf.docBase + doc)
                                                .shortId()
                                                .charAt(0) + ": ")
                                .append(!has ? "none" : values.number(doc, false) + " to " + values.number(doc, true))
                                .append(
                                        !has
                                                ? ""
                                                : ", " + values.keyword(doc, false) + " to " + values.keyword(doc, true)
                                                        + ", " + values.list(doc))
                                .append('\n');
                    }
                }
            }
            assertEquals("""
                lr of a: 1.0 to 3.0, null to null, [3, 1, 2]
                lr of b: NaN to NaN, auto to auto, null
                lr of c: 0.01 to 7.0, null to null, [7, 0.01]
                lr of d: none
                opt of a: NaN to NaN, sgd to sgd, null
                opt of b: NaN to NaN, sgd to sgd, null
                opt of c: NaN to NaN, adam to adam, null
                opt of d: NaN to NaN, a to b, ["b", "a"]
                """, table.toString());
        }
    }

    private static String sorted(Scope scope, String name, boolean reverse) throws IOException {
        List<SortField> fields = FilledSort.of(scope, name, reverse);
        StringBuilder letters = new StringBuilder();
        for (var hit : scope.searcher()
                .search(MatchAllDocsQuery.INSTANCE, 9, new Sort(fields.toArray(SortField[]::new)))
                .scoreDocs) {
            letters.append(scope.row(hit.doc).shortId().charAt(0));
        }
        return letters.toString();
    }

    @Test
    void filledValuesSortNumbersBeforeTextsAndMissingOnesLast() throws IOException {
        try (KnownRuns known = new KnownRuns(scratch)
                .add(params('a', "{\"opt\": \"x\"}", ""))
                .add(params('b', "{\"lr\": \"auto\", \"opt\": \"x\"}", ""))
                .add(params('c', "{\"rate\": 5}", ""))
                .add(params('d', "{\"opt\": \"adam\"}", ""))
                .add(params('e', "{\"lr\": [1, 20], \"opt\": \"x\"}", ""))) {
            Scope scope = known.scope(Settings.NONE, defaults());
            assertEquals("decba", sorted(scope, "lr", false));
            assertEquals("edcba", sorted(scope, "lr", true), "of a list the greatest one counts");
            assertEquals("dcabe", sorted(scope, "opt", false));
            assertEquals("abecd", sorted(scope, "opt", true));
        }
    }

    private static String column(Scope scope, String name) throws IOException {
        Column column = Column.of(scope.names().require(name), scope.matching(MatchAllDocsQuery.INSTANCE), scope);
        StringBuilder classes = new StringBuilder();
        for (int doc = 0; doc < scope.size(); doc++) {
            classes.append(column.of(doc) < 0 ? "-" : Integer.toString(column.of(doc)));
        }
        return classes.toString();
    }

    @Test
    void columnsOfTheIndexHaveTheClassesOfTheRows() throws IOException {
        try (KnownRuns known = runs()) {
            Scope scope = known.scope();
            RowValues rows = new RowValues(rows(scope), scope.names());
            for (String name : List.of("lr", "net", "opt", "loss", "acc", "state", "experiment", "exit", "run.id")) {
                StringBuilder own = new StringBuilder();
                for (int one : rows.classes(name)) {
                    own.append(one < 0 ? "-" : Integer.toString(one));
                }
                assertEquals(own.toString(), column(scope, name), name);
            }
            assertEquals("001-", column(scope, "lr"));
            assertEquals("010-", column(scope, "loss"), "NaN is a value behind all numbers");
            assertEquals(
                    "runs cannot be grouped by 'started'",
                    assertThrows(QueryException.class, () -> column(scope, "started"))
                            .getMessage());
            assertEquals(
                    "runs are grouped by parameters, metrics, or fields of the run",
                    assertThrows(QueryException.class, () -> column(scope, "has"))
                            .getMessage());
        }
    }
}
