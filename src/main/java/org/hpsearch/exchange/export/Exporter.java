package org.hpsearch.exchange.export;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.IntConsumer;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.project.Settings;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Store;
import org.hpsearch.value.Trees;
import org.hpsearch.value.UsageException;

/// Writes runs for other tools. The folder appears when it is whole: an export that is cut leaves none.
public final class Exporter {
    private final Store store;
    private final Settings settings;
    private final ScratchPlaces scratch;

    /// What runs are written as.
    public enum Form {
        CSV,
        JSONL,
        PARQUET,
        MLFLOW,
        TENSORBOARD,
        TRACKIO,
        OPTUNA
    }

    /// @param scratch where a database's writer finds room
    public Exporter(Store store, Settings settings, ScratchPlaces scratch) {
        this.store = store;
        this.settings = settings;
        this.scratch = scratch;
    }

    /// Writes runs into a new folder.
    ///
    /// @return what had no place there, a line each
    /// @throws UsageException where something is in the folder already
    public List<String> write(List<Row> rows, Form form, Path folder, IntConsumer progress) throws IOException {
        if (!isFree(folder)) {
            throw new UsageException(folder + " exists already; name a folder that is new or empty");
        }
        List<ExportedRun> runs = rows.stream()
                .map(row -> new ExportedRun(row, store.run(row.id())))
                .toList();
        Omissions omissions = new Omissions();
        Path target = folder.toAbsolutePath().normalize();
        Path parent = Files.createDirectories(target.resolveSibling("."));
        Path temporary = Files.createTempDirectory(parent.normalize(), "." + target.getFileName() + ".");
        try {
            Path whole = Files.createDirectory(temporary.resolve("export"));
            of(form, target).write(runs, whole, omissions, progress);
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Trees.delete(temporary);
        }
        return omissions.lines();
    }

    private ExportForm of(Form form, Path target) {
        return switch (form) {
            case CSV -> new TableFiles(settings, new CsvRows());
            case JSONL -> new TableFiles(settings, new JsonRows());
            case PARQUET -> new TableFiles(settings, new ParquetRows());
            case MLFLOW -> new MlflowFiles(target);
            case TENSORBOARD -> new EventFiles();
            case TRACKIO -> new TrackioFiles(scratch);
            case OPTUNA -> new OptunaJournal(settings);
        };
    }

    private static boolean isFree(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            return !children.iterator().hasNext();
        }
    }
}
