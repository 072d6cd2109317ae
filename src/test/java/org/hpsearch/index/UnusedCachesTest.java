package org.hpsearch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusedCachesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String OLD = "0123456789abcdef01234567";
    private static final String YOUNG = "1123456789abcdef01234567";

    @TempDir
    Path cache;

    private void write(String file, String time) throws IOException {
        Path path = cache.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "x");
        Files.setLastModifiedTime(path, FileTime.from(Instant.parse(time)));
        Files.setLastModifiedTime(path.getParent(), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void whatWasNotWrittenFor90DaysIsFoundAndWhatIsNotOursStays() throws IOException {
        write("node1/" + OLD + "/segments_1", "2026-08-01T00:00:00Z");
        write("node1/" + YOUNG + "/segments_1", "2026-10-01T00:00:00Z");
        write("node1/notes/mine.txt", "2026-01-01T00:00:00Z");
        write("0.1.0/hps.aot", "2026-01-01T00:00:00Z");
        write("0.2.0/hps.aot", "2026-11-01T00:00:00Z");
        write("mine.txt", "2026-01-01T00:00:00Z");
        Path outside = Files.createDirectories(cache.resolveSibling("elsewhere-" + System.nanoTime()));
        try {
            Files.createSymbolicLink(cache.resolve("node1/2123456789abcdef01234567"), outside);
            Files.createSymbolicLink(cache.resolve("node2"), outside);
            assertEquals(
                    List.of(cache.resolve("0.1.0"), cache.resolve("node1").resolve(OLD)),
                    new UnusedCaches(NOW).find(cache));
        } finally {
            Files.delete(outside);
        }
    }

    @Test
    void indexesAreFoundByTheNamesThatIndexPlaceGives() throws IOException {
        String path = IndexPlace.name(Path.of("/home/me/my runs/.hps"));
        String longest = IndexPlace.name(Path.of("/" + "a".repeat(250)));
        write("node1/" + path + "/segments_1", "2026-01-01T00:00:00Z");
        write("node1/" + longest + "/segments_1", "2026-01-01T00:00:00Z");
        write("node1/+mine (old)/notes.txt", "2026-01-01T00:00:00Z");
        assertEquals(
                List.of(
                        cache.resolve("node1/+home+me+my%20runs+.hps"),
                        cache.resolve("node1").resolve(longest)),
                new UnusedCaches(NOW).find(cache));
    }

    @Test
    void aCacheThatIsNotThereHasNothing() throws IOException {
        assertEquals(List.of(), new UnusedCaches(NOW).find(cache.resolve("none")));
        try (Stream<Path> files = Files.list(cache)) {
            assertEquals(0, files.count());
        }
    }
}
