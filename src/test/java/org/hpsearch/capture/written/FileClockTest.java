package org.hpsearch.capture.written;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileClockTest {
    private static final Instant BEFORE = Instant.parse("2026-09-01T08:00:00Z");

    @TempDir
    Path scratch;

    /// The date of a file that was written between two moments 100 ms apart, in milliseconds behind the first one, and
    /// how far the clock of the files is ahead.
    @ParameterizedTest
    @CsvSource({"50,0", "0,0", "-10,0", "-20,0", "-21,-21", "120,0", "130,30", "300100,300000", "-300000,-300000"})
    void whatADateTellsOfTheClock(long dated, long ahead) throws IOException {
        Path file = Files.createFile(scratch.resolve("file"));
        Files.setLastModifiedTime(file, FileTime.from(BEFORE.plusMillis(dated)));
        FileClock clock = FileClock.of(file, BEFORE, BEFORE.plusMillis(100));
        assertEquals(Duration.ofMillis(ahead), clock.ahead());
        assertEquals(BEFORE.plusMillis(ahead), clock.at(BEFORE));
    }
}
