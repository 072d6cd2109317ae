package org.hpsearch.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

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

    /// So many folders, all looks of a process together, are looked at through the library, which is slower for each of
    /// them: to link functions of the system takes a tenth of a start.
    int FEW = 10_000;

    /// How many this process has looked at, or is about to.
    AtomicLong LOOKED = new AtomicLong();

    /// The fastest way that this system offers.
    ///
    /// @param folders how many are to be looked at
    static FolderTimes of(Path store, int folders) {
        FolderTimes statx = LOOKED.addAndGet(folders) <= FEW ? null : Statx.open(store);
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
