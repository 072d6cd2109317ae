package org.hpsearch.exchange.machine;

import java.io.IOException;
import java.nio.file.Path;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Trees;

/// The code of the machine that a library unpacks before it uses it. It is loaded once, when it is first needed, from a
/// folder for this user alone that is deleted at once: the system keeps what it has loaded.
public final class MachineCode {
    private final String name;
    private final String property;
    private final Step loader;
    private boolean loaded;

    /// Loads it.
    public interface Step {
        void run() throws Exception;
    }

    /// @param name     of the library, for people
    /// @param property that tells the library where to unpack
    /// @param loader   makes the library unpack and load its code
    public MachineCode(String name, String property, Step loader) {
        this.name = name;
        this.property = property;
        this.loader = loader;
    }

    /// Loads it, where that was not done yet. A place whose file system executes nothing (`noexec`) is passed over.
    ///
    /// @throws DataException where no place serves, or there is no such code for this system
    public synchronized void load(ScratchPlaces scratch) {
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
            throw new DataException(name + "'s library cannot be loaded on " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch") + " (" + reason
                    + "); set XDG_CACHE_HOME to a folder from which programs may be loaded");
        }
    }

    private void loadFrom(Path folder) throws IOException {
        System.setProperty(property, folder.toString());
        try {
            loader.run();
        } catch (IOException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            throw new DataException(String.valueOf(e.getMessage()), e);
        } finally {
            System.clearProperty(property);
            Trees.delete(folder);
        }
    }
}
