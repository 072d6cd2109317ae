package org.hpsearch.exchange.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveKindTest {
    @TempDir
    private Path folder;

    private Optional<ArchiveKind> of(byte[] content) throws IOException {
        return ArchiveKind.of(Files.write(folder.resolve("a"), content));
    }

    @Test
    void byName() {
        assertEquals(Optional.of(ArchiveKind.TAR_GZ), ArchiveKind.named("a.TAR.gz"));
        assertEquals(Optional.of(ArchiveKind.TAR_GZ), ArchiveKind.named("a.tgz"));
        assertEquals(Optional.of(ArchiveKind.TAR), ArchiveKind.named("a.tar"));
        assertEquals(Optional.of(ArchiveKind.ZIP), ArchiveKind.named("a.zip"));
        assertEquals(Optional.empty(), ArchiveKind.named("a.gz"));
    }

    @Test
    void byContent() throws IOException {
        byte[] tar = new byte[512];
        System.arraycopy("ustar".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, tar, 257, 5);
        assertEquals(Optional.of(ArchiveKind.TAR), of(tar));
        assertEquals(Optional.of(ArchiveKind.TAR_GZ), of(HexFormat.of().parseHex("1f8b08")));
        assertEquals(Optional.of(ArchiveKind.ZIP), of(HexFormat.of().parseHex("504b0304")));
        assertEquals(Optional.of(ArchiveKind.ZIP), of(HexFormat.of().parseHex("504b0506")));
        assertEquals(Optional.empty(), of(new byte[512]));
        assertEquals(Optional.empty(), of(new byte[0]));
    }
}
