package org.hpsearch.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;

/// Reads modification and change times of the folders inside a store, one after another. Not for several threads.
sealed interface FolderTimes extends AutoCloseable permits FolderTimes.Portable, Statx {
    /// Looks at a folder; says whether it is there.
    boolean look(byte[] name) throws IOException;

    /// mtime of the folder last looked at, ns since 1970.
    long modified();

    /// ctime of the folder last looked at, ns since 1970.
    long changed();

    @Override
    void close();

    /// The fastest way that this system offers.
    static FolderTimes of(Path store) {
        FolderTimes statx = Statx.open(store);
        return statx != null ? statx : new Portable(store);
    }

    /// Through the library.
    final class Portable implements FolderTimes {
        private final Path store;
        private long modified;
        private long changed;

        Portable(Path store) {
            this.store = store;
        }

        @Override
        public boolean look(byte[] name) throws IOException {
            try {
                Path folder = store.resolve(new String(name, java.nio.charset.StandardCharsets.US_ASCII));
                Map<String, Object> times =
                        Files.readAttributes(folder, "unix:lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
                modified = Signature.nanos(times.get("lastModifiedTime"));
                changed = Signature.nanos(times.get("ctime"));
                return true;
            } catch (NoSuchFileException | NotDirectoryException e) {
                return false;
            }
        }

        @Override
        public long modified() {
            return modified;
        }

        @Override
        public long changed() {
            return changed;
        }

        @Override
        public void close() {}
    }
}
