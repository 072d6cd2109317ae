package org.hpsearch.exchange.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which side of a run goes on where the other one stopped.
class RunDifferenceTest {
    @TempDir
    Path scratch;

    private Path folder(Map<String, String> files) throws IOException {
        Path folder = Files.createTempDirectory(scratch, "run");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }

    private String compared(Map<String, String> ours, Map<String, String> theirs) throws IOException {
        Set<String> all = new TreeSet<>(ours.keySet());
        all.addAll(theirs.keySet());
        RunDifference difference = RunDifference.of(
                folder(ours), folder(theirs), all, new RunDifference.Names(ours.keySet(), theirs.keySet()));
        return difference.toPull() + " " + difference.toPush() + " " + difference.apart();
    }

    @Test
    void theSameFilesDifferInNothing() throws IOException {
        assertEquals("[] [] []", compared(Map.of("run.json", "{}"), Map.of("run.json", "{}")));
    }

    @Test
    void aRunThatWentOnThereIsCompletedHereItsEndLast() throws IOException {
        assertEquals(
                "[found.json, metrics.csv, output.log, status.json] [] []",
                compared(
                        Map.of("output.log", "a\n", "metrics.csv", "1\n", "found.json", "{}"),
                        Map.of(
                                "output.log",
                                "a\nb\n",
                                "metrics.csv",
                                "1\n2\n",
                                "found.json",
                                "{1}",
                                "status.json",
                                "0")));
    }

    @Test
    void aRunThatWentOnHereIsCompletedThere() throws IOException {
        assertEquals("[] [output.log] []", compared(Map.of("output.log", "a\nb\n"), Map.of("output.log", "a\n")));
        assertEquals(
                "[] [output.log, exit] []",
                compared(Map.of("output.log", "a\nb\n", "exit", "0"), Map.of("output.log", "a\n")));
    }

    @Test
    void whatASideLacksItGets() throws IOException {
        assertEquals(
                "[b.json] [a.json] []",
                compared(Map.of("status.json", "0", "a.json", "1"), Map.of("status.json", "0", "b.json", "2")));
    }

    @Test
    void linesOfItsOwnOnEachSideStayThere() throws IOException {
        assertEquals("[] [] [output.log]", compared(Map.of("output.log", "a\nb\n"), Map.of("output.log", "a\nc\n")));
        assertEquals(
                "[] [] [output.log]",
                compared(Map.of("output.log", "a\nb\n"), Map.of("output.log", "a\nc\n", "status.json", "0")));
        assertEquals(
                "[] [] [run.json]",
                compared(Map.of("run.json", "1", "status.json", "0"), Map.of("run.json", "2", "status.json", "0")));
    }

    @Test
    void suspectsAreFilesThatLookDifferent() {
        Map<String, SyncPlace.Stamp> ours = new TreeMap<>(Map.of(
                "same", new SyncPlace.Stamp(1, 100),
                "nearly", new SyncPlace.Stamp(1, 100),
                "later", new SyncPlace.Stamp(1, 100),
                "longer", new SyncPlace.Stamp(1, 100),
                "ours", new SyncPlace.Stamp(1, 100)));
        Map<String, SyncPlace.Stamp> theirs = new TreeMap<>(Map.of(
                "same", new SyncPlace.Stamp(1, 100),
                "nearly", new SyncPlace.Stamp(1, 102),
                "later", new SyncPlace.Stamp(1, 103),
                "longer", new SyncPlace.Stamp(2, 100),
                "theirs", new SyncPlace.Stamp(1, 100)));
        assertEquals(Set.of("later", "longer", "ours", "theirs"), RunDifference.suspects(ours, theirs));
    }
}
