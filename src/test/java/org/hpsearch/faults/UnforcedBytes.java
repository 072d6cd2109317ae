package org.hpsearch.faults;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/// How much of each file is on the disk for certain, where more has been written.
final class UnforcedBytes {
    private final Map<Path, Long> certain = new HashMap<>();

    /// Bytes come to a file that has a size so far.
    synchronized void written(Path file, long size) {
        certain.putIfAbsent(file, size);
    }

    synchronized void forced(Path file) {
        certain.remove(file);
    }

    synchronized void moved(Path from, Path to) {
        Long size = certain.remove(from);
        certain.remove(to);
        if (size != null) {
            certain.put(to, size);
        }
    }

    /// The power fails.
    synchronized void lose() throws IOException {
        for (Map.Entry<Path, Long> file : certain.entrySet()) {
            if (Files.exists(file.getKey()) && Files.size(file.getKey()) > file.getValue()) {
                try (FileChannel channel = FileChannel.open(file.getKey(), StandardOpenOption.WRITE)) {
                    channel.truncate(file.getValue());
                }
            }
        }
    }
}
