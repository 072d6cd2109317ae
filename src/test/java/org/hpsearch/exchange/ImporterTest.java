package org.hpsearch.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Notes;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.Source;
import org.hpsearch.run.Store;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path scratch;

    private final List<ForeignRun> runs = new ArrayList<>();

    private Store store() {
        return new Store(scratch.resolve("hps-runs"));
    }

    private static ForeignRun run(String id, @Nullable EndStatus end, double... losses) {
        return ForeignRun.of(
                        new Source("tool", id, Map.of()),
                        new ForeignRun.Label("e", Notes.NONE.named(id)),
                        new ForeignRun.Span(START, end),
                        new TreeMap<>(Map.of("lr", Value.of(1))))
                .measured(sink -> {
                    for (int i = 0; i < losses.length; i++) {
                        sink.value(new Scalar((double) i, START.getEpochSecond() + 0.5 + i, "loss", losses[i]));
                    }
                });
    }

    private String imported() throws IOException {
        ForeignStore source = new ForeignStore() {
            @Override
            public String kind() {
                return "tool";
            }

            @Override
            public List<ForeignRun> runs(Omissions omissions) {
                return runs;
            }
        };
        Importer.Outcome outcome = new Importer(
                        store(), new Importer.Request("", List.of(), false), Instant.parse("2026-11-20T00:00:00Z"))
                .run(source, done -> {});
        return "new " + outcome.created().size() + ", up to date "
                + outcome.refreshed().size() + ", present " + outcome.present() + ", " + outcome.omitted();
    }

    private RunFolder named(String name) {
        return store().ids().stream()
                .map(id -> store().run(id))
                .filter(run -> run.read().notes().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRunThatHadNotEndedIsBroughtUpToDateAndKeepsItsNotes() throws IOException {
        runs.add(run("a", null, 3, 2));
        assertEquals("new 1, up to date 0, present 0, []", imported());
        assertEquals("new 0, up to date 0, present 1, []", imported());
        named("a").changeNotes(notes -> notes.noted("mine"));
        runs.set(0, run("a", new EndStatus(0, START.plusSeconds(9)), 3, 2, 1));
        assertEquals("new 0, up to date 1, present 0, []", imported());
        assertEquals("""
            step,time,metric,value
            0,0.500,loss,3
            1,1.500,loss,2
            2,2.500,loss,1
            """, Files.readString(named("a").file(RunFolder.METRICS)));
        assertEquals("mine", named("a").read().notes().note());
        assertEquals(new EndStatus(0, START.plusSeconds(9)), named("a").read().end());
        runs.set(0, run("a", new EndStatus(0, START.plusSeconds(9)), 7));
        assertEquals("new 0, up to date 0, present 1, []", imported());
    }

    @Test
    void parentsOfThisImportOfAnEarlierOneAndOfNone() throws IOException {
        runs.add(run("a", null).within("b"));
        runs.add(run("b", null));
        runs.add(run("c", null).within("gone"));
        assertEquals("new 3, up to date 0, present 0, [parents that are not in the source (1): gone]", imported());
        runs.clear();
        runs.add(run("d", null).within("b"));
        imported();
        assertEquals(named("b").id(), named("a").info().lineage().parent());
        assertEquals(named("b").id(), named("d").info().lineage().parent());
        assertEquals("nested", named("d").info().lineage().kind());
        assertEquals(null, named("c").info().lineage().parent());
    }

    @Test
    void twoRunsOfOneIdAreOne() throws IOException {
        runs.add(run("a", null));
        runs.add(run("a", null));
        assertEquals(
                "new 1, up to date 0, present 0, [runs with the id of another run of the source (1): a]", imported());
    }

    @Test
    void equalEndsOfIdsAreToldApart() throws IOException {
        runs.add(run("a", null));
        imported();
        String id = store().ids().getFirst();
        RunFolder folder = store().run(id);
        folder.writeInfo(org.hpsearch.run.RunInfo.of(id, "e", org.hpsearch.run.Invocation.of(List.of(), ".")));
        assertEquals("new 1, up to date 0, present 0, []", imported());
        assertEquals("new 0, up to date 0, present 1, []", imported());
        assertEquals(2, store().ids().size());
    }

    @Test
    void oddNamesOfMetricsAndTimesBeforeTheStart() throws IOException {
        runs.add(run("a", null).measured(sink -> {
            sink.value(new Scalar(1.0, START.getEpochSecond() - 5.0, "a\nb", Double.NaN));
            sink.value(new Scalar(2.0, null, "x".repeat(2000), 1));
        }));
        assertEquals(
                "new 1, up to date 0, present 0, [values whose metric's name has line breaks or outer blanks, which"
                        + " hps replaced by blanks (1): a b, times of values from before their run's start (1): a, values"
                        + " of metrics without a name, or with one of more than 1,024 bytes (1): a]",
                imported());
        assertEquals(
                "step,time,metric,value\n1,,a b,NaN\n",
                Files.readString(named("a").file(RunFolder.METRICS)));
    }

    /// What lies in the store besides runs: names of folders that are not whole.
    private List<String> unfinished() throws IOException {
        try (Stream<Path> all = Files.list(scratch.resolve("hps-runs"))) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tmp"))
                    .toList();
        }
    }

    @Test
    void whatASourceThatFailsGaveBeforeIsWholeAndTheRestComesWithTheNextImport() throws IOException {
        for (int i = 0; i < 30; i++) {
            runs.add(run("r" + i, new EndStatus(0, START.plusSeconds(9)), i));
        }
        ForeignRun last = runs.getLast();
        runs.set(29, last.measured(sink -> {
            throw new IOException("the source is cut");
        }));
        assertEquals(
                "the source is cut",
                assertThrows(IOException.class, this::imported).getMessage());
        assertEquals(29, store().ids().size());
        assertEquals(List.of(), unfinished());
        runs.set(29, last);
        assertEquals("new 1, up to date 0, present 29, []", imported());
    }

    @Test
    void aRunThatCannotBeWrittenEndsTheImportWithItsReason() throws IOException {
        runs.add(run("a", new EndStatus(0, START.plusSeconds(9)), 1).measured(sink -> {
            String name = unfinished().getFirst();
            Path there = scratch.resolve("hps-runs").resolve(name.substring(1, name.indexOf('.', 1)));
            Files.createDirectories(there.resolve("something"));
        }));
        assertThrows(FileSystemException.class, this::imported);
        assertEquals(List.of(), unfinished());
    }
}
