package org.hpsearch.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hpsearch.exchange.mlflow.MlflowFolders;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.table.RowRuns;
import org.hpsearch.exchange.tracker.EventFolders;
import org.hpsearch.exchange.tracker.GuildFolders;
import org.hpsearch.exchange.tracker.LogFolders;
import org.hpsearch.exchange.tracker.OptunaTrials;
import org.hpsearch.exchange.tracker.SacredFolders;
import org.hpsearch.exchange.tracker.WandbFolders;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;

/// Which tool wrote what is at a path: by what is there, not by its name alone.
public final class StoreFinder {
    /// The kinds that can be named.
    public static final String KINDS = "mlflow, tensorboard, wandb, optuna, sacred, guild, logs, table";

    /// A folder of a tool.
    ///
    /// @param is   whether a folder is one
    /// @param open its runs
    private record FolderKind(Predicate<Path> is, Function<Path, ForeignStore> open) {}

    /// In the order in which they are tried: what is sure first. Guild's runs hold event files.
    private static final Map<String, FolderKind> FOLDERS = new LinkedHashMap<>();

    static {
        FOLDERS.put("mlflow", new FolderKind(StoreFinder::isMlflow, StoreFinder::mlflow));
        FOLDERS.put("guild", new FolderKind(GuildFolders::isStore, GuildFolders::new));
        FOLDERS.put("sacred", new FolderKind(SacredFolders::isStore, SacredFolders::new));
        FOLDERS.put("wandb", new FolderKind(WandbFolders::isStore, WandbFolders::new));
        FOLDERS.put("tensorboard", new FolderKind(EventFolders::isStore, EventFolders::new));
        FOLDERS.put("logs", new FolderKind(LogFolders::isStore, LogFolders::new));
    }

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
    public static ForeignStore find(Path typed, Hints hints) {
        Path path = typed.normalize();
        if (!Files.exists(path)) {
            throw new DataException(path + ": no such file or directory");
        }
        FolderKind folder = FOLDERS.get(hints.kind);
        if (folder != null) {
            if (!folder.is.test(path)) {
                throw new DataException(path + " holds no runs of " + hints.kind);
            }
            return folder.open.apply(path);
        }
        return switch (hints.kind) {
            case "" -> Files.isDirectory(path) ? folder(path) : file(path, hints);
            case "optuna" -> new OptunaTrials(path);
            case "table" -> table(path, hints);
            default -> throw new UsageException("no kind '" + hints.kind + "'; there are " + KINDS);
        };
    }

    private static ForeignStore folder(Path path) {
        return FOLDERS.values().stream()
                .filter(kind -> kind.is.test(path))
                .findFirst()
                .map(kind -> kind.open.apply(path))
                .orElseThrow(() -> new DataException(path + " holds no runs of a kind that hps reads: " + KINDS));
    }

    private static boolean isMlflow(Path path) {
        return MlflowFolders.isStore(path) || MlflowFolders.isStore(path.resolve("mlruns"));
    }

    private static ForeignStore mlflow(Path path) {
        Path inner = path.resolve("mlruns");
        return new MlflowFolders(Files.isDirectory(inner) ? inner : path);
    }

    private static ForeignStore file(Path path, Hints hints) {
        if (OptunaTrials.isJournal(path)) {
            return new OptunaTrials(path);
        }
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
