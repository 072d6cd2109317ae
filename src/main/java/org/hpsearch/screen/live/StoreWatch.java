package org.hpsearch.screen.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import org.hpsearch.run.Store;
import org.jspecify.annotations.Nullable;

/// The folder that the runs are in: whether it is still there, and whether runs came or went.
public final class StoreWatch {
    private final Store store;

    /// When other folders were listed than before; null where there was no store.
    private @Nullable FileTime listed;

    private boolean gone;
    private boolean changed;

    public StoreWatch(Store store) {
        this.store = store;
    }

    /// Looks at the folder.
    ///
    /// @return what a person should know of it; empty for nothing
    public String look() {
        FileTime now = listing();
        boolean returns = gone && now != null;
        changed = now != null && !now.equals(listed);
        gone = now == null && (gone || listed != null);
        listed = now;
        return gone
                ? store.path() + " is missing; shown is what was seen last"
                : returns ? store.path() + " is there again" : "";
    }

    /// Whether the folder is missing that was there before.
    public boolean isGone() {
        return gone;
    }

    /// Whether other runs are listed than at the look before the last one.
    public boolean hasChanged() {
        return changed;
    }

    private @Nullable FileTime listing() {
        try {
            return Files.isDirectory(store.path()) ? Files.getLastModifiedTime(store.path()) : null;
        } catch (IOException goneMeanwhile) {
            return null;
        }
    }
}
