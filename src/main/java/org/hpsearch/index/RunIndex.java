package org.hpsearch.index;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.NumericUtils;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Store;
import org.hpsearch.value.SafeFile;
import org.jspecify.annotations.Nullable;

/// The Lucene mirror of a store. It is a cache: whatever is wrong with it, it is built anew from the folders.
public final class RunIndex implements AutoCloseable {
    private static final int BUILT_BRIEFLY = 500;

    private final Store store;
    private final IndexDirectory directory;
    private final Intake intake;
    private final ChangeJournal journal;
    private final OpenedIndex opened;

    /// The index at a moment.
    ///
    /// @param searcher  searches all runs
    /// @param store     whose runs they are
    /// @param unchecked runs that were not compared with their folders, for want of time
    /// @param unread    runs of which only the name is known, for want of time
    /// @param notice    why the answer could not be kept in the index; empty where it was
    public record View(IndexSearcher searcher, Store store, int unchecked, int unread, String notice) {
        /// How many runs it holds.
        public int runs() {
            return searcher.getIndexReader().numDocs();
        }

        /// The record of a found run.
        public RunRecord record(int doc) throws IOException {
            RunRecord record = StoredRecord.read(searcher.getIndexReader(), doc);
            return record.end() == null && !record.isUnread() ? ended(record) : record;
        }

        /// A run whose folder tells its end has ended, however long ago the rest was read.
        private RunRecord ended(RunRecord record) {
            EndStatus end = store.run(record.id()).end(new ArrayList<>());
            return end == null ? record : record.with(record.liveness().with(end));
        }

        /// The id of a found run's first ancestor, in full: its own where it has no parent.
        public String root(int doc, RunRecord record) throws IOException {
            if (record.info().lineage().parent() == null) {
                return record.id();
            }
            var leaves = searcher.getIndexReader().leaves();
            var leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
            var roots = DocValues.getSortedSet(leaf.reader(), FieldNames.runKeyword("root"));
            return roots.advanceExact(doc - leaf.docBase)
                    ? roots.lookupOrd(roots.nextOrd()).utf8ToString()
                    : "";
        }

        /// Bytes of a found run's own files.
        public long size(int doc) throws IOException {
            var leaves = searcher.getIndexReader().leaves();
            var leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
            var sizes = DocValues.getSortedNumeric(leaf.reader(), FieldNames.runNumber("size"));
            return sizes.advanceExact(doc - leaf.docBase)
                    ? (long) NumericUtils.sortableLongToDouble(sizes.nextValue())
                    : 0;
        }
    }

    /// How thoroughly a refresh compares.
    public enum Mode {
        /// Within the budget of half a second.
        QUICK,
        /// Names that came or went, and runs that have not ended; the others are as they were at the last look.
        RECENT,
        /// The same, but an index of many runs that would have to be built is left, and answers as if there were
        /// no runs.
        BRIEF,
        /// All folders, however long it takes.
        FULL,
        /// All files of all folders.
        DEEP
    }

    RunIndex(Store store, IndexDirectory directory, ChangeJournal journal, RunSource source) {
        this.store = store;
        this.directory = directory;
        this.intake = new Intake(store, source);
        this.journal = journal;
        this.opened = new OpenedIndex(directory);
    }

    /// Opens the index of a store.
    ///
    /// @param place the index's folder; null to keep it in memory
    public static RunIndex open(Store store, @Nullable Path place, RunSource source) {
        IndexDirectory directory = IndexDirectory.open(place);
        return new RunIndex(store, directory, new ChangeJournal(directory.folder()), source);
    }

    /// Compares the folders with the index, takes over what changed, and gives the result to search in.
    ///
    /// @param progress told the number of runs read so far, where the whole index is built
    public View refresh(Mode mode, IntConsumer progress) throws IOException {
        // Before the index is opened: whoever forgets a change has committed it first.
        Map<String, String> changed = journal.read();
        if (!opened.open()) {
            return mode == Mode.BRIEF && store.count() > BUILT_BRIEFLY ? nothing() : rebuild(progress, building(mode));
        }
        try {
            return update(mode, changed);
        } catch (InterruptedIOException | ClosedByInterruptException stopped) {
            throw stopped;
        } catch (IOException | RuntimeException damaged) {
            if (Thread.currentThread().isInterrupted()) {
                throw (IOException) new InterruptedIOException().initCause(damaged);
            }
            return rebuild(progress, building(mode));
        }
    }

    private static boolean isQuick(Mode mode) {
        return mode == Mode.QUICK || mode == Mode.RECENT || mode == Mode.BRIEF;
    }

    private static ReadingTime building(Mode mode) {
        return isQuick(mode) ? ReadingTime.each() : ReadingTime.UNLIMITED;
    }

    private View nothing() throws IOException {
        return view(new MultiReader(), 0, 0, "");
    }

    private View update(Mode mode, Map<String, String> changed) throws IOException {
        DirectoryReader reader = opened.reader();
        ReadingTime time = isQuick(mode) ? ReadingTime.quick() : ReadingTime.UNLIMITED;
        String listing = storeTimes();
        boolean list = listing.isEmpty() || !listing.equals(IndexForm.listing(opened.noted()));
        Freshness.Changes changes = Freshness.check(store, reader, list, mode, time.last());
        if (changes.isEmpty() && changed.isEmpty()) {
            if (list && !listing.isEmpty()) {
                noteListing(listing);
            }
            return view(reader, changes.unchecked(), 0, "");
        }
        Update update =
                new Update(intake, changes, Set.copyOf(changed.values()), time, id -> StoredRecord.metrics(reader, id));
        try (IndexWriter writer = opened.writer()) {
            for (String id : changes.gone()) {
                writer.deleteDocuments(new Term(FieldNames.ID, id));
            }
            update.write(writer);
            writer.setLiveCommitData(IndexForm.noted(listing).entrySet());
            writer.commit();
            if (opened.isShared()) {
                journal.done(changed);
            }
            return view(opened.newer(), update.unchecked(), update.unread(), "");
        } catch (LockObtainFailedException anotherWrites) {
            return overlay(reader, update, changes.gone(), "");
        } catch (CorruptIndexException
                | EOFException
                | NoSuchFileException
                | InterruptedIOException
                | ClosedByInterruptException damagedOrStopped) {
            throw damagedOrStopped;
        } catch (IOException notWritable) {
            return overlay(reader, update, changes.gone(), unwritten(notWritable));
        }
    }

    private View view(IndexReader reader, int unchecked, int unread, String notice) {
        return new View(new IndexSearcher(reader), store, unchecked, unread, notice);
    }

    private static String unwritten(IOException e) {
        return e instanceof FileSystemException
                ? ""
                : "the index cannot be written (" + SafeFile.reason(e) + "); this answer was made in memory";
    }

    /// Remembers the store's times, so that names need not be compared again; whoever has the lock may do it.
    private void noteListing(String listing) throws IOException {
        try (IndexWriter writer = opened.writer()) {
            writer.setLiveCommitData(IndexForm.noted(listing).entrySet());
            writer.commit();
        } catch (LockObtainFailedException | FileSystemException othersDo) {
            // the next one that can will
        }
    }

    /// The changes in memory, over the index as it stands.
    ///
    /// @param notice why they are not written
    private View overlay(DirectoryReader reader, Update update, List<String> gone, String notice) throws IOException {
        Directory memory = new ByteBuffersDirectory();
        try (IndexWriter writer = IndexDirectory.writer(memory, IndexWriterConfig.OpenMode.CREATE)) {
            update.write(writer);
            writer.commit();
        }
        DirectoryReader changed = DirectoryReader.open(memory);
        List<String> masked = new ArrayList<>(gone);
        masked.addAll(update.written());
        IndexReader both = new MultiReader(MaskedReader.of(reader, masked), changed);
        return view(both, update.unchecked(), update.unread(), notice);
    }

    /// Notes that hps itself has changed a run: the next answer, of any process, has it.
    public void changed(String id) {
        journal.add(id);
    }

    /// Builds the index anew from all folders.
    ///
    /// @param progress told the number of runs read so far
    public View rebuild(IntConsumer progress) throws IOException {
        return rebuild(progress, ReadingTime.UNLIMITED);
    }

    private View rebuild(IntConsumer progress, ReadingTime time) throws IOException {
        opened.close();
        String listing = storeTimes();
        List<String> ids = store.ids();
        try {
            directory.wipe();
            int unread = fill(directory.lucene(), ids, listing, progress, time);
            opened.take(DirectoryReader.open(directory.lucene()));
            return view(opened.reader(), 0, unread, opened.notice());
        } catch (InterruptedIOException | ClosedByInterruptException stopped) {
            throw stopped;
        } catch (LockObtainFailedException anotherWrites) {
            return inMemory(ids, listing, progress, time, "");
        } catch (IOException notWritable) {
            return inMemory(ids, listing, progress, time, unwritten(notWritable));
        } catch (AlreadyClosedException lockLost) {
            return inMemory(ids, listing, progress, time, "");
        }
    }

    private View inMemory(List<String> ids, String listing, IntConsumer progress, ReadingTime time, String notice)
            throws IOException {
        Directory memory = new ByteBuffersDirectory();
        int unread = fill(memory, ids, listing, progress, time);
        opened.take(DirectoryReader.open(memory));
        return view(opened.reader(), 0, unread, notice);
    }

    /// @return how many runs could not be read in time
    private int fill(Directory target, List<String> ids, String listing, IntConsumer progress, ReadingTime time)
            throws IOException {
        try (IndexWriter writer = IndexDirectory.writer(target, IndexWriterConfig.OpenMode.CREATE)) {
            Intake.Late late = intake.add(writer, ids, time, Intake.Earlier.NOTHING, progress);
            writer.setLiveCommitData(IndexForm.noted(listing).entrySet());
            writer.commit();
            return late.named().size();
        }
    }

    /// The store's own times, empty where they are too young to be relied on.
    private String storeTimes() {
        try {
            Instant now = Instant.now();
            Signature times = Signature.times(store.path(), now.getEpochSecond() * 1_000_000_000L + now.getNano());
            return times.modified() == Signature.RACY ? "" : times.modified() + ":" + times.changed();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        opened.close();
        directory.close();
    }
}
