package org.hpsearch.ensemble.members;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    Path parent;

    @Test
    void whatAKilledProcessLeftGoesAfterAWeek() throws IOException {
        Path old = Files.createDirectory(parent.resolve(".making-old"));
        Files.writeString(old.resolve("f"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        Path young = Files.createDirectory(parent.resolve(".making-young"));
        Path other = Files.createDirectory(parent.resolve("other"));
        Files.setLastModifiedTime(other, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        Path made = Scratch.make(parent, ".making-");
        try (Stream<Path> left = Files.list(parent)) {
            assertEquals(
                    Stream.of(young, other, made).sorted().toList(),
                    left.sorted().toList());
        }
    }
}
