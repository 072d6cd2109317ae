package org.hpsearch.exchange.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The formats of an archive.
enum ArchiveKind {
    TAR_GZ,
    TAR,
    ZIP;

    private static final int TAR_MAGIC = 257;

    /// The format that a file's name asks for.
    static Optional<ArchiveKind> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".tar.gz") || lower.endsWith(".tgz")) {
            return Optional.of(TAR_GZ);
        }
        return lower.endsWith(".zip") ? Optional.of(ZIP) : lower.endsWith(".tar") ? Optional.of(TAR) : Optional.empty();
    }

    /// The format that a file has, whatever its name.
    static Optional<ArchiveKind> of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] head = in.readNBytes(TAR_MAGIC + 5);
            if (head.length > 1 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
                return Optional.of(TAR_GZ);
            }
            if (head.length > 3 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 || head[2] == 5)) {
                return Optional.of(ZIP);
            }
            boolean tar = head.length == TAR_MAGIC + 5
                    && new String(head, TAR_MAGIC, 5, java.nio.charset.StandardCharsets.ISO_8859_1).equals("ustar");
            return tar ? Optional.of(TAR) : Optional.empty();
        }
    }
}
