package org.hpsearch.exchange.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.hpsearch.value.DataException;

/// A copy of a database with what stands beside it: the changes that are not in it yet (`-wal`), or the pages from
/// before a change that was cut (`-journal`; sqlite.org/fileformat2.html, sections 3 and 4). To read it with them,
/// SQLite writes beside it, and that is not done to the original.
final class SqliteCopy {
    private static final List<String> BESIDE = List.of("-wal", "-journal");
    private static final int MOST_TRIES = 3;
    private static final int SALTS = 16;
    private static final int SALTS_END = 24;
    private static final int WAL_VERSION = 18;
    private static final int WAL = 2;

    private SqliteCopy() {}

    /// Whether a database says that its changes go to a `-wal` first.
    static boolean hasWal(Path file) throws IOException {
        byte[] head = head(file, WAL_VERSION + 1);
        return head.length > WAL_VERSION && head[WAL_VERSION] == WAL;
    }

    /// Copies a database into a folder.
    ///
    /// @return the copy
    /// @throws DataException where it is written faster than it can be copied
    static Path make(Path file, Path folder) throws IOException {
        Path copy = folder.resolve("store.db");
        for (int i = 0; i < MOST_TRIES; i++) {
            String before = state(file);
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            for (String ending : BESIDE) {
                Path beside = beside(file, ending);
                Path target = beside(copy, ending);
                Files.deleteIfExists(target);
                if (Files.exists(beside)) {
                    Files.copy(beside, target);
                }
            }
            if (state(file).equals(before)) {
                return copy;
            }
        }
        throw new DataException(file + " is being written to; try again when the program that does it has finished");
    }

    /// What stays the same as long as all that was copied belongs together: while a `-wal` is only appended to, it
    /// holds all pages of the database that may have changed; a new one begins with other salts.
    private static String state(Path file) throws IOException {
        byte[] wal = head(beside(file, "-wal"), SALTS_END);
        if (wal.length == SALTS_END) {
            return new String(wal, SALTS, SALTS_END - SALTS, java.nio.charset.StandardCharsets.ISO_8859_1);
        }
        return Files.size(file) + " " + Files.getLastModifiedTime(file);
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static byte[] head(Path file, int bytes) throws IOException {
        if (!Files.exists(file)) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(bytes);
        }
    }
}
