package org.hpsearch.launch.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hpsearch.run.Problems;
import org.junit.jupiter.api.Test;

class SystemUseTest {
    @Test
    void aFaultOfOursIsReportedOnceAndEndsTheWatch() throws InterruptedException {
        Problems problems = new Problems(problem -> {});
        SystemUse use = new SystemUse(
                ProcessHandle.current().pid(),
                Duration.ofMillis(1),
                () -> {
                    throw new IllegalStateException("no clock");
                },
                scalar -> {},
                problems);
        use.start();
        for (int i = 0; i < 300 && problems.sentences().isEmpty(); i++) {
            Thread.sleep(10);
        }
        use.finish();
        assertEquals(1, problems.sentences().size());
        assertTrue(problems.sentences()
                .getFirst()
                .startsWith(
                        "hps could not measure the program's use of the machine; this is a bug in hps, please report"
                                + " it: java.lang.IllegalStateException: no clock at "));
    }

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
                scalar -> greatest.merge(scalar.metric(), scalar.value(), Math::max),
                new Problems(problem -> {}));
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
