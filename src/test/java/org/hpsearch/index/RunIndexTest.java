package org.hpsearch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.hpsearch.run.Damage;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Store;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Trees;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever stands in the folders or in the index: every run is listed, with a warning where something is wrong.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RunIndexTest {
    @TempDir
    Path scratch;

    private Store store;
    private Path place;

    @BeforeEach
    void plant() throws IOException {
        store = new Store(Files.createDirectories(scratch.resolve("hps-runs")));
        place = scratch.resolve("index");
    }

    private static String id(int number) {
        return String.format("20260101-%06d-a2345", number);
    }

    private void write(int number, String params) throws IOException {
        Path run = Files.createDirectories(store.path().resolve(id(number)));
        SafeFile.replace(run.resolve("params.json"), params.getBytes(StandardCharsets.UTF_8));
        Files.writeString(run.resolve("run.json"), "{\"format\": 1, \"command\": [\"train\"], \"host\": \"h\"}");
        Files.writeString(run.resolve("status.json"), "{\"exit\": 0, \"ended\": \"2026-01-02T00:00:00Z\"}");
    }

    private interface Look {
        RunIndex.View at(RunIndex index) throws IOException;
    }

    /// The runs, each with its parameters and its warnings, as a fresh process sees them.
    private TreeMap<String, String> seen(Look look) throws IOException {
        try (RunIndex index = RunIndex.open(store, place, RunFolder::read)) {
            RunIndex.View view = look.at(index);
            TreeMap<String, String> runs = new TreeMap<>();
            var hits = view.searcher().search(MatchAllDocsQuery.INSTANCE, 1000).scoreDocs;
            for (var hit : hits) {
                RunRecord record = view.record(hit.doc);
                runs.put(record.id(), record.params() + " " + record.damages());
            }
            assertEquals(view.runs(), runs.size(), "each run once");
            return runs;
        }
    }

    private TreeMap<String, String> seen() throws IOException {
        return seen(index -> index.refresh(RunIndex.Mode.FULL, done -> {}));
    }

    @Test
    void aLongNameCostsAWarningAndNoOtherRun() throws IOException {
        write(1, "{\"lr\": 1}");
        write(2, "{\"" + "k".repeat(40_000) + "\": 2, \"" + "ä".repeat(1001) + "\": 3}");
        TreeMap<String, String> runs = seen();
        assertEquals("{lr=Num[text=1]} []", runs.get(id(1)));
        String second = String.valueOf(runs.get(id(2)));
        assertEquals(
                "[params.json: the name 'kkkkkkkkkkkkkkkkkkkk...' has 40000 characters; a query finds it by its whole"
                        + " name alone, params.json: the name 'ääääääääääääääääääää...' has 1001 characters; a query"
                        + " finds it by its whole name alone]",
                second.substring(second.indexOf(" [params.json: ") + 1));
    }

    @Test
    void aLongStageKeyIsIndexedAsItsBeginning() throws IOException {
        write(1, "{\"lr\": 1}");
        Files.writeString(
                store.path().resolve(id(1)).resolve("run.json"),
                "{\"lineage\": {\"stage\": \"s\", \"stage_key\": \"" + "9".repeat(40_000) + "\"}}");
        assertEquals("{lr=Num[text=1]} []", seen().get(id(1)));
    }

    @Test
    void ofManyRunsTheOneThatCannotBeReadIsListedWithTheReason() throws IOException {
        for (int i = 0; i < 100; i++) {
            write(i, "{\"lr\": " + i + "}");
        }
        RunSource source = (run, deadline) -> {
            if (run.id().equals(id(50))) {
                throw new IllegalStateException("of all things");
            }
            return run.read();
        };
        try (RunIndex index = RunIndex.open(store, place, source)) {
            RunIndex.View view = index.refresh(RunIndex.Mode.FULL, done -> {});
            assertEquals(100, view.runs());
            List<Damage> damages = new ArrayList<>();
            for (int doc = 0; doc < 100; doc++) {
                damages.addAll(view.record(doc).damages());
            }
            assertEquals("[.: cannot be read: java.lang.IllegalStateException: of all things]", damages.toString());
        }
        assertEquals("{lr=Num[text=50]} []", seen().get(id(50)), "the next look reads it again");
    }

    @Test
    void whatChangesIsInTheNextAnswer() throws IOException {
        write(1, "{\"lr\": 1}");
        write(2, "{\"lr\": 2}");
        assertEquals(List.of(id(1), id(2)), List.copyOf(seen().keySet()));
        write(3, "{\"lr\": 3}");
        write(1, "{\"lr\": 10}");
        Trees.delete(store.path().resolve(id(2)));
        assertEquals(
                "{20260101-000001-a2345={lr=Num[text=10]} [], 20260101-000003-a2345={lr=Num[text=3]} []}",
                seen().toString());
    }

    @Test
    void anIndexThatAnotherProcessWritesIsLeftAndTheAnswerMadeInMemory() throws IOException {
        write(1, "{\"lr\": 1}");
        seen();
        write(2, "{\"lr\": 2}");
        Trees.delete(store.path().resolve(id(1)));
        try (var directory = org.apache.lucene.store.FSDirectory.open(place);
                var lock = directory.obtainLock("write.lock")) {
            lock.ensureValid();
            assertEquals("{20260101-000002-a2345={lr=Num[text=2]} []}", seen().toString());
            assertEquals(
                    "{20260101-000002-a2345={lr=Num[text=2]} []}",
                    seen(index -> index.rebuild(done -> {})).toString());
        }
        assertEquals("{20260101-000002-a2345={lr=Num[text=2]} []}", seen().toString());
    }

    /// Something done to a file of the index.
    private interface Harm {
        void to(Path file) throws IOException;
    }

    private static void pipe(Path file) throws IOException {
        try {
            assertEquals(
                    0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anyDamageOfTheIndexEndsInARebuild() throws IOException {
        for (int i = 0; i < 5; i++) {
            write(i, "{\"lr\": " + i + "}");
        }
        TreeMap<String, String> whole = seen();
        List<String> names;
        try (var files = Files.list(place)) {
            names = files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        assertTrue(names.contains("write.lock"), names.toString());
        List<Harm> harms = List.of(
                Files::delete,
                file -> Files.write(file, new byte[0]),
                file -> Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND),
                file -> {
                    Files.delete(file);
                    Files.createDirectories(file.resolve("inner"));
                },
                file -> {
                    Files.delete(file);
                    pipe(file);
                },
                file -> {
                    byte[] bytes = Files.readAllBytes(file);
                    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
                },
                file -> {
                    byte[] bytes = Files.readAllBytes(file);
                    for (int i = 0; i < bytes.length; i += 7) {
                        bytes[i] ^= 0x55;
                    }
                    Files.write(file, bytes);
                });
        for (String name : names) {
            for (int harm = 0; harm < harms.size(); harm++) {
                Trees.delete(place);
                seen();
                Path file = place.resolve(name);
                if (Files.exists(file)) {
                    harms.get(harm).to(file);
                    write(1, "{\"lr\": 7" + harm + "}");
                    TreeMap<String, String> expected = new TreeMap<>(whole);
                    expected.put(id(1), "{lr=Num[text=7" + harm + "]} []");
                    assertEquals(expected, seen(), name + ", harm " + harm);
                    assertEquals(expected, seen(index -> index.rebuild(done -> {})), name + ", harm " + harm);
                    write(1, "{\"lr\": 1}");
                }
            }
        }
    }

    @Test
    void aPlaceThatIsNoFolderMeansMemory() throws IOException {
        Files.writeString(place, "a file");
        write(1, "{\"lr\": 1}");
        assertEquals("{20260101-000001-a2345={lr=Num[text=1]} []}", seen().toString());
        assertEquals("a file", Files.readString(place));
    }

    private static RunSource slow(int milliseconds) {
        return (run, deadline) -> {
            try {
                Thread.sleep(milliseconds);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return run.read();
        };
    }

    private static int unread(RunIndex.View view) throws IOException {
        int unread = 0;
        for (var hit : view.searcher().search(MatchAllDocsQuery.INSTANCE, 1000).scoreDocs) {
            unread += view.record(hit.doc).isUnread() ? 1 : 0;
        }
        return unread;
    }

    @Test
    void newRunsForWhichThereIsNoTimeAreListedByName() throws IOException {
        write(0, "{}");
        seen();
        for (int i = 1; i <= 150; i++) {
            write(i, "{\"lr\": " + i + "}");
        }
        try (RunIndex index = RunIndex.open(store, place, slow(30))) {
            RunIndex.View view = index.refresh(RunIndex.Mode.QUICK, done -> {});
            assertEquals(151, view.runs());
            assertTrue(view.unread() > 50 && view.unread() <= 150 - 16, view.unread() + " unread");
            assertEquals(view.unread(), unread(view));
            assertEquals(0, view.unchecked());
        }
        try (RunIndex index = RunIndex.open(store, place, slow(30))) {
            RunIndex.View view = index.refresh(RunIndex.Mode.QUICK, done -> {});
            assertEquals(151, view.runs());
            assertEquals(view.unread(), unread(view), "the next look goes on where time had run out");
        }
        assertEquals(151, seen().size());
        assertEquals("{lr=Num[text=150]} []", seen().get(id(150)));
    }

    @Test
    void anotherProcessThatWritesTakesNoRunAway() throws IOException {
        write(0, "{}");
        seen();
        for (int i = 1; i <= 150; i++) {
            write(i, "{\"lr\": " + i + "}");
        }
        try (var directory = org.apache.lucene.store.FSDirectory.open(place);
                var lock = directory.obtainLock("write.lock");
                RunIndex index = RunIndex.open(store, place, slow(30))) {
            lock.ensureValid();
            RunIndex.View view = index.refresh(RunIndex.Mode.QUICK, done -> {});
            assertEquals(151, view.runs());
            assertEquals(view.unread(), unread(view));
            assertTrue(view.unread() > 50, view.unread() + " unread");
        }
    }

    @Test
    void whatHpsItselfHasChangedIsInTheNextAnswer() throws Exception {
        write(1, "{}");
        write(2, "{}");
        Thread.sleep(2100);
        seen();
        store.run(id(1)).changeNotes(notes -> notes.named("first"));
        assertEquals("", name(RunIndex.Mode.RECENT), "a look at the live runs alone does not see it");
        try (RunIndex index = RunIndex.open(store, place, RunFolder::read)) {
            index.changed(id(1));
        }
        assertEquals("first", name(RunIndex.Mode.RECENT));
        try (var marks = Files.list(place.resolve("changed"))) {
            assertEquals(List.of(), marks.toList(), "and is forgotten then");
        }
    }

    @Test
    void whatHpsItselfHasChangedIsInTheNextAnswerWhoeverTakesItIntoTheIndexMeanwhile() throws Exception {
        write(1, "{}");
        Thread.sleep(2100);
        seen();
        AtomicBoolean over = new AtomicBoolean();
        Thread another = new Thread(() -> {
            while (!over.get()) {
                try {
                    name(RunIndex.Mode.RECENT);
                } catch (IOException e) {
                    over.set(true);
                }
            }
        });
        another.start();
        List<String> stale = new ArrayList<>();
        try (RunIndex index = RunIndex.open(store, place, RunFolder::read)) {
            for (int i = 0; i < 200; i++) {
                String named = "n" + i;
                store.run(id(1)).changeNotes(notes -> notes.named(named));
                index.changed(id(1));
                String seen = name(RunIndex.Mode.RECENT);
                if (!seen.equals(named)) {
                    stale.add(seen + " instead of " + named);
                }
            }
        } finally {
            over.set(true);
            another.join();
        }
        assertEquals(List.of(), stale);
    }

    private String name(RunIndex.Mode mode) throws IOException {
        try (RunIndex index = RunIndex.open(store, place, RunFolder::read)) {
            RunIndex.View view = index.refresh(mode, done -> {});
            StringBuilder names = new StringBuilder();
            for (var hit : view.searcher().search(MatchAllDocsQuery.INSTANCE, 1000).scoreDocs) {
                names.append(view.record(hit.doc).notes().name());
            }
            return names.toString();
        }
    }

    @Test
    void aRunWhoseFolderHasAnEndHasEndedWhateverTheIndexHolds() throws IOException {
        write(1, "{}");
        Files.delete(store.run(id(1)).file("status.json"));
        try (RunIndex index = RunIndex.open(store, place, RunFolder::read)) {
            RunIndex.View view = index.refresh(RunIndex.Mode.FULL, done -> {});
            assertEquals(null, view.record(0).end());
            Files.writeString(store.run(id(1)).file("exit"), "3\n");
            assertEquals("failed", view.record(0).state(java.time.Instant.now()).word());
        }
    }

    @Test
    void aFileThatVanishesBetweenTheListingAndTheLookCostsNoRun() throws Exception {
        write(1, "{}");
        Path run = store.path().resolve(id(1));
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 3000; i++) {
                try {
                    Files.deleteIfExists(Files.createFile(run.resolve("x" + i)));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        });
        writer.start();
        while (writer.isAlive()) {
            assertEquals(1, seen().size());
        }
        writer.join();
    }

    @Test
    void whatCouldNotBeReadOnceIsReadTheNextTime() throws Exception {
        write(1, "{\"lr\": 1}");
        Files.writeString(store.run(id(1)).file(RunFolder.OUTPUT), "hello\n");
        Thread.sleep(2100); // the folder's times are no longer too young to be relied on
        AtomicBoolean trouble = new AtomicBoolean(true);
        RunSource source = (run, deadline) -> trouble.get()
                ? run.read().with(List.of(Damage.unreadable(RunFolder.PARAMS, "Input/output error")))
                : run.read();
        for (String expected : List.of("[params.json: cannot be read: Input/output error]", "[]")) {
            try (RunIndex index = RunIndex.open(store, place, source)) {
                RunIndex.View view = index.refresh(RunIndex.Mode.QUICK, done -> {});
                int doc = view.searcher().search(MatchAllDocsQuery.INSTANCE, 1).scoreDocs[0].doc;
                assertEquals(expected, view.record(doc).damages().toString());
            }
            trouble.set(false);
        }
    }

    /// Reads as if no time were left for large files, wherever time is limited.
    private static RunRecord hurried(RunFolder run, long deadline) {
        return run.read(deadline == Long.MAX_VALUE ? deadline : System.nanoTime() - 1);
    }

    /// About 5 MB.
    private void grow(int number, String value) throws IOException {
        Files.writeString(
                store.run(id(number)).file(RunFolder.METRICS),
                "1,1.000,loss,0.50000000000000\n".repeat(160_000) + "2,2.000,loss," + value + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private String hurried(RunIndex.Mode mode) throws IOException {
        try (RunIndex index = RunIndex.open(store, place, RunIndexTest::hurried)) {
            RunIndex.View view = index.refresh(mode, done -> {});
            StringBuilder said = new StringBuilder();
            for (var hit : view.searcher().search(MatchAllDocsQuery.INSTANCE, 1000).scoreDocs) {
                RunRecord record = view.record(hit.doc);
                var loss = record.metrics().summaries().get("loss");
                said.append(record.isUnread() ? "unread" : record.notes().tags() + " " + record.params())
                        .append(loss == null ? "" : " loss " + loss.last())
                        .append(", ");
            }
            return said + "unread " + view.unread() + ", unchecked " + view.unchecked();
        }
    }

    @Test
    void metricsThatTakeTooLongCostTheirRunAndNotTheAnswer() throws IOException {
        write(1, "{\"lr\": 1}");
        grow(1, "0.25");
        assertEquals("unread, unread 1, unchecked 0", hurried(RunIndex.Mode.QUICK), "while the index is built");
        assertEquals("unread, unread 1, unchecked 0", hurried(RunIndex.Mode.QUICK), "and when it stands");
        assertEquals("[] {lr=Num[text=1]} loss 0.25, unread 0, unchecked 0", hurried(RunIndex.Mode.FULL));
        grow(1, "0.125");
        store.run(id(1)).changeNotes(notes -> notes.tagged(List.of("seen")));
        try (RunIndex index = RunIndex.open(store, place, RunFolder::read)) {
            index.changed(id(1));
        }
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    "[seen] {lr=Num[text=1]} loss 0.25, unread 0, unchecked 1",
                    hurried(RunIndex.Mode.RECENT),
                    "what hps changed is there, the metrics are as before");
        }
        assertEquals("[seen] {lr=Num[text=1]} loss 0.125, unread 0, unchecked 0", hurried(RunIndex.Mode.FULL));
    }

    @Test
    void aNewRunOfManyWithLargeMetricsIsListedByItsName() throws IOException {
        write(1, "{\"lr\": 1}");
        seen();
        write(2, "{\"lr\": 2}");
        grow(2, "0.25");
        assertEquals("[] {lr=Num[text=1]}, unread, unread 1, unchecked 0", hurried(RunIndex.Mode.QUICK));
    }
}
