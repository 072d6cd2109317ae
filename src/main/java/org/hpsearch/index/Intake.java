package org.hpsearch.index;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.AlreadyClosedException;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.Damage;
import org.hpsearch.run.Metrics;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.run.Store;
import org.jspecify.annotations.Nullable;

/// Reads runs from their folders into an index.
record Intake(Store store, RunSource source) {
    private static final int THREADS = 2;
    private static final int FEW = 64;
    private static final int SHOWN = 20;

    /// What the index holds of a run from an earlier reading.
    interface Earlier {
        Earlier NOTHING = id -> null;

        /// The run's metrics; null where they were never read.
        @Nullable
        Metrics metrics(String id) throws IOException;
    }

    /// For what there was no time.
    ///
    /// @param left  runs that were not begun
    /// @param named runs put in by their names alone: their metrics are large, and were never read
    /// @param kept  runs of which the index keeps earlier metrics: they are large, and were not read anew
    record Late(List<String> left, List<String> named, List<String> kept) {}

    /// Reads runs and puts them into the index, in place of what it held of them.
    Late add(IndexWriter writer, List<String> ids, ReadingTime time, Earlier earlier, IntConsumer progress)
            throws IOException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        ConcurrentLinkedQueue<String> left = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> named = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> kept = new ConcurrentLinkedQueue<>();
        Callable<Integer> work = () -> {
            try {
                for (int at = next.getAndIncrement(); at < ids.size(); at = next.getAndIncrement()) {
                    String id = ids.get(at);
                    if (System.nanoTime() > time.last()) {
                        left.add(id);
                        continue;
                    }
                    switch (addOne(writer, id, time.end().getAsLong(), earlier)) {
                        case WHOLE -> {}
                        case NAMED -> named.add(id);
                        case KEPT -> kept.add(id);
                    }
                    progress.accept(done.incrementAndGet());
                }
            } finally {
                next.set(ids.size());
            }
            return 0;
        };
        carryOut(work, ids.size() > FEW ? THREADS : 1);
        return new Late(List.copyOf(left), List.copyOf(named), List.copyOf(kept));
    }

    private static void carryOut(Callable<Integer> work, int threads) throws IOException {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            for (Future<Integer> part : workers.invokeAll(Collections.nCopies(threads, work))) {
                part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException bug -> throw bug;
                case null, default -> throw new IllegalStateException("a helper of the intake failed", e);
            }
        }
    }

    /// Puts runs into the index of which nothing but the name is known yet.
    void name(IndexWriter writer, List<String> ids) throws IOException {
        for (String id : ids) {
            writer.updateDocument(new Term(FieldNames.ID, id), named(id));
        }
    }

    private Document named(String id) {
        return RunDocument.of(facts(RunRecord.unread(id), 0, id), Signature.UNREAD, List.of());
    }

    private RunFacts facts(RunRecord record, long bytes, String root) {
        return RunFacts.of(record, bytes, root, store.project(record.id()), Instant.EPOCH);
    }

    /// Whatever is wrong with a run costs that run's facts alone: it is listed with the reason.
    private Came addOne(IndexWriter writer, String id, long deadline, Earlier earlier) throws IOException {
        RunFolder run = store.run(id);
        Term term = new Term(FieldNames.ID, id);
        if (Files.notExists(run.path(), LinkOption.NOFOLLOW_LINKS)) {
            writer.deleteDocuments(term);
            return Came.WHOLE;
        }
        Intaken made = document(run, deadline, earlier);
        try {
            writer.updateDocument(term, made.document());
        } catch (AlreadyClosedException writerFailed) {
            throw writerFailed;
        } catch (RuntimeException refused) {
            writer.updateDocument(term, unreadable(run, refused));
        }
        return made.came();
    }

    private enum Came {
        WHOLE,
        NAMED,
        KEPT
    }

    private record Intaken(Document document, Came came) {}

    private Intaken document(RunFolder run, long deadline, Earlier earlier) throws IOException {
        RunRecord read;
        Signature signature;
        Instant now = Instant.now();
        try {
            signature = Signature.of(run.path(), nanos(now));
            read = source.read(run, deadline);
        } catch (IOException | RuntimeException e) {
            return new Intaken(unreadable(run, e), Came.WHOLE);
        }
        if (!read.isLate()) {
            return new Intaken(document(run, read, signature, now), Came.WHOLE);
        }
        Metrics known = earlier.metrics(run.id());
        return known == null
                ? new Intaken(named(run.id()), Came.NAMED)
                : new Intaken(document(run, read.late(known), Signature.UNREADABLE, now), Came.KEPT);
    }

    private Document document(RunFolder run, RunRecord read, Signature looked, Instant now) {
        try {
            Signature signature = looked;
            List<Damage> damages = new ArrayList<>(read.damages());
            List<LogLines.Line> lines = LogLines.of(run, damages);
            cutNames(read, damages);
            RunRecord record = damages.size() == read.damages().size() ? read : read.with(damages);
            if (damages.stream().anyMatch(Damage::mayPass)) {
                signature = Signature.UNREADABLE;
            } else if (record.end() == null && looked != Signature.UNREADABLE) {
                signature = signature.live(record.state(now) == RunState.RUNNING);
            }
            long bytes = Signature.bytes(run, checkpoints(run, record));
            return RunDocument.of(facts(record, bytes, root(record)), signature, lines);
        } catch (RuntimeException e) {
            return unreadable(run, e);
        }
    }

    /// A warning for each name that the index cannot hold whole.
    private static void cutNames(RunRecord record, List<Damage> damages) {
        cut(record.params().keySet(), RunFolder.PARAMS, damages);
        cut(record.found().keySet(), RunFolder.FOUND, damages);
        cut(record.metrics().summaries().keySet(), RunFolder.METRICS, damages);
    }

    private static void cut(Set<String> names, String file, List<Damage> damages) {
        for (String name : names) {
            if (FieldNames.isCut(name)) {
                damages.add(new Damage(
                        file,
                        "the name '" + name.substring(0, SHOWN) + "...' has " + name.length()
                                + " characters; a query finds it by its whole name alone"));
            }
        }
    }

    private static long nanos(Instant now) {
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private Document unreadable(RunFolder run, Exception reason) {
        RunRecord record = RunRecord.unreadable(run.id(), reason);
        return RunDocument.of(facts(record, 0, run.id()), Signature.UNREADABLE, List.of());
    }

    private static long checkpoints(RunFolder run, RunRecord record) {
        return record.checkpoints().stream()
                .filter(c -> !c.kept().isEmpty() && Files.exists(run.file(c.kept())))
                .mapToLong(Checkpoint::bytes)
                .sum();
    }

    /// The first ancestor's id: the run's own where it has no parent; the last one that is named where one is
    /// gone.
    private String root(RunRecord record) {
        Set<String> seen = new HashSet<>();
        String root = record.id();
        String parent = record.info().lineage().parent();
        while (parent != null && RunId.isId(parent) && seen.add(parent)) {
            root = parent;
            parent = store.run(parent).info().lineage().parent();
        }
        return root;
    }
}
