package org.hpsearch.exchange.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// rsync itself, between two folders of this machine.
class RsyncPlaceTest {
    private static final String ID = "20260101-120000-aaaaa";
    private static final String RUN = "hps-runs/" + ID + "/";

    @TempDir
    Path scratch;

    private static void needsRsync() {
        assumeTrue(
                List.of(System.getenv("PATH").split(":")).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "rsync"))),
                "rsync is missing");
    }

    private Path write(String name, String text) throws IOException {
        Path file = scratch.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T12:00:00Z")));
        return file;
    }

    @Test
    void theFilesOfRunsAreListed() throws IOException {
        needsRsync();
        write("p/" + RUN + "run.json", "{}");
        write("p/" + RUN + "inputs/a \u00e4 b.yaml", "a: 1");
        write("p/" + RUN + ".lock", "");
        write("p/" + RUN + "work/big.bin", "x");
        write("p/hps-runs/.trash/20260101-120000-bbbbb/run.json", "{}");
        write("p/hps-runs/notes.txt", "no run");
        write("p/hps-defaults.json", "{}");
        write("p/train.py", "secret");
        Files.createSymbolicLink(scratch.resolve("p/" + RUN + "link"), Path.of("/etc/passwd"));
        SyncPlace place = new RsyncPlace(scratch.resolve("p").toString(), ZoneId.systemDefault());
        SyncPlace.Stamp two =
                new SyncPlace.Stamp(2, Instant.parse("2026-01-01T12:00:00Z").getEpochSecond());
        assertEquals(
                new Listing(
                        new TreeMap<>(Map.of(
                                ID,
                                new TreeMap<>(Map.of(
                                        "run.json",
                                        two,
                                        "inputs/a \u00e4 b.yaml",
                                        new SyncPlace.Stamp(4, two.seconds()))))),
                        new TreeMap<>(Map.of("hps-defaults.json", two))),
                place.files());
        assertEquals(place.files(), new FolderPlace(scratch.resolve("p"), "").files());
    }

    @Test
    void filesGoBothWaysWithTheirTimes() throws IOException {
        needsRsync();
        write("p/" + RUN + "run.json", "{}");
        write("p/" + RUN + "inputs/-e a.yaml", "a: 1");
        SyncPlace place = new RsyncPlace(scratch.resolve("p").toString(), ZoneId.systemDefault());
        List<String> files = List.of(RUN + "run.json", RUN + "inputs/-e a.yaml", RUN + "gone");
        Files.createDirectories(scratch.resolve("in"));
        Files.createDirectories(scratch.resolve("more"));
        List<Integer> fetched = new ArrayList<>();
        place.fetch(files.subList(0, 2), scratch.resolve("in"), fetched::add);
        assertEquals(2, fetched.getLast());
        String message =
                String.valueOf(assertThrows(DataException.class, () -> place.fetch(files, scratch.resolve("more")))
                        .getMessage());
        assertTrue(message.contains("gone") && !message.contains("copied"), message);
        assertEquals("a: 1", Files.readString(scratch.resolve("in/" + RUN + "inputs/-e a.yaml")));
        SyncPlace other = new RsyncPlace(scratch.resolve("q").toString(), ZoneId.systemDefault());
        assertEquals(new Listing(), other.files());
        List<Integer> sent = new ArrayList<>();
        other.send(scratch.resolve("in"), files.subList(0, 2), sent::add);
        assertEquals(2, sent.getLast());
        assertEquals(place.files(), other.files());
    }

    @Test
    void namesThatLeadOutAreNotListed() {
        assertEquals(
                List.of("a\\b", "metrics.csv"),
                List.copyOf(RsyncPlace.listed("""
                    drwxr-xr-x          4,096 2026/11/26 22:00:00 hps-runs
                    -rw-r--r--      1,234,567 2026/11/26 22:00:00 hps-runs/20260101-120000-aaaaa/metrics.csv
                    -rw-r--r--              7 2026/11/26 22:00:00 hps-runs/20260101-120000-aaaaa/a\\#134b
                    -rw-r--r--              7 2026/11/26 22:00:00 hps-runs/20260101-120000-aaaaa/../../.bashrc
                    -rw-r--r--              7 2026/11/26 22:00:00 hps-runs/20260101-120000-aaaaa/a\\#033b
                    -rw-r--r--              7 2026/11/26 22:00:00 hps-runs/no-id/run.json
                    lrwxrwxrwx              7 2026/11/26 22:00:00 hps-runs/20260101-120000-aaaaa/l -> /etc
                    Welcome to the cluster!
                    """, ZoneOffset.UTC)
                        .runs()
                        .values()
                        .iterator()
                        .next()
                        .keySet()));
    }

    @Test
    void whyRsyncFailsIsSaidAsItSaysItself() {
        RsyncPlace place = new RsyncPlace("lab:x", ZoneOffset.UTC, RsyncVersion.of("rsync  version 3.2.7  protocol"));
        assertEquals("there is no rsync here: install it (apt install rsync, brew install rsync)", place.fault(-2, ""));
        assertEquals(
                "rsync cannot reach lab:x: ssh: Could not resolve hostname lab: Name or service not known",
                place.fault(-1, """
                    ssh: Could not resolve hostname lab: Name or service not known
                    rsync: connection unexpectedly closed (0 bytes received so far) [Receiver]
                    """));
        assertEquals("rsync cannot reach lab:x: it was ended, or its ssh has failed", place.fault(-1, ""));
        assertEquals(
                "the other machine of lab:x finds no rsync: install it there, too",
                place.fault(127, "bash: line 1: rsync: command not found\n"));
        assertEquals("rsync cannot reach lab:x: exit status 23", place.fault(23, ""));
    }
}
