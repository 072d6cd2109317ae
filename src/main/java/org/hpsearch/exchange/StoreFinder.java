package org.hpsearch.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.hpsearch.exchange.mlflow.MlflowFolders;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.sqlite.SqliteFile;
import org.hpsearch.exchange.table.RowRuns;
import org.hpsearch.exchange.tracker.EventFolders;
import org.hpsearch.exchange.tracker.GuildFolders;
import org.hpsearch.exchange.tracker.LogFolders;
import org.hpsearch.exchange.tracker.NeptuneFolders;
import org.hpsearch.exchange.tracker.OptunaTrials;
import org.hpsearch.exchange.tracker.SacredFolders;
import org.hpsearch.exchange.tracker.WandbFolders;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;

/// Which tool wrote what is at a path: by what is there, not by its name alone.
public final class StoreFinder {
    /// The kinds that can be named.
    public static final String KINDS =
            "mlflow, tensorboard, wandb, neptune, trackio, optuna, sacred, guild, logs, table";

    /// A folder of a tool.
    ///
    /// @param is   whether a folder is one
    /// @param open its runs, with room for a moment's files
    private record FolderKind(Predicate<Path> is, BiFunction<Path, ScratchPlaces, ForeignStore> open) {}

    /// In the order in which they are tried: what is sure first. Guild's runs hold event files.
    private static final Map<String, FolderKind> FOLDERS = new LinkedHashMap<>();

    /// Kinds of files.
    private static final List<String> OTHERS = List.of("trackio", "optuna", "table");
    private static final String MLFLOW = "mlflow";
    private static final String DATABASE = "sqlite:///";

    static {
        FOLDERS.put(MLFLOW, new FolderKind(StoreFinder::isMlflow, (path, scratch) -> mlflow(path)));
        FOLDERS.put("guild", new FolderKind(GuildFolders::isStore, (path, scratch) -> new GuildFolders(path)));
        FOLDERS.put("sacred", new FolderKind(SacredFolders::isStore, (path, scratch) -> new SacredFolders(path)));
        FOLDERS.put("neptune", new FolderKind(NeptuneFolders::isStore, NeptuneFolders::new));
        FOLDERS.put("wandb", new FolderKind(WandbFolders::isStore, (path, scratch) -> new WandbFolders(path)));
        FOLDERS.put("tensorboard", new FolderKind(EventFolders::isStore, (path, scratch) -> new EventFolders(path)));
        FOLDERS.put("logs", new FolderKind(LogFolders::isStore, (path, scratch) -> new LogFolders(path)));
    }

    /// What the user says of a source, beside its path.
    ///
    /// @param kind    one of [#KINDS]; empty for a look
    /// @param id      column of a table's ids
    /// @param time    column of a table's starts
    /// @param metrics columns that are metrics
    /// @param params  columns that are parameters
    /// @param scratch where a database's reader finds room
    public record Hints(
            String kind, String id, String time, List<String> metrics, List<String> params, ScratchPlaces scratch) {
        public Hints {
            metrics = List.copyOf(metrics);
            params = List.copyOf(params);
        }
    }

    private StoreFinder() {}

    /// The source at a place.
    ///
    /// @param folder in which a relative path begins
    /// @param place  a path; or a database as Python's tools name it, `sqlite:///PATH`
    /// @throws DataException where there is none that hps can read
    public static ForeignStore find(Path folder, String place, Hints hints) throws IOException {
        boolean named = place.startsWith(DATABASE);
        Path path = folder.resolve(named ? place.substring(DATABASE.length()) : place)
                .normalize();
        if (!Files.exists(path)) {
            throw new DataException(path + ": no such file or directory");
        }
        FolderKind kind = FOLDERS.get(hints.kind);
        if (!hints.kind.isEmpty() && kind == null && !OTHERS.contains(hints.kind)) {
            throw new UsageException("no kind '" + hints.kind + "'; there are " + KINDS);
        }
        return Files.isDirectory(path) ? folder(path, hints) : file(path, hints);
    }

    private static ForeignStore folder(Path path, Hints hints) throws IOException {
        boolean files = (hints.kind.isEmpty() || hints.kind.equals(MLFLOW)) && isMlflow(path);
        JoinedStores databases = new DatabaseFinder(hints.scratch).in(path, files ? MLFLOW : hints.kind);
        if (files && !databases.isEmpty()) {
            databases.close();
            throw new DataException(
                    path + " holds runs of MLflow both in files and in a database; import mlruns and the"
                            + " database one after the other");
        }
        return databases.isEmpty()
                ? others(path, hints).orElseThrow(() -> databases.fault().orElseGet(() -> none(path, hints.kind)))
                : databases;
    }

    private static Optional<ForeignStore> others(Path path, Hints hints) {
        return FOLDERS.entrySet().stream()
                .filter(kind -> hints.kind.isEmpty() || kind.getKey().equals(hints.kind))
                .filter(kind -> kind.getValue().is.test(path))
                .findFirst()
                .map(kind -> kind.getValue().open.apply(path, hints.scratch));
    }

    private static DataException none(Path path, String named) {
        Path database = path.resolveSibling("mlflow.db");
        return new DataException(path + " holds no runs of "
                + (named.isEmpty() ? "a kind that hps reads: " + KINDS : named)
                + (Files.exists(database) ? "; import " + database + ", which is next to it" : ""));
    }

    private static boolean isMlflow(Path path) {
        return MlflowFolders.isStore(path) || MlflowFolders.isStore(path.resolve("mlruns"));
    }

    private static ForeignStore mlflow(Path path) {
        Path inner = path.resolve("mlruns");
        return new MlflowFolders(Files.isDirectory(inner) ? inner : path);
    }

    private static ForeignStore file(Path path, Hints hints) throws IOException {
        if (SqliteFile.isSqlite(path)) {
            return new DatabaseFinder(hints.scratch).at(path, hints.kind);
        }
        if (hints.kind.equals("optuna") || hints.kind.isEmpty() && OptunaTrials.isJournal(path)) {
            return new OptunaTrials(path);
        }
        if (hints.kind.equals("table") || hints.kind.isEmpty() && RowRuns.isTable(path)) {
            return table(path, hints);
        }
        throw hints.kind.isEmpty()
                ? new DataException(path + " is of no kind that hps reads: " + KINDS
                        + "; a table's name ends in .csv, .tsv, .json or .jsonl")
                : new DataException(path + " holds no runs of " + hints.kind);
    }

    private static ForeignStore table(Path path, Hints hints) {
        return new RowRuns(path, hints.id, hints.time, hints.metrics, hints.params);
    }
}
