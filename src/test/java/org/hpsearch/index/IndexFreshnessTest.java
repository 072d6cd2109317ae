package org.hpsearch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.Metrics;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Store;
import org.hpsearch.value.Trees;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What has changed between the folders and the index, and how it is taken in.
class IndexFreshnessTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path scratch;

    private Store store = new Store(Path.of("/nowhere"));

    @BeforeEach
    void aStore() throws IOException {
        store = new Store(Files.createDirectories(scratch.resolve("hps-runs")));
    }

    private static String id(char letter) {
        return "20260901-080000-" + String.valueOf(letter).repeat(5);
    }

    private static String letters(List<String> ids) {
        return new TreeSet<>(ids).stream().map(id -> id.substring(16, 17)).collect(Collectors.joining());
    }

    /// A run; one that has ended has a folder that looks old.
    private RunFolder write(char letter, boolean ended) throws IOException {
        RunFolder run = store.run(id(letter));
        Files.createDirectories(run.path());
        run.writeInfo(RunInfo.of(run.id(), "t", Invocation.of(List.of("./t"), ".")));
        if (ended) {
            run.writeEnd(new EndStatus(0, LONG_AGO));
        }
        return run;
    }

    private interface Work {
        void with(IndexWriter writer) throws IOException;
    }

    /// What an index holds after some work.
    private static DirectoryReader index(ByteBuffersDirectory directory, Work work) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            work.with(writer);
        }
        return DirectoryReader.open(directory);
    }

    /// A document that says of a run's folder what it looks like now, long after it was changed.
    private Document settled(char letter) throws IOException {
        RunFolder run = store.run(id(letter));
        long later = Signature.nanos(FileTime.from(Instant.now().plusSeconds(3600)));
        return RunDocument.of(RunFacts.alone(run.read(), "p", LONG_AGO), Signature.of(run.path(), later), List.of());
    }

    private String changes(DirectoryReader reader, RunIndex.Mode mode, long deadline) throws IOException {
        Freshness.Changes changes = Freshness.check(store, reader, true, mode, deadline);
        return "live " + letters(changes.live()) + ", added " + letters(changes.added()) + ", stale "
                + letters(changes.stale()) + ", unread " + letters(changes.unread()) + ", gone "
                + letters(changes.gone()) + ", unchecked " + changes.unchecked();
    }

    @Test
    void whatHasChanged() throws IOException {
        for (char letter = 'a'; letter <= 'f'; letter++) {
            write(letter, letter != 'e');
        }
        DirectoryReader reader = index(new ByteBuffersDirectory(), writer -> {
            for (char letter : new char[] {'a', 'b', 'c', 'd'}) {
                writer.addDocument(settled(letter));
            }
            RunFolder open = store.run(id('e'));
            Signature live = Signature.of(open.path(), Long.MAX_VALUE).live(false);
            writer.addDocument(RunDocument.of(RunFacts.alone(open.read(), "p", LONG_AGO), live, List.of()));
            writer.addDocument(RunDocument.of(
                    RunFacts.alone(RunRecord.unread(id('g')), "p", LONG_AGO), Signature.UNREAD, List.of()));
        });
        try (reader) {
            assertEquals(
                    "live , added f, stale , unread g, gone , unchecked 0",
                    changes(reader, RunIndex.Mode.FULL, Long.MAX_VALUE));
            Files.writeString(store.run(id('e')).file("metrics.csv"), "step,time,metric,value\n");
            Trees.delete(store.run(id('b')).path());
            Files.writeString(store.run(id('c')).file("new.txt"), "x");
            assertEquals(
                    "live e, added f, stale c, unread g, gone b, unchecked 0",
                    changes(reader, RunIndex.Mode.FULL, Long.MAX_VALUE));
            assertEquals(
                    "live e, added f, stale , unread g, gone , unchecked 4",
                    changes(reader, RunIndex.Mode.FULL, System.nanoTime() - 1));
        }
    }

    @Test
    void whatIsWrittenInPlaceIsFoundByALookInside() throws IOException {
        RunFolder run = write('a', true);
        DirectoryReader reader = index(new ByteBuffersDirectory(), writer -> writer.addDocument(settled('a')));
        try (reader) {
            Files.writeString(run.file("run.json"), "{}");
            assertEquals(
                    "live , added , stale a, unread , gone , unchecked 0",
                    changes(reader, RunIndex.Mode.DEEP, Long.MAX_VALUE));
        }
    }

    @Test
    void aSignatureTellsStatesApart() throws IOException {
        RunFolder run = write('a', false);
        long now = Signature.nanos(FileTime.from(Instant.now()));
        assertEquals(Signature.RACY, Signature.times(run.path(), now).modified(), "just changed");
        Signature later = Signature.of(run.path(), now + 3600_000_000_000L);
        assertEquals(Signature.nanos(Files.getLastModifiedTime(run.path())), later.modified());
        assertEquals(Signature.LIVE, later.live(true).modified());
        assertNotEquals(later.live(true).content(), later.live(false).content());
        Files.writeString(run.file("output.log"), "grows");
        assertEquals(later.content(), Signature.content(run.path()), "the log of a run that goes on does not count");
        Files.writeString(run.file(".hidden"), "x");
        assertEquals(later.content(), Signature.content(run.path()));
        run.writeEnd(new EndStatus(0, LONG_AGO));
        long ended = Signature.content(run.path());
        assertNotEquals(later.content(), ended);
        Files.writeString(run.file("output.log"), "grew more");
        assertNotEquals(ended, Signature.content(run.path()), "that of one that has ended does");
        assertEquals("grew more".length(), Signature.bytes(run, 0));
        assertEquals(100 + "grew more".length(), Signature.bytes(run, 100));
    }

    @Test
    void foldersAreLookedAtThroughTheSystemAndThroughTheLibrary() throws IOException {
        RunFolder run = write('a', true);
        byte[] there = id('a').getBytes(StandardCharsets.US_ASCII);
        byte[] gone = id('b').getBytes(StandardCharsets.US_ASCII);
        List<String> answers = new ArrayList<>();
        try (FolderTimes library = new FolderTimes.Portable(store.path());
                FolderTimes system = Objects.requireNonNullElse(Statx.open(store.path()), library)) {
            for (FolderTimes times : List.of(library, system)) {
                answers.add(
                        times.look(there) + " " + times.modified() + " " + times.changed() + " " + times.look(gone));
            }
        }
        assertEquals(answers.getFirst(), answers.getLast());
        assertTrue(answers.getFirst().startsWith("true " + Signature.nanos(Files.getLastModifiedTime(run.path()))));
        assertTrue(answers.getFirst().endsWith(" false"));
        assertEquals(null, Statx.open(scratch.resolve("nowhere")));
    }

    private List<String> ids(DirectoryReader reader) throws IOException {
        List<String> ids = new ArrayList<>();
        RunIndex.View view = new RunIndex.View(new org.apache.lucene.search.IndexSearcher(reader), store, 0, 0, "");
        for (var hit : view.searcher().search(MatchAllDocsQuery.INSTANCE, 100).scoreDocs) {
            RunRecord record = view.record(hit.doc);
            ids.add(record.id().substring(16, 17) + (record.isUnread() ? "?" : ""));
        }
        ids.sort(String::compareTo);
        return ids;
    }

    @Test
    void whereTimeIsShortTheNewestAreReadAndTheOthersNamed() throws IOException {
        List<String> added = new ArrayList<>();
        for (char letter = 'z'; letter >= 'a'; letter--) {
            write(letter, true);
            added.add(id(letter));
        }
        Intake intake = new Intake(store, RunFolder::read);
        ReadingTime over = new ReadingTime(System.nanoTime() - 1, () -> Long.MAX_VALUE);
        Update update = new Update(
                intake,
                new Freshness.Changes(List.of(), added, List.of(), List.of(), List.of(), 3),
                List.of(id('b')),
                over,
                Intake.Earlier.NOTHING);
        DirectoryReader reader = index(new ByteBuffersDirectory(), update::write);
        try (reader) {
            List<String> ids = ids(reader);
            assertEquals(26, ids.size());
            assertEquals(List.of("a?", "b", "c?", "d?", "e?", "f?", "g?", "h?", "i?", "j?", "k"), ids.subList(0, 11));
            assertEquals(9, update.unread());
            assertEquals(3, update.unchecked());
            assertEquals(26, update.written().size());
        }
    }

    @Test
    void ofALargeRunTheEarlierMetricsAreKept() throws IOException {
        RunSource late = (run, deadline) -> run.read(0);
        RunFolder run = write('a', true);
        Files.writeString(run.file("metrics.csv"), "step,time,metric,value\n" + "1,1,loss,0.5\n".repeat(600_000));
        assertEquals(true, run.read(0).isLate());
        Metrics earlier = new Metrics(0, 0, Map.of("loss", MetricSummary.NONE));
        Intake intake = new Intake(store, late);
        List<String> one = List.of(id('a'));
        DirectoryReader named = index(
                new ByteBuffersDirectory(),
                writer -> assertEquals(
                        new Intake.Late(List.of(), one, List.of()),
                        intake.add(writer, one, ReadingTime.UNLIMITED, Intake.Earlier.NOTHING, done -> {})));
        DirectoryReader kept = index(
                new ByteBuffersDirectory(),
                writer -> assertEquals(
                        new Intake.Late(List.of(), List.of(), one),
                        intake.add(writer, one, ReadingTime.UNLIMITED, id -> earlier, done -> {})));
        try (named;
                kept) {
            assertEquals(List.of("a?"), ids(named));
            assertEquals(List.of("a"), ids(kept));
        }
    }

    @Test
    void someRunsCountAsDeleted() throws IOException {
        for (char letter : new char[] {'a', 'b', 'c'}) {
            write(letter, true);
        }
        DirectoryReader reader = index(new ByteBuffersDirectory(), writer -> {
            for (char letter : new char[] {'a', 'b', 'c'}) {
                writer.addDocument(settled(letter));
            }
        });
        try (reader) {
            try (DirectoryReader masked = MaskedReader.of(reader, List.of(id('b'), id('x')))) {
                assertEquals(List.of("a", "c"), ids(masked));
                assertEquals(2, masked.numDocs());
                assertEquals(3, masked.maxDoc());
            }
        }
    }

    @Test
    void ofSeveralStoresTheFirstOnesRunCounts() throws IOException {
        Store other = new Store(Files.createDirectories(scratch.resolve("other/hps-runs")));
        write('a', true);
        write('b', true);
        for (char letter : new char[] {'b', 'c'}) {
            RunFolder run = other.run(id(letter));
            Files.createDirectories(run.path());
            run.writeInfo(RunInfo.of(run.id(), "of the other", Invocation.of(List.of("./t"), ".")));
        }
        try (RunIndex one = RunIndex.open(store, null, RunFolder::read);
                RunIndex two = RunIndex.open(other, null, RunFolder::read)) {
            RunIndex.View joined = JoinedView.of(
                    List.of(one.refresh(RunIndex.Mode.FULL, done -> {}), two.refresh(RunIndex.Mode.FULL, done -> {})),
                    store);
            assertEquals(3, joined.runs());
            List<String> runs = new ArrayList<>();
            for (var hit : joined.searcher().search(MatchAllDocsQuery.INSTANCE, 9).scoreDocs) {
                RunRecord record = joined.record(hit.doc);
                runs.add(record.id().substring(16, 17) + " " + record.info().experiment());
            }
            assertEquals(
                    List.of("a t", "b t", "c of the other"),
                    runs.stream().sorted().toList());
        }
    }

    @Test
    void changesOfOurOwnAreNotedUntilTheyAreRead() throws IOException {
        ChangeJournal journal = new ChangeJournal(scratch.resolve("index"));
        journal.add(id('a'));
        ChangeJournal another = new ChangeJournal(scratch.resolve("index"));
        Map<String, String> read = another.read();
        assertEquals(List.of(id('a')), List.copyOf(read.values()));
        journal.add(id('a'));
        another.done(read);
        assertEquals(List.of(id('a')), List.copyOf(another.read().values()), "it was changed again");
        another.done(another.read());
        assertEquals(Map.of(), another.read());
        Files.writeString(scratch.resolve("index/changed/no id"), "x");
        assertEquals(Map.of(), another.read());
        ChangeJournal inMemory = new ChangeJournal(null);
        inMemory.add(id('b'));
        assertEquals(List.of(id('b')), List.copyOf(inMemory.read().values()));
    }

    @Test
    void anIndexIsPrivateToItsUserAndOfOneStore() throws IOException {
        Path home = Files.createDirectories(scratch.resolve("home"));
        Path place = Objects.requireNonNull(IndexPlace.of(store, Map.of(), home));
        assertTrue(place.startsWith(home.resolve(".cache/hps")), place::toString);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)));
        assertEquals(place, IndexPlace.of(store, Map.of(), home));
        Path named = Objects.requireNonNull(
                IndexPlace.of(store, Map.of("HPS_INDEX", scratch.resolve("mine").toString()), home));
        assertTrue(named.startsWith(scratch.resolve("mine")), named::toString);
        assertNotEquals(
                place,
                IndexPlace.of(new Store(Files.createDirectories(scratch.resolve("q/hps-runs"))), Map.of(), home));
        Path link = Files.createSymbolicLink(scratch.resolve("link"), store.path());
        assertEquals(place, IndexPlace.of(new Store(link), Map.of(), home), "by its real path");
        Files.createDirectories(scratch.resolve("elsewhere"));
        Files.createSymbolicLink(
                Files.createDirectories(scratch.resolve("h2/.cache")).resolve("hps"), scratch.resolve("elsewhere"));
        Path notThere = IndexPlace.of(store, Map.of(), scratch.resolve("h2"));
        assertTrue(notThere == null || !notThere.startsWith(scratch), "a link is not followed");
        assertEquals(List.of(), IndexPlace.unused(Map.of(), home, Instant.now()));
    }

    @Test
    void theCatalogHasANameAsMostRunsSpellIt() throws IOException {
        DirectoryReader reader = index(new ByteBuffersDirectory(), writer -> {
            char letter = 'a';
            for (Map<String, MetricSummary> metrics : List.of(
                    Map.of("Loss", MetricSummary.NONE),
                    Map.of("Loss", MetricSummary.NONE, "acc", MetricSummary.NONE),
                    Map.of("loss", MetricSummary.NONE))) {
                RunRecord run = RunRecord.of(RunInfo.of(id(letter++), "t", Invocation.of(List.of("./t"), ".")))
                        .with(new Metrics(0, 0, metrics));
                writer.addDocument(RunDocument.of(RunFacts.alone(run, "p", LONG_AGO), Signature.UNREAD, List.of()));
            }
        });
        try (reader) {
            FieldCatalog catalog = FieldCatalog.of(reader);
            assertEquals(new FieldCatalog.Entry("Loss", 3), catalog.metric("LOSS"));
            assertEquals(
                    "[Entry[name=acc, runs=1], Entry[name=Loss, runs=3]]",
                    catalog.metrics().toString());
            assertEquals(null, catalog.metric("f1"));
            assertEquals(List.of(), catalog.spellings("loss"));
            assertEquals(
                    new FieldCatalog.Entry("lr", 0), catalog.with(List.of("lr")).param("LR"));
            assertEquals(FieldNames.metric("Loss", Aggregate.MIN), catalog.metricField("loss", Aggregate.MIN));
            assertEquals(List.of("min", "argmax"), List.of(Aggregate.MIN.word(), Aggregate.ARGMAX.word()));
        }
    }
}
