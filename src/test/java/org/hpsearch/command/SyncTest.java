package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two copies of a project that are kept the same.
class SyncTest {
    private static final String A = "20260101-120000-aaaaa";
    private static final String B = "20260101-120100-bbbbb";

    @TempDir
    Path scratch;

    private Hps here;
    private Hps there;

    @BeforeEach
    void twoProjects() throws IOException {
        here = new Hps(Files.createDirectories(scratch.resolve("here")));
        there = new Hps(Files.createDirectories(scratch.resolve("there")));
        here.write(A, "{\"lr\": 0.1}", "1,,acc,0.5");
        there.write(B, "{\"lr\": 0.2}", "1,,acc,0.75");
    }

    private static String said(Hps hps, String... words) {
        Hps.Outcome outcome = hps.run(words);
        return outcome.code() + "\n" + outcome.out() + outcome.err();
    }

    private List<String> runs(Hps hps) {
        return hps.run("query", "--sort", "id", "--columns", "id", "--csv")
                .out()
                .lines()
                .skip(1)
                .toList();
    }

    private void assertNothingIsLeft() throws IOException {
        for (String side : List.of("here", "there")) {
            try (Stream<Path> files = Files.walk(scratch.resolve(side).resolve("hps-runs"))) {
                assertEquals(
                        List.of(),
                        files.filter(file -> file.toString().endsWith(".tmp")).toList());
            }
        }
    }

    @Test
    void bothGetTheRunsOfBoth() throws IOException {
        assertEquals("""
            0
            hps: would bring here 1 run: bbbbb
            hps: would send there 1 run: aaaaa
            """, said(here, "sync", "../there", "--dry-run"));
        assertEquals(List.of(A), runs(here));
        assertEquals("""
            0
            hps: brought here 1 run: bbbbb
            hps: sent there 1 run: aaaaa
            """, said(here, "sync", "../there"));
        assertEquals(List.of(A, B), runs(here));
        assertEquals(List.of(A, B), runs(there));
        assertEquals("0\nhps: nothing to copy: both sides have the same runs\n", said(here, "sync", "../there"));
        assertEquals(
                "0\nhps: nothing to copy: both sides have the same runs\n", said(there, "sync", "../here/hps-runs"));
        assertNothingIsLeft();
    }

    @Test
    void oneWayAndOnlyWhatAQueryFinds() throws IOException {
        there.write("20260101-120200-ccccc", "{\"lr\": 0.3}", "1,,acc,0.25");
        assertEquals("0\nhps: brought here 1 run: ccccc\n", said(here, "sync", "../there", "--pull", "acc<0.5"));
        assertEquals("0\nhps: sent there 1 run: aaaaa\n", said(here, "sync", "../there", "--push", "aaaaa"));
        assertEquals(List.of(A, "20260101-120200-ccccc"), runs(here));
        assertEquals(List.of(A, B, "20260101-120200-ccccc"), runs(there));
        assertEquals(
                "2\nhps sync: one of --pull, --push, --both\nusage: hps sync PLACE [QUERY]   (more: hps sync --help)\n",
                said(here, "sync", "../there", "--pull", "--push"));
    }

    @Test
    void notesOfBothArePutTogether() {
        here.run("sync", "../there");
        here.run("tag", "aaaaa", "good");
        here.run("note", "aaaaa", "as expected");
        there.run("tag", "aaaaa", "keep");
        there.run("note", "aaaaa", "a spike at 3");
        assertEquals("0\nhps: put together the notes of 1 run: aaaaa\n", said(here, "sync", "../there"));
        for (Hps side : List.of(here, there)) {
            assertEquals(
                    """
                    tag,note
                    good keep,"as expected
                    [../there] a spike at 3"
                    """,
                    side.run("query", "aaaaa", "--columns", "tag,note", "--csv").out());
        }
        assertEquals("0\nhps: nothing to copy: both sides have the same runs\n", said(here, "sync", "../there"));
        here.run("name", "aaaaa", "mine");
        there.run("name", "aaaaa", "theirs");
        assertEquals("""
            1
            hps: aaaaa differs and stays as it is on each side: its name: 'mine' here, 'theirs' there
            """, said(here, "sync", "../there"));
    }

    @Test
    void aRunThatWentOnIsCompleted() throws IOException {
        here.run("sync", "../there");
        Path run = scratch.resolve("there/hps-runs").resolve(A);
        Path metrics = run.resolve("metrics.csv");
        Path copy = scratch.resolve("here/hps-runs").resolve(A);
        Files.delete(copy.resolve("status.json"));
        Files.writeString(metrics, Files.readString(metrics) + "2,,acc,0.9375\n");
        assertEquals("0\nhps: completed 1 run: aaaaa\n", said(here, "sync", "../there", "--pull"));
        assertEquals(
                "acc\n0.9375\n",
                here.run("query", "aaaaa", "--columns", "acc", "--csv").out());
        assertTrue(Files.exists(copy.resolve("status.json")));
    }

    @Test
    void whatDiffersStaysOnEachSide() throws IOException {
        here.run("sync", "../there");
        Path metrics = scratch.resolve("there/hps-runs").resolve(A).resolve("metrics.csv");
        Files.writeString(metrics, "step,time,metric,value\n1,,acc,0.0625\n");
        assertEquals(
                "1\nhps: aaaaa differs and stays as it is on each side: metrics.csv\n", said(here, "sync", "../there"));
        assertEquals(
                "acc\n0.5\n",
                here.run("query", "aaaaa", "--columns", "acc", "--csv").out());
        assertEquals(
                "acc\n0.0625\n",
                there.run("query", "aaaaa", "--columns", "acc", "--csv").out());
    }

    @Test
    void whatIsDeclaredAndSavedIsPutTogether() {
        here.run("defaults", "set", "wd", "0.1", "--all");
        here.run("save", "good", "acc>0.5");
        there.run("save", "bad", "acc<0.5");
        there.run("save", "both", "lr:0.1");
        here.run("save", "both", "lr:0.2");
        assertEquals("""
            0
            hps: completed defaults of the other side
            hps: completed saved queries of both sides
            hps: each side keeps its own saved queries: both
            hps: brought here 1 run: bbbbb
            hps: sent there 1 run: aaaaa
            """, said(here, "sync", "../there"));
        assertEquals(
                "id,wd\n" + A + ",0.1\n" + B + ",0.1\n",
                there.run("query", "wd:0.1", "--sort", "id", "--columns", "id,wd", "--csv")
                        .out());
        assertEquals(
                "id\n" + B + "\n",
                there.run("query", "@good", "--columns", "id", "--csv").out());
        assertEquals(
                "id\n", here.run("query", "@bad", "--columns", "id", "--csv").out());
    }

    @Test
    void aPlaceMayHaveAName() throws IOException {
        Files.writeString(scratch.resolve("here/hps.yaml"), "places: {lab: ../there, evil: '-oProxyCommand=x:y'}\n");
        assertEquals("0\nhps: lab is ../there\nhps: brought here 1 run: bbbbb\n", said(here, "sync", "lab", "--pull"));
        assertEquals(2, here.run("sync", "evil").code());
    }

    @Test
    void aLinkInTheOtherPlaceLeadsNowhere() throws IOException {
        Path out = Files.createDirectories(scratch.resolve("out"));
        Files.createSymbolicLink(scratch.resolve("there/hps-runs").resolve(A), out);
        assertEquals(1, here.run("sync", "../there", "--push").code());
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(List.of(), files.toList());
        }
        assertFalse(Files.exists(out.resolve("run.json")));
    }
}
