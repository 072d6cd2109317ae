package org.hpsearch.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.Bits;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunState;
import org.hpsearch.run.Store;
import org.jspecify.annotations.Nullable;

/// Compares the folders of a store with its index.
final class Freshness {
    private static final int THREADS = 2;
    private static final int LOOKS_BETWEEN_CLOCKS = 256;
    /// Finished runs whose files are looked at in each check, in turn: what was written in place is found in time.
    private static final int ROTATION = 16;

    private final Store store;
    private final DirectoryReader reader;
    private final long deadline;
    private final List<String> live = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> stale = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> gone = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unchecked = new AtomicInteger();

    /// What has changed.
    ///
    /// @param live      runs without an end, or read too shortly after a change, that differ from the index
    /// @param added     runs that the index does not hold, newest first
    /// @param stale     other runs whose folder differs from the index
    /// @param unread    runs of which the index holds the name alone
    /// @param gone      runs whose folder is no more
    /// @param unchecked runs that were not looked at, for want of time
    record Changes(
            List<String> live,
            List<String> added,
            List<String> stale,
            List<String> unread,
            List<String> gone,
            int unchecked) {
        boolean isEmpty() {
            return live.isEmpty() && added.isEmpty() && stale.isEmpty() && unread.isEmpty() && gone.isEmpty();
        }
    }

    private Freshness(Store store, DirectoryReader reader, long deadline) {
        this.store = store;
        this.reader = reader;
        this.deadline = deadline;
    }

    /// Looks for changes.
    ///
    /// @param list     whether names may have come or gone, so that the store has to be listed
    /// @param mode     which runs are looked at, and whether their files are
    /// @param deadline [System#nanoTime()] after which the rest stays unchecked
    static Changes check(Store store, DirectoryReader reader, boolean list, RunIndex.Mode mode, long deadline)
            throws IOException {
        Freshness freshness = new Freshness(store, reader, deadline);
        List<String> added = list ? freshness.added() : List.of();
        freshness.live();
        if (list || mode != RunIndex.Mode.RECENT) {
            freshness.finished(mode == RunIndex.Mode.DEEP);
        }
        return new Changes(
                freshness.live,
                added,
                new ArrayList<>(new HashSet<>(freshness.stale)),
                freshness.unread.reversed(),
                new ArrayList<>(freshness.gone),
                freshness.unchecked.get());
    }

    private List<String> added() throws IOException {
        Set<String> known = new HashSet<>(2 * reader.numDocs());
        for (LeafReaderContext leaf : reader.leaves()) {
            Bits live = leaf.reader().getLiveDocs();
            BinaryDocValues ids = leaf.reader().getBinaryDocValues(FieldNames.ID);
            for (int doc = 0; ids != null && doc < leaf.reader().maxDoc(); doc++) {
                if ((live == null || live.get(doc)) && ids.advanceExact(doc)) {
                    known.add(ids.binaryValue().utf8ToString());
                }
            }
        }
        List<String> added = new ArrayList<>();
        for (String id : store.ids()) {
            if (!known.contains(id)) {
                added.add(id);
            }
        }
        return added.reversed();
    }

    /// Runs that have not ended, and those read too shortly after a change.
    private void live() throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            Bits alive = leaf.reader().getLiveDocs();
            NumericDocValues modified = leaf.reader().getNumericDocValues(FieldNames.MODIFIED);
            for (int doc = 0; modified != null && doc < leaf.reader().maxDoc(); doc++) {
                if ((alive == null || alive.get(doc)) && modified.advanceExact(doc) && modified.longValue() < 0) {
                    look(leaf, doc, modified.longValue());
                }
            }
        }
    }

    private void look(LeafReaderContext leaf, int doc, long modified) throws IOException {
        NumericDocValues content = leaf.reader().getNumericDocValues(FieldNames.CONTENT);
        BinaryDocValues ids = leaf.reader().getBinaryDocValues(FieldNames.ID);
        if (!content.advanceExact(doc) || !ids.advanceExact(doc)) {
            return;
        }
        String id = ids.binaryValue().utf8ToString();
        if (modified == Signature.NAMED) {
            unread.add(id);
            return;
        }
        boolean open = modified == Signature.LIVE;
        RunFolder run = store.run(id);
        try {
            long now = Signature.content(run.path());
            boolean alive = open && isAlive(leaf, doc);
            if (!open || content.longValue() != (alive ? now : ~now)) {
                live.add(id);
            }
        } catch (java.nio.file.NoSuchFileException | java.nio.file.NotDirectoryException e) {
            gone.add(id);
        } catch (IOException unreadable) {
            live.add(id);
        }
    }

    private static boolean isAlive(LeafReaderContext leaf, int doc) throws IOException {
        return StoredRecord.read(leaf.reader(), doc).state(java.time.Instant.now()) == RunState.RUNNING;
    }

    private void finished(boolean deep) throws IOException {
        List<Range> ranges = ranges();
        List<Thread> threads = new ArrayList<>();
        ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
        for (int i = 1; i < ranges.size(); i++) {
            Range range = ranges.get(i);
            Thread thread = new Thread(() -> {
                try {
                    check(range, deep);
                } catch (IOException | RuntimeException e) {
                    failures.add(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        if (!ranges.isEmpty()) {
            check(ranges.getFirst(), deep);
        }
        for (Thread thread : threads) {
            join(thread);
        }
        switch (failures.peek()) {
            case null -> {}
            case IOException failure -> throw failure;
            case Exception bug -> throw new IllegalStateException("a helper of the recheck failed", bug);
        }
    }

    private static void join(Thread thread) throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException();
        }
    }

    /// The documents from one to another (excluded), over all leaves.
    private record Range(int from, int to) {}

    private List<Range> ranges() {
        int documents = reader.maxDoc();
        int parts = documents < 2000 ? 1 : THREADS;
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            ranges.add(new Range((int) ((long) documents * i / parts), (int) ((long) documents * (i + 1) / parts)));
        }
        return ranges;
    }

    private void check(Range range, boolean deep) throws IOException {
        int turn =
                range.from + (int) (System.nanoTime() >>> 20 & Integer.MAX_VALUE) % Math.max(1, range.to - range.from);
        try (FolderTimes times = FolderTimes.of(store.path(), range.to - range.from)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                int from = Math.max(range.from, leaf.docBase) - leaf.docBase;
                int to = Math.min(range.to, leaf.docBase + leaf.reader().maxDoc()) - leaf.docBase;
                if (from < to) {
                    check(leaf, from, to, turn - leaf.docBase, deep, times);
                }
            }
        }
    }

    private void check(LeafReaderContext leaf, int from, int to, int turn, boolean deep, FolderTimes times)
            throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        BinaryDocValues ids = leaf.reader().getBinaryDocValues(FieldNames.ID);
        NumericDocValues modified = leaf.reader().getNumericDocValues(FieldNames.MODIFIED);
        NumericDocValues changed = leaf.reader().getNumericDocValues(FieldNames.CHANGED);
        byte[] name = new byte[64];
        boolean late = false;
        for (int doc = from; doc < to; doc++) {
            late = late || (doc & LOOKS_BETWEEN_CLOCKS - 1) == 0 && System.nanoTime() > deadline;
            if (live != null && !live.get(doc) || !modified.advanceExact(doc) || modified.longValue() < 0) {
                continue;
            }
            if (late) {
                unchecked.incrementAndGet();
                continue;
            }
            ids.advanceExact(doc);
            changed.advanceExact(doc);
            var id = ids.binaryValue();
            if (name.length != id.length) {
                name = new byte[id.length];
            }
            System.arraycopy(id.bytes, id.offset, name, 0, id.length);
            Boolean found = look(times, name);
            if (Boolean.FALSE.equals(found)) {
                gone.add(new String(name, StandardCharsets.US_ASCII));
            } else if (found == null
                    || times.modified() != modified.longValue()
                    || times.changed() != changed.longValue()) {
                stale.add(new String(name, StandardCharsets.US_ASCII));
            } else if (deep || doc >= turn && doc < turn + ROTATION) {
                lookInside(leaf, doc, new String(name, StandardCharsets.US_ASCII));
            }
        }
    }

    /// Whether a folder is there; null where the system does not let us look.
    private static @Nullable Boolean look(FolderTimes times, byte[] name) {
        try {
            return times.look(name);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private void lookInside(LeafReaderContext leaf, int doc, String id) throws IOException {
        NumericDocValues content = leaf.reader().getNumericDocValues(FieldNames.CONTENT);
        try {
            if (content.advanceExact(doc)
                    && content.longValue() != Signature.content(store.run(id).path())) {
                stale.add(id);
            }
        } catch (IOException unreadable) {
            stale.add(id);
        }
    }
}
