package org.hpsearch.launch.follow;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class SystemUseTest {
    @Test
    void aBusyProgramUsesTheProcessorAndMemory() throws IOException, InterruptedException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "/proc is there");
        Process busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        long begin = System.nanoTime();
        Map<String, Double> greatest = new ConcurrentHashMap<>();
        SystemUse use = new SystemUse(
                busy.pid(),
                Duration.ofMillis(100),
                () -> (System.nanoTime() - begin) / 1e9,
                scalar -> greatest.merge(scalar.metric(), scalar.value(), Math::max));
        use.start();
        for (int i = 0; i < 300 && greatest.getOrDefault("sys/cpu", 0.0) == 0; i++) {
            Thread.sleep(50);
        }
        use.finish();
        busy.destroyForcibly();
        assertTrue(greatest.getOrDefault("sys/cpu", 0.0) > 0, greatest.toString());
        assertTrue(greatest.getOrDefault("sys/rss", 0.0) > 0.1, greatest.toString());
    }
}
