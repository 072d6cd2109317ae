package org.hpsearch.index;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Store;

/// Reads runs from their folders into an index.
record Intake(Store store, RunSource source) {
    private static final int THREADS = 2;
    private static final int FEW = 64;

    /// Reads runs and puts them into the index, in place of what it held of them.
    ///
    /// @return those left out because the time was over
    List<String> add(IndexWriter writer, List<String> ids, long deadline, IntConsumer progress) throws IOException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        ConcurrentLinkedQueue<String> late = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<IOException> failures = new ConcurrentLinkedQueue<>();
        Runnable work = () -> {
            for (int at = next.getAndIncrement(); at < ids.size(); at = next.getAndIncrement()) {
                if (System.nanoTime() > deadline) {
                    late.add(ids.get(at));
                    continue;
                }
                try {
                    addOne(writer, ids.get(at));
                } catch (IOException e) {
                    failures.add(e);
                    return;
                }
                progress.accept(done.incrementAndGet());
            }
        };
        List<Thread> helpers = new ArrayList<>();
        for (int i = 1; i < THREADS && ids.size() > FEW; i++) {
            Thread helper = new Thread(work);
            helper.start();
            helpers.add(helper);
        }
        work.run();
        for (Thread helper : helpers) {
            try {
                helper.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        IOException failure = failures.peek();
        if (failure != null) {
            throw failure;
        }
        return List.copyOf(late);
    }

    private void addOne(IndexWriter writer, String id) throws IOException {
        RunFolder run = store.run(id);
        Term term = new Term(FieldNames.ID, id);
        Instant now = Instant.now();
        Signature signature;
        try {
            signature = Signature.of(run.path(), now.getEpochSecond() * 1_000_000_000L + now.getNano());
        } catch (IOException gone) {
            writer.deleteDocuments(term);
            return;
        }
        RunRecord record = read(run);
        if (record.end() == null) {
            boolean alive = record.state(now) == org.hpsearch.run.RunState.RUNNING;
            signature = signature.live(alive);
        }
        long checkpoints = record.checkpoints().stream()
                .filter(c -> !c.kept().isEmpty() && java.nio.file.Files.exists(run.file(c.kept())))
                .mapToLong(org.hpsearch.run.Checkpoint::bytes)
                .sum();
        writer.updateDocument(
                term,
                RunDocument.of(record, signature, Signature.bytes(run, checkpoints), LogLines.of(run), root(record)));
    }

    /// The first ancestor's id: the run's own where it has no parent; the last one that is named where one is
    /// gone.
    private String root(RunRecord record) {
        Set<String> seen = new HashSet<>();
        String root = record.id();
        String parent = record.info().lineage().parent();
        while (parent != null && org.hpsearch.run.RunId.isId(parent) && seen.add(parent)) {
            root = parent;
            parent = store.run(parent).info().lineage().parent();
        }
        return root;
    }

    /// Reads a run; one that cannot even be read is listed as damaged, and takes no other run with it.
    private RunRecord read(RunFolder run) {
        try {
            return source.read(run);
        } catch (RuntimeException | StackOverflowError e) {
            return RunRecord.unreadable(run.id(), e);
        }
    }
}
