package org.hpsearch.launch.again;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Store;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrashTest {
    @TempDir
    Path scratch;

    private Store store;
    private RunFolder run;

    @BeforeEach
    void aRunIsThere() throws IOException {
        store = new Store(scratch.resolve("hps-runs"));
        run = store.create(Instant.now());
        Files.writeString(run.file("output.log"), "12345");
    }

    @Test
    void aRunIsTakenAndCanComeBack() throws IOException {
        Trash trash = new Trash(store);
        assertEquals(List.of(), trash.runs());
        trash.take(run);
        assertFalse(Files.exists(run.path()));
        assertEquals(1, trash.runs().size());
        Files.move(trash.runs().getFirst(), run.path());
        assertEquals("12345", Files.readString(run.file("output.log")));
        assertEquals(List.of(), trash.runs());
    }

    @Test
    void emptyingDeletesForGoodAndFollowsNoLink() throws IOException {
        Path outside = Files.createDirectories(scratch.resolve("outside"));
        Files.writeString(outside.resolve("thesis"), "mine");
        Files.createSymbolicLink(run.file("link"), outside);
        Trash trash = new Trash(store);
        trash.take(run);
        assertTrue(trash.empty() >= 5);
        assertEquals(List.of(), trash.runs());
        assertEquals(0, trash.empty());
        assertEquals("mine", Files.readString(outside.resolve("thesis")));
    }

    @Test
    void aLinkInItsPlaceIsRefused() throws IOException {
        Path elsewhere = Files.createDirectories(scratch.resolve("elsewhere"));
        Files.createSymbolicLink(store.path().resolve(".trash"), elsewhere);
        assertThrows(DataException.class, () -> new Trash(store).take(run));
        assertTrue(Files.exists(run.path()));
    }
}
