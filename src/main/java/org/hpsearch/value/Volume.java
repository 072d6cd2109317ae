package org.hpsearch.value;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The file system that a file is on. The JDK looks it up in the table of mounts, which does not list the root of a
/// chroot:
/// what can be said without that table is said there, too.
public final class Volume {
    private Volume() {}

    /// How many bytes the user may still write; 0 where the path does not exist.
    public static long room(Path path) {
        return path.toFile().getUsableSpace();
    }

    /// How many bytes the file system has; 0 where the path does not exist.
    public static long size(Path path) {
        return path.toFile().getTotalSpace();
    }

    /// Its type in lower case, as `nfs4`; empty where the table of mounts does not have it.
    public static String type(Path path) {
        return store(path).map(store -> store.type().toLowerCase(Locale.ROOT)).orElse("");
    }

    /// Whether two paths are on the same one.
    public static boolean same(Path one, Path other) {
        Optional<FileStore> first = store(one);
        Optional<FileStore> second = store(other);
        if (first.isPresent() || second.isPresent()) {
            return first.equals(second);
        }
        try {
            return Files.getAttribute(one, "unix:dev").equals(Files.getAttribute(other, "unix:dev"));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private static Optional<FileStore> store(Path path) {
        try {
            return Optional.of(Files.getFileStore(path));
        } catch (IOException notListed) {
            return Optional.empty();
        }
    }
}
