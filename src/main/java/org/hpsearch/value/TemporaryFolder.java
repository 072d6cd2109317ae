package org.hpsearch.value;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where files for a while are made: the system's folder for them, or one with room where that has none.
public final class TemporaryFolder {
    private static final long ROOM = 1 << 20;
    private static final String SYSTEM = System.getProperty("java.io.tmpdir", "/tmp");

    private TemporaryFolder() {}

    /// The first folder that can be written and has some room.
    ///
    /// @throws DataException where there is none
    public static Path withRoom() {
        return withRoom(ROOM);
    }

    /// The same for much.
    ///
    /// @param bytes that have to fit
    /// @throws DataException where there is none
    public static Path withRoom(long bytes) {
        return withRoom(bytes, List.of(Path.of(SYSTEM), Path.of("/var/tmp")));
    }

    static Path withRoom(long bytes, List<Path> folders) {
        return folders.stream()
                .filter(folder -> Files.isWritable(folder) && Volume.room(folder) >= bytes)
                .findFirst()
                .orElseThrow(() -> new DataException("there is no room for temporary files in "
                        + String.join(
                                " and ", folders.stream().map(Path::toString).toList())
                        + "; free some, or set TMPDIR to another folder"));
    }
}
