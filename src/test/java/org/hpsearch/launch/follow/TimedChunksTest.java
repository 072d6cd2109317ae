package org.hpsearch.launch.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimedChunksTest {
    private final AtomicInteger clock = new AtomicInteger();
    private final TimedChunks chunks = new TimedChunks(clock::incrementAndGet);

    private void put(String text) throws IOException {
        byte[] buffer = (text + "what an earlier read has left").getBytes(StandardCharsets.UTF_8);
        chunks.take(buffer, text.length());
    }

    private String next() throws InterruptedException {
        TimedChunks.Chunk chunk = chunks.next();
        return chunk == null ? "end" : new String(chunk.bytes(), StandardCharsets.UTF_8) + " at " + chunk.time();
    }

    @Test
    void eachHasTheTimeAtWhichItWasSeenHoweverLateItIsRead() throws Exception {
        put("one");
        put("two");
        clock.set(100);
        assertEquals("one at 1.0", next());
        assertFalse(chunks.isEmpty());
        assertEquals("two at 2.0", next());
        assertTrue(chunks.isEmpty());
        put("three");
        chunks.end();
        assertEquals("three at 101.0", next());
        assertEquals("end", next());
        assertNull(chunks.next());
    }

    @Test
    void whoFollowsWaitsWhereMuchWaits() throws Exception {
        chunks.take(new byte[TimedChunks.MOST], TimedChunks.MOST);
        Thread follower = Thread.ofPlatform().daemon().start(() -> {
            try {
                put("more");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        while (follower.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        chunks.next();
        assertEquals("more at 2.0", next());
        follower.join();
    }
}
