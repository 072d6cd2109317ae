package org.hpsearch.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.exchange.mlflow.MlflowFolders;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.table.RowRuns;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;

/// Which tool wrote what is at a path: by what is there, not by its name alone.
public final class StoreFinder {
    /// The kinds that can be named.
    public static final String KINDS = "mlflow, table";

    /// What the user says of a source, beside its path.
    ///
    /// @param kind    one of [#KINDS]; empty for a look
    /// @param id      column of a table's ids
    /// @param time    column of a table's starts
    /// @param metrics columns that are metrics
    /// @param params  columns that are parameters
    public record Hints(String kind, String id, String time, List<String> metrics, List<String> params) {
        public Hints {
            metrics = List.copyOf(metrics);
            params = List.copyOf(params);
        }
    }

    private StoreFinder() {}

    /// The source at a path.
    ///
    /// @throws DataException where there is none that hps can read
    public static ForeignStore find(Path path, Hints hints) {
        if (!Files.exists(path)) {
            throw new DataException(path + ": no such file or directory");
        }
        return switch (hints.kind) {
            case "" -> Files.isDirectory(path) ? folder(path) : file(path, hints);
            case "mlflow" -> mlflow(path);
            case "table" -> table(path, hints);
            default -> throw new UsageException("no kind '" + hints.kind + "'; there are " + KINDS);
        };
    }

    private static ForeignStore folder(Path path) {
        Path inner = path.resolve("mlruns");
        if (MlflowFolders.isStore(path) || MlflowFolders.isStore(inner)) {
            return mlflow(path);
        }
        throw new DataException(path + " holds no runs of a kind that hps reads: " + KINDS);
    }

    private static ForeignStore mlflow(Path path) {
        Path inner = path.resolve("mlruns");
        return new MlflowFolders(Files.isDirectory(inner) ? inner : path);
    }

    private static ForeignStore file(Path path, Hints hints) {
        if (RowRuns.isTable(path)) {
            return table(path, hints);
        }
        throw new DataException(path + " is of no kind that hps reads: " + KINDS
                + "; a table's name ends in .csv, .tsv, .json or .jsonl");
    }

    private static ForeignStore table(Path path, Hints hints) {
        return new RowRuns(path, hints.id, hints.time, hints.metrics, hints.params);
    }
}
