package org.hpsearch.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Where an operation of the file system fails, every acknowledged fact is there afterwards, none is invented, and
/// nothing has to be repaired. A few operations of each command here; `-Dhps.faults=1` fails each one, `-Dhps.faults=7`
/// every seventh, and `-Dhps.faults.only=run,tag` those of some commands.
@Timeout(value = 3, unit = TimeUnit.HOURS)
class FaultTest {
    private static final int FEW = 23;

    @TempDir
    Path scratch;

    @Test
    void noFaultLosesOrInventsAFact() throws Exception {
        int step = Integer.getInteger("hps.faults", 0);
        List<String> command = new ArrayList<>(List.of(
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
                Integer.toString(step == 0 ? FEW : step),
                step == 0 ? "1" : "0"));
        String only = System.getProperty("hps.faults.only", "");
        command.addAll(only.isEmpty() ? List.of() : List.of(only.split(",")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.contains(" 0 facts lost or invented"), said);
    }
}
