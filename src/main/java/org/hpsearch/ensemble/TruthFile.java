package org.hpsearch.ensemble;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.value.DataException;
import org.jspecify.annotations.Nullable;

/// A file that holds what is true.
///
/// @param column empty to find it
public record TruthFile(Path path, String column) {
    /// What `FILE` or `FILE:COLUMN` names; null for an empty text.
    ///
    /// @param folder that a relative path starts from
    /// @throws DataException where there is no such file
    public static @Nullable TruthFile of(String named, Path folder) {
        if (named.isEmpty()) {
            return null;
        }
        int colon = named.lastIndexOf(':');
        boolean column = colon > 0 && !Files.exists(folder.resolve(named));
        Path file = folder.resolve(column ? named.substring(0, colon) : named).normalize();
        if (!Files.isRegularFile(file)) {
            throw new DataException(named + " is not a file");
        }
        return new TruthFile(file, column ? named.substring(colon + 1) : "");
    }
}
