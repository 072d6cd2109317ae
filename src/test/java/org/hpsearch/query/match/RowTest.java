package org.hpsearch.query.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hpsearch.query.KnownRuns;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.query.defaults.EffectiveParams.Origin;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.run.Notes;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run of a result, and the lines of its texts that answer a query.
class RowTest {
    @TempDir
    Path scratch;

    private static Row row(String metrics, Set<String> split) {
        RunRecord record = KnownRuns.record('b', "train", "", metrics);
        return new Row(
                RunFacts.alone(record, "vision", KnownRuns.NOW),
                Map.of(
                        "Batch-Size", new Effective(Value.of(1L), Origin.GIVEN),
                        "batch_size", new Effective(Value.of(2L), Origin.GIVEN),
                        "n", new Effective(Value.of(3L), Origin.FOUND)),
                split);
    }

    @Test
    void parametersInAnySpellingTheOwnOneFirst() {
        Row row = row("", Set.of());
        assertEquals("1", row.param("Batch-Size").orElseThrow().value().print());
        assertEquals("2", row.param("batch_size").orElseThrow().value().print());
        assertEquals("3", row.param("n").orElseThrow().value().print());
        assertEquals(Optional.empty(), row.param("N"), "a single letter keeps its case");
        assertEquals(
                "bbbbb 20260902-080000-bbbbb vision"
                        .replace("vision", row.facts().project()),
                row.shortId() + " " + row.id() + " vision");
    }

    @Test
    void metricsInAnySpellingUnlessEachIsOneOfItsOwn() {
        Row alone = row("Val-Loss=1", Set.of());
        assertEquals(Optional.of("Val-Loss"), alone.metricSpelling("val_loss"));
        assertEquals(1, alone.metric("VAL_LOSS").orElseThrow().last());
        Row both = row("Loss=1 loss=2", Set.of("loss"));
        assertEquals(1, both.metric("Loss").orElseThrow().last());
        assertEquals(2, both.metric("loss").orElseThrow().last());
        assertEquals(Optional.empty(), both.metric("LOSS"));
        assertEquals(Optional.of("Loss"), row("Loss=1", Set.of("loss")).metricSpelling("loss"), "the regular name");
        assertEquals(Optional.empty(), row("Loss=1", Set.of("loss")).metricSpelling("LOSS"));
    }

    private String hits(Names names, RunFolder run, String query) {
        return TextClauses.of(QueryParser.parse(query), names).hits(run, run.read()).stream()
                .map(hit -> hit.file() + ":" + hit.number() + " " + hit.text() + " " + hit.words())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void linesThatAnswerAQuery() throws IOException {
        try (KnownRuns known = new KnownRuns(scratch).add('a', "lr=1", "")) {
            Names names = known.scope().names();
            RunFolder run = known.view().store().run(KnownRuns.id('a'));
            Files.writeString(run.file("output.log"), "loading\nCUDA is there\nout of CUDA memory\n");
            Files.writeString(run.file("stderr.log"), "Traceback\nMemoryError\n");
            run.changeNotes(none -> Notes.NONE.noted("first try\nsecond try, less memory"));
            assertEquals("output.log:2 CUDA is there [cuda]", hits(names, run, "log:cuda lr:1"));
            assertEquals("output.log:3 out of CUDA memory [cuda, memory]", hits(names, run, "log:\"cuda memory\""));
            assertEquals("stderr.log:2 MemoryError []", hits(names, run, "log:memorye*"));
            assertEquals(
                    "output.log:3 out of CUDA memory [memory]\nnote:2 second try, less memory [memory]",
                    hits(names, run, "log:memory OR note:memory"));
            assertEquals(
                    "output.log:3 out of CUDA memory [out, of, cuda, memory]",
                    hits(names, run, "log:\"out memory\"~4"));
            assertEquals("", hits(names, run, "NOT log:cuda"));
            assertEquals("", hits(names, run, "log:*"));
            assertEquals(
                    true,
                    TextClauses.of(QueryParser.parse("lr:1 memory"), names).isEmpty());
            assertEquals(
                    false, TextClauses.of(QueryParser.parse("note:x"), names).isEmpty());
            assertEquals(
                    List.of(),
                    TextClauses.of(QueryParser.parse("log:absent"), names).hits(run, run.read()));
        }
    }
}
