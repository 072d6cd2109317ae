package org.hpsearch.exchange.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Trees;
import org.sqlite.SQLiteJDBCLoader;

/// SQLite's own code. It is loaded once, when a database is first opened, from a folder for this user alone that is
/// deleted at once: the system keeps what it has loaded.
final class SqliteLibrary {
    /// Where the driver writes that code before it is loaded.
    private static final String PLACE = "org.sqlite.tmpdir";

    private static boolean loaded;

    private SqliteLibrary() {}

    /// Loads it, where that was not done yet. A place whose file system executes nothing (`noexec`) is passed over.
    ///
    /// @throws DataException where no place serves, or there is no such code for this system
    static synchronized void load(ScratchPlaces scratch) throws IOException {
        String reason = "";
        for (Path place : scratch.places()) {
            if (loaded) {
                return;
            }
            try {
                loadFrom(ScratchPlaces.folder(place));
                loaded = true;
            } catch (IOException notWritable) {
                reason = place + ": " + SafeFile.reason(notWritable);
            } catch (DataException notLoaded) {
                reason = place + ": " + notLoaded.getMessage();
            }
        }
        if (!loaded) {
            throw new DataException("SQLite's library cannot be loaded on " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch") + " (" + reason
                    + "); set XDG_CACHE_HOME to a folder from which programs may be loaded");
        }
    }

    private static void loadFrom(Path folder) throws IOException {
        System.setProperty(PLACE, folder.toString());
        try {
            SQLiteJDBCLoader.initialize();
        } catch (IOException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            throw new DataException(String.valueOf(e.getMessage()), e);
        } finally {
            System.clearProperty(PLACE);
            Trees.delete(folder);
        }
    }
}
