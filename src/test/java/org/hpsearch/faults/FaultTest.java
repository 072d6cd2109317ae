package org.hpsearch.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Where an operation of the file system fails, every acknowledged fact is there afterwards, none is invented, and
/// nothing has to be repaired. One operation of each command here; `scripts/stress faults` fails one after another.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FaultTest {
    @TempDir
    Path scratch;

    @Test
    void noFaultLosesOrInventsAFact() throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.config.class=org.hpsearch.index.QuietLogging",
                "-Djava.nio.file.spi.DefaultFileSystemProvider=" + FaultyFiles.class.getName(),
                "-cp",
                System.getProperty("java.class.path"),
                FaultHarness.class.getName(),
                scratch.toString(),
                "few");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.contains(" 0 facts lost or invented"), said);
    }
}
