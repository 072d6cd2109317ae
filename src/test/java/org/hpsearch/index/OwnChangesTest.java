package org.hpsearch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.Lock;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What hps itself has changed is in the next answer, whatever another process does with the index meanwhile.
class OwnChangesTest {
    private static final String RUN = "20260101-000000-a2345";

    @TempDir
    Path scratch;

    private Store store;
    private Path place;

    @BeforeEach
    void aRun() throws IOException {
        store = new Store(Files.createDirectories(scratch.resolve("hps-runs")));
        place = scratch.resolve("index");
        write(RUN);
    }

    private void write(String id) throws IOException {
        RunFolder run = store.run(id);
        Files.createDirectories(run.path());
        run.writeInfo(RunInfo.of(id, "t", Invocation.of(List.of("./t"), ".")));
        run.writeEnd(new EndStatus(0, java.time.Instant.parse("2026-01-01T00:00:00Z")));
    }

    private RunIndex open() {
        return RunIndex.open(store, place, RunFolder::read);
    }

    /// The names of all runs in an answer that looks at those alone that may have changed.
    private static String names(RunIndex index) throws IOException {
        RunIndex.View view = index.refresh(RunIndex.Mode.RECENT, done -> {});
        StringBuilder names = new StringBuilder();
        for (var hit : view.searcher().search(MatchAllDocsQuery.INSTANCE, 1000).scoreDocs) {
            names.append('[').append(view.record(hit.doc).notes().name()).append(']');
        }
        return names.toString();
    }

    private String names() throws IOException {
        try (RunIndex another = open()) {
            return names(another);
        }
    }

    private void another() {
        try {
            names();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void name(RunIndex index, String name) throws IOException {
        store.run(RUN).changeNotes(notes -> notes.named(name));
        index.changed(RUN);
    }

    /// Waits until the times of the folders are old enough to be relied on: then the marks alone tell of a change.
    private void settle() throws IOException, InterruptedException {
        Thread.sleep(2100);
        names();
    }

    @Test
    void anotherProcessTakesTheChangeInBeforeTheMarksAreRead() throws Exception {
        settle();
        ChangeJournal interrupted = new ChangeJournal(place) {
            @Override
            Map<String, String> read() {
                another();
                return super.read();
            }
        };
        try (RunIndex index = new RunIndex(store, IndexDirectory.open(place), interrupted, RunFolder::read)) {
            assertEquals("[]", names(index));
            try (RunIndex third = open()) {
                name(third, "named");
            }
            assertEquals("[named]", names(index));
        }
    }

    @Test
    void anotherProcessTakesTheChangeInAfterTheMarksAreRead() throws Exception {
        settle();
        ChangeJournal interrupted = new ChangeJournal(place) {
            @Override
            Map<String, String> read() {
                Map<String, String> read = super.read();
                another();
                return read;
            }
        };
        try (RunIndex index = new RunIndex(store, IndexDirectory.open(place), interrupted, RunFolder::read)) {
            assertEquals("[]", names(index));
            try (RunIndex third = open()) {
                name(third, "named");
            }
            assertEquals("[named]", names(index));
        }
    }

    @Test
    void anIndexThatWasBuiltInMemoryWhileAnotherProcessWroteHasLaterChanges() throws Exception {
        try (RunIndex index = open()) {
            try (var directory = FSDirectory.open(place);
                    var lock = directory.obtainLock("write.lock")) {
                lock.ensureValid();
                assertEquals("[]", names(index));
                name(index, "first");
                assertEquals("[first]", names(index));
                assertEquals("[first]", names());
            }
            name(index, "second");
            assertEquals("[second]", names(index), "nobody has built the other one yet");
            assertEquals("[second]", names());
            name(index, "third");
            assertEquals("[third]", names(index));
            assertEquals("[third]", names(index));
            write("20260101-000001-a2345");
            assertEquals("[third][]", names(index));
            assertEquals("[third][]", names());
        }
    }

    @Test
    void anIndexThatAnotherVersionBuildsMeanwhileIsBuiltAnew() throws Exception {
        settle();
        write("20260101-000001-a2345");
        Directory interrupted = new FilterDirectory(FSDirectory.open(place)) {
            private boolean over;

            @Override
            public Lock obtainLock(String name) throws IOException {
                if (!over) {
                    over = true;
                    buildAsAnotherVersion();
                }
                return super.obtainLock(name);
            }
        };
        try (RunIndex index = new RunIndex(
                store, new IndexDirectory(place, interrupted), new ChangeJournal(place), RunFolder::read)) {
            assertEquals("[][]", names(index));
            assertEquals("[][]", names(index));
        }
        assertEquals("[][]", names());
    }

    @Test
    void aLookThatIsStoppedTakesTheIndexAwayFromNobody() throws Exception {
        names();
        write("20260101-000001-a2345");
        Directory interrupted = new FilterDirectory(FSDirectory.open(place)) {
            @Override
            public Lock obtainLock(String name) {
                Thread.currentThread().interrupt();
                throw new AlreadyClosedException("its files were closed");
            }
        };
        try (RunIndex index = new RunIndex(
                store, new IndexDirectory(place, interrupted), new ChangeJournal(place), RunFolder::read)) {
            assertThrows(InterruptedIOException.class, () -> names(index));
            assertEquals(true, Thread.interrupted());
        }
        try (DirectoryReader left = DirectoryReader.open(FSDirectory.open(place))) {
            assertEquals(1, left.numDocs());
        }
    }

    private void buildAsAnotherVersion() throws IOException {
        try (Directory directory = FSDirectory.open(place);
                IndexWriter writer = IndexDirectory.writer(directory, IndexWriterConfig.OpenMode.CREATE)) {
            writer.setLiveCommitData(Map.of("hps.version", "1", "hps.store", "").entrySet());
            writer.commit();
        }
    }
}
