package org.hpsearch.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.MetricsWriter;
import org.hpsearch.run.Provenance;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.Store;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Trees;
import org.jspecify.annotations.Nullable;

/// Makes the folders of runs that another tool recorded. Each is written under a temporary name and gets its own when
/// it is whole and on the disk: an import that is cut, also by a power failure, leaves no half run that a repeated one
/// would take for done, and `hps gc` deletes what it leaves. Most of the time goes by waiting for the disk, which takes
/// what several threads wait for in one go.
final class ImportedFolder implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int MOST_WAITING = 64;

    private static final String NESTED = "nested";
    /// What an unfinished run's folder gets anew when it is imported again; its notes are its owner's.
    private static final List<String> REPLACED = List.of(
            RunFolder.PARAMS,
            RunFolder.METRICS,
            RunFolder.CHECKPOINTS,
            RunFolder.SOURCE,
            RunFolder.RUN,
            RunFolder.STATUS);

    private final Store store;
    private final Omissions omissions;
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            new ThreadPoolExecutor.CallerRunsPolicy());
    private final Queue<Future<?>> handed = new ArrayDeque<>();

    ImportedFolder(Store store, Omissions omissions) {
        this.store = store;
        this.omissions = omissions;
    }

    /// Writes a new run, which has its name when [#finish] has returned.
    ///
    /// @param parent id of the run that it is part of, here; null where there is none
    /// @throws IOException also where an earlier run could not be written
    void create(String id, ForeignRun run, @Nullable String parent) throws IOException {
        while (!handed.isEmpty() && handed.element().isDone()) {
            await(handed.remove());
        }
        Path temporary = temporary(id);
        boolean begun = false;
        try {
            ForeignRun known = writeCurves(new RunFolder(temporary), run);
            handed.add(pool.submit(() -> {
                complete(temporary, id, known, parent);
                return null;
            }));
            begun = true;
        } finally {
            if (!begun) {
                Trees.delete(temporary);
            }
        }
    }

    private void complete(Path temporary, String id, ForeignRun run, @Nullable String parent) throws IOException {
        try {
            writeRest(new RunFolder(temporary), id, run, parent);
            for (String name : List.of(RunFolder.METRICS, RunFolder.CHECKPOINTS)) {
                SafeFile.force(temporary.resolve(name));
            }
            Files.move(temporary, store.path().resolve(id), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Trees.delete(temporary);
        }
    }

    /// Waits until all new runs are there.
    void finish() throws IOException {
        while (!handed.isEmpty()) {
            await(handed.remove());
        }
    }

    private static void await(Future<?> run) throws IOException {
        try {
            run.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the import was interrupted");
        }
    }

    /// Lets the runs that have been handed over come to their end, whatever becomes of them.
    @Override
    public void close() {
        pool.close();
    }

    /// Brings a run that had not ended up to date.
    ///
    /// @return whether anything was new
    boolean refresh(String id, ForeignRun run, @Nullable String parent) throws IOException {
        Path temporary = temporary(id);
        try {
            ForeignRun known = writeCurves(new RunFolder(temporary), run);
            writeRest(new RunFolder(temporary), id, known, parent);
            boolean changed = false;
            for (String name : REPLACED) {
                Path file = temporary.resolve(name);
                Path old = store.run(id).readable(name);
                if (Files.exists(file) && !(Files.isRegularFile(old) && Files.mismatch(file, old) < 0)) {
                    store.run(id).guarded().take(file, name);
                    changed = true;
                }
            }
            return changed;
        } finally {
            Trees.delete(temporary);
        }
    }

    private Path temporary(String id) throws IOException {
        return Files.createDirectory(
                store.path().resolve("." + id + "." + Long.toString(System.nanoTime() & 0xFFFFFFFFL, 36) + ".tmp"));
    }

    /// @return the run with what its metrics tell of it
    private ForeignRun writeCurves(RunFolder folder, ForeignRun run) throws IOException {
        writeCurves(folder, run, omissions);
        ForeignRun known = run.curves().known(run);
        if (!Objects.equals(known.span().started(), run.span().started())) {
            Files.delete(folder.file(RunFolder.METRICS));
            writeCurves(folder, known, new Omissions());
        }
        return known;
    }

    private static void writeCurves(RunFolder folder, ForeignRun run, Omissions omissions) throws IOException {
        try (MetricsWriter writer = MetricsWriter.open(folder)) {
            ImportedRows rows = new ImportedRows(
                    writer, run.span().started(), omissions, run.source().id());
            run.curves().read(rows);
            rows.finish();
        }
    }

    private static void writeRest(RunFolder folder, String id, ForeignRun run, @Nullable String parent)
            throws IOException {
        folder.writeParams(run.params());
        if (!run.files().isEmpty()) {
            StringBuilder rows = new StringBuilder(Checkpoint.HEADER);
            run.files().forEach(file -> rows.append(file.line()));
            Files.write(folder.file(RunFolder.CHECKPOINTS), rows.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (!run.label().notes().isNone()) {
            folder.writeNotes(run.label().notes());
        }
        if (!run.rest().fields().isEmpty()) {
            folder.writeSource(run.rest());
        }
        folder.writeInfo(info(id, run, parent));
        if (run.span().end() != null) {
            folder.writeEnd(run.span().end());
        }
    }

    private static RunInfo info(String id, ForeignRun run, @Nullable String parent) {
        ForeignRun.Setting setting = run.setting();
        Lineage lineage =
                parent == null ? Lineage.NONE : Lineage.of(NESTED, parent).inside(parent);
        return RunInfo.of(id, run.label().experiment(), Invocation.of(setting.command(), "."))
                .by(Provenance.of(setting.host(), setting.user(), run.span().started())
                        .from(run.source()))
                .at(setting.git())
                .in(lineage);
    }
}
