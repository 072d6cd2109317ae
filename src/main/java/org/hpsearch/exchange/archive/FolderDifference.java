package org.hpsearch.exchange.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Whether two folders of one run say the same.
final class FolderDifference {
    private FolderDifference() {}

    /// Whether each file of the one is in the other, byte for byte.
    static boolean isContained(Path one, Path other) throws IOException {
        try (Stream<Path> files = Files.walk(one)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path there = other.resolve(one.relativize(file).toString());
                if (!Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS) || Files.mismatch(file, there) >= 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
