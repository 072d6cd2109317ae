package org.hpsearch.exchange;

import java.io.IOException;
import java.nio.file.Path;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.hpsearch.exchange.mlflow.MlflowDatabase;
import org.hpsearch.exchange.source.ForeignFiles;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.sqlite.SqliteFile;
import org.hpsearch.exchange.tracker.OptunaDatabase;
import org.hpsearch.exchange.tracker.TrackioDatabase;
import org.hpsearch.value.DataException;
import org.jspecify.annotations.Nullable;

/// Which tool wrote a database of SQLite: by its tables.
///
/// @param scratch where a database's reader finds room
record DatabaseFinder(ScratchPlaces scratch) {
    private static final String ENDING = ".db";

    /// The store in a file that is a database.
    ///
    /// @param kind that it has to be; empty for any
    ForeignStore at(Path file, String kind) throws IOException {
        ForeignStore store = open(file);
        if (store == null) {
            throw new DataException(file
                    + " is a database of SQLite, but of no tool whose databases hps reads: mlflow, optuna, trackio");
        }
        if (!kind.isEmpty() && !store.kind().equals(kind)) {
            store.close();
            throw new DataException(file + " holds no runs of " + kind + ", but of " + store.kind());
        }
        return store;
    }

    /// The stores of the databases in a folder.
    ///
    /// @param kind that they have to be; empty for any
    /// @throws DataException where they are of several kinds
    JoinedStores in(Path folder, String kind) throws IOException {
        JoinedStores found = new JoinedStores();
        try {
            for (Path file : ForeignFiles.children(folder)) {
                if (file.toString().endsWith(ENDING) && SqliteFile.isSqlite(file)) {
                    add(file, kind, found);
                }
            }
            if (found.kinds().size() > 1) {
                throw new DataException(folder + " holds databases of " + String.join(" and ", found.kinds())
                        + "; name one, or add --kind " + found.kinds().first());
            }
            return found;
        } catch (IOException | RuntimeException e) {
            found.close();
            throw e;
        }
    }

    private void add(Path file, String kind, JoinedStores found) throws IOException {
        try {
            ForeignStore store = open(file);
            if (store != null && (kind.isEmpty() || store.kind().equals(kind))) {
                found.add(store);
            } else if (store != null) {
                store.close();
            }
        } catch (DataException unreadable) {
            found.add(unreadable);
        }
    }

    private @Nullable ForeignStore open(Path path) throws IOException {
        SqliteFile file = SqliteFile.open(path, scratch);
        try {
            if (MlflowDatabase.isStore(file)) {
                return new MlflowDatabase(file);
            }
            if (OptunaDatabase.isStore(file)) {
                return new OptunaDatabase(file);
            }
            if (TrackioDatabase.isStore(file)) {
                return new TrackioDatabase(file);
            }
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        file.close();
        return null;
    }
}
