package org.hpsearch.launch.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LogFollowerTest {
    @TempDir
    Path scratch;

    /// Keeps what was read, and counts how often.
    private static final class Kept implements LogFollower.Sink {
        private final StringBuffer text = new StringBuffer();
        private final CountDownLatch taken;

        Kept(int times) {
            taken = new CountDownLatch(times);
        }

        @Override
        public void take(byte[] bytes, int length) {
            text.append(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
            taken.countDown();
        }

        void await() throws InterruptedException {
            assertTrue(taken.await(30, TimeUnit.SECONDS), "taken");
        }
    }

    private static Thread start(LogFollower follower) {
        return Thread.ofPlatform().daemon().start(follower);
    }

    @Test
    void whatIsAppendedIsReadToTheEnd() throws IOException, InterruptedException {
        Path log = Files.writeString(scratch.resolve("log"), "one\n");
        Kept first = new Kept(1);
        LogFollower follower = new LogFollower(log, first);
        Thread thread = start(follower);
        first.await();
        assertEquals("one\n", first.text.toString());
        String more = "two\n".repeat(50_000);
        Files.writeString(log, more, StandardOpenOption.APPEND);
        follower.finish();
        thread.join();
        assertEquals("one\n" + more, first.text.toString());
        assertNull(follower.failure());
    }

    @Test
    void aLogThatWasCutIsReadOnFromItsNewEnd() throws IOException, InterruptedException {
        Path log = Files.writeString(scratch.resolve("log"), "a long first line\n");
        Kept kept = new Kept(1);
        LogFollower follower = new LogFollower(log, kept);
        Thread thread = start(follower);
        kept.await();
        Files.writeString(log, "");
        Thread.sleep(200);
        Files.writeString(log, "new\n", StandardOpenOption.APPEND);
        follower.finish();
        thread.join();
        assertEquals("a long first line\nnew\n", kept.text.toString());
    }

    @Test
    void aFailureIsKept() throws InterruptedException {
        LogFollower missing = new LogFollower(scratch.resolve("none"), new Kept(1));
        start(missing).join();
        assertInstanceOf(NoSuchFileException.class, missing.failure());
    }

    @Test
    void aFaultOfOursIsKeptToo() throws IOException, InterruptedException {
        Path log = Files.writeString(scratch.resolve("log"), "x");
        LogFollower broken = new LogFollower(log, (bytes, length) -> {
            throw new IllegalStateException("bug");
        });
        start(broken).join();
        assertEquals(
                "this is a bug in hps, please report it: java.lang.IllegalStateException: bug",
                String.valueOf(
                        broken.failure() == null ? null : broken.failure().getMessage()));
    }
}
