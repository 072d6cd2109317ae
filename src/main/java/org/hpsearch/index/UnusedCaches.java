package org.hpsearch.index;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.run.GuardedFolder;

/// What lies in the user's cache folder and was not written for a quarter of a year: indexes of stores, of this and of
/// other hosts, and the start-up caches of versions. All of it is made anew when it is needed.
public final class UnusedCaches {
    /// Younger ones stay.
    public static final Duration AGE = Duration.ofDays(90);

    private static final String START_UP = "hps.aot";

    private final Instant before;

    /// @param now what the age counts from
    public UnusedCaches(Instant now) {
        this.before = now.minus(AGE);
    }

    /// The folders, sorted; none where the cache cannot be listed.
    ///
    /// @param cache hps's own folder of the user's caches
    public List<Path> find(Path cache) {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders(cache)) {
            if (Files.isRegularFile(folder.resolve(START_UP), LinkOption.NOFOLLOW_LINKS)) {
                addIfUnused(folder, found);
            } else {
                folders(folder).stream()
                        .filter(index -> IndexPlace.isName(index.getFileName().toString()))
                        .forEach(index -> addIfUnused(index, found));
            }
        }
        found.sort(null);
        return found;
    }

    private void addIfUnused(Path folder, List<Path> found) {
        if (entries(folder).stream().allMatch(this::isOld) && isOld(folder)) {
            found.add(folder);
        }
    }

    private boolean isOld(Path entry) {
        try {
            return Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(before);
        } catch (IOException vanished) {
            return false;
        }
    }

    private static List<Path> folders(Path parent) {
        return entries(parent).stream()
                .filter(entry ->
                        Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && GuardedFolder.belongsToUs(entry))
                .toList();
    }

    private static List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
        return entries;
    }
}
