package org.hpsearch.ensemble.members;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.hpsearch.value.Trees;

/// Folders in which something is made before it is moved to its place.
final class Scratch {
    private static final Duration LONGEST = Duration.ofDays(7);

    private Scratch() {}

    /// Makes one; those that a killed process has left behind go after a week.
    ///
    /// @param prefix of its name
    static Path make(Path parent, String prefix) throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, prefix + "*")) {
            for (Path other : others) {
                if (Files.getLastModifiedTime(other)
                        .toInstant()
                        .isBefore(Instant.now().minus(LONGEST))) {
                    Trees.delete(other);
                }
            }
        }
        return Files.createTempDirectory(parent, prefix);
    }
}
