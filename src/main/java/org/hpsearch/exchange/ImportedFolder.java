package org.hpsearch.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.Invocation;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.MetricsWriter;
import org.hpsearch.run.Provenance;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.Store;
import org.hpsearch.value.Trees;
import org.jspecify.annotations.Nullable;

/// Makes the folder of a run that another tool recorded. It is written under a temporary name and gets its own when it
/// is whole: an import that is cut leaves no half run, and `hps gc` deletes what it leaves.
final class ImportedFolder {
    private static final int LONGEST_METRIC = 1024;
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

    ImportedFolder(Store store, Omissions omissions) {
        this.store = store;
        this.omissions = omissions;
    }

    /// Writes a new run.
    ///
    /// @param parent id of the run that it is part of, here; null where there is none
    void create(String id, ForeignRun run, @Nullable String parent) throws IOException {
        Path temporary = temporary(id);
        try {
            write(new RunFolder(temporary), id, run, parent);
            Files.move(temporary, store.path().resolve(id), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Trees.delete(temporary);
        }
    }

    /// Brings a run that had not ended up to date.
    ///
    /// @return whether anything was new
    boolean refresh(String id, ForeignRun run, @Nullable String parent) throws IOException {
        Path temporary = temporary(id);
        try {
            write(new RunFolder(temporary), id, run, parent);
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

    private void write(RunFolder folder, String id, ForeignRun run, @Nullable String parent) throws IOException {
        folder.writeParams(run.params());
        Instant started = run.span().started();
        try (MetricsWriter writer = MetricsWriter.open(folder)) {
            run.curves()
                    .read(scalar -> write(writer, scalar, started, run.source().id()));
        }
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

    private void write(MetricsWriter writer, Scalar scalar, @Nullable Instant started, String run) throws IOException {
        String metric = scalar.metric().replace('\n', ' ').replace('\r', ' ').strip();
        if (!metric.equals(scalar.metric())) {
            omissions.add(
                    "values whose metric's name has line breaks or outer blanks, which hps replaced by blanks", metric);
        }
        if (metric.isEmpty() || metric.getBytes(StandardCharsets.UTF_8).length > LONGEST_METRIC) {
            omissions.add("values of metrics without a name, or with one of more than 1,024 bytes", run);
            return;
        }
        Double time = scalar.time();
        Double seconds = null;
        if (time != null && started != null) {
            seconds = Math.round(time * 1000 - started.toEpochMilli()) / 1000.0;
            if (seconds < 0) {
                omissions.add("times of values from before their run's start", run);
                seconds = null;
            }
        }
        writer.write(new Scalar(scalar.step(), seconds, metric, scalar.value()));
    }
}
