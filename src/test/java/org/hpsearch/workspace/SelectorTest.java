package org.hpsearch.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.hpsearch.project.Homes;
import org.hpsearch.project.Project;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectorTest {
    @TempDir
    Path scratch;

    private Workspace workspace;

    @BeforeEach
    void plant() throws IOException {
        for (int i = 1; i <= 3; i++) {
            Path run = Files.createDirectories(
                    scratch.resolve("hps-runs/20260101-00000" + i + "-abcd" + "xyz".charAt(i - 1)));
            Files.writeString(run.resolve("params.json"), "{\"lr\": " + i + "}");
            Files.writeString(run.resolve("run.json"), "{\"format\": 1, \"command\": [\"train\"]}");
            Files.writeString(run.resolve("status.json"), "{\"exit\": 0, \"ended\": \"2026-01-02T00:00:00Z\"}");
        }
        Map<String, String> environment = Map.of(
                "HPS_HOME",
                scratch.toString(),
                "HPS_INDEX",
                scratch.resolve(".index").toString());
        workspace = new Workspace(
                new Context(
                        StandardStreams.of(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()),
                        new Screen(false, false, 0),
                        new World(environment, scratch, scratch, InstantSource.system(), () -> ZoneOffset.UTC, ""),
                        null),
                List.of());
    }

    private List<Row> rows(String text) {
        return new Selector(workspace).some(text);
    }

    private static List<String> ids(List<Row> rows) {
        return rows.stream().map(Row::shortId).toList();
    }

    @Test
    void runsAreNamedOrFound() throws IOException {
        workspace.change("20260101-000002-abcdy", notes -> notes.named("base"));
        workspace.whole();
        assertEquals(List.of("abcdx"), ids(rows("abcdx")));
        assertEquals(List.of("abcdz", "abcdy"), ids(rows("abcdz, base")));
        assertEquals(List.of("abcdz"), ids(rows("@last")));
        assertEquals(List.of("abcdz", "abcdy"), ids(rows("lr>1")));
        workspace.close();
    }

    @Test
    void aRunThatHasChangedSinceItWasFoundIsFoundOnlyIfItStillMatches() throws IOException {
        workspace.whole();
        Selector selector = new Selector(workspace);
        List<Row> rows = rows("NOT tag:keep");
        assertEquals(List.of("abcdz", "abcdy", "abcdx"), ids(rows));
        workspace.run(rows.get(0).record().id()).changeNotes(notes -> notes.tagged(List.of("keep")));
        workspace.run(rows.get(1).record().id()).changeNotes(notes -> notes.tagged(List.of("other")));
        assertFalse(selector.stillFinds("NOT tag:keep", rows.get(0)));
        assertTrue(selector.stillFinds("NOT tag:keep", rows.get(1)));
        assertTrue(selector.stillFinds("NOT tag:keep", rows.get(2)));
        assertTrue(selector.stillFinds("abcdz", rows.get(0)), "it was named");
        workspace.close();
    }

    @Test
    void aRunThatWasChangedIsInTheNextAnswer() throws IOException {
        assertEquals(3, rows("NOT tag:keep").size());
        workspace.change("20260101-000002-abcdy", notes -> notes.tagged(List.of("keep")));
        workspace.renew(org.hpsearch.index.RunIndex.Mode.RECENT);
        assertEquals(List.of("abcdy"), ids(rows("tag:keep")));
        workspace.close();
    }

    /// Reads as if no time were left for large files, wherever time is limited.
    private static RunRecord hurried(RunFolder run, long deadline) {
        return run.read(deadline == Long.MAX_VALUE ? deadline : System.nanoTime() - 1);
    }

    @Test
    void aRunThatWasNotReadInTimeIsReadBeforeItIsSaidThatThereIsNone() throws IOException {
        String id = "20260101-000002-abcdy";
        RunFolder run = new RunFolder(scratch.resolve("hps-runs").resolve(id));
        run.changeNotes(notes -> notes.named("large"));
        Files.writeString(run.file(RunFolder.METRICS), "1,1.000,loss,0.50000000000000\n".repeat(160_000));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Context context = new Context(
                StandardStreams.of(OutputStream.nullOutputStream(), err),
                new Screen(false, false, 0),
                new World(
                        Map.of("HPS_INDEX", scratch.resolve(".index").toString()),
                        scratch,
                        scratch,
                        InstantSource.system(),
                        () -> ZoneOffset.UTC,
                        ""),
                null);
        Project.Place place = new Homes(scratch, scratch).place(List.of(scratch.toString()), said -> {});
        try (Workspace hurried = new Workspace(context, place, SelectorTest::hurried)) {
            assertEquals("", String.join(",", ids(new Selector(hurried).named("large", true))));
            assertEquals(1, hurried.unread());
            assertEquals("abcdy", new Selector(hurried).one("large").shortId());
            assertEquals(0, hurried.unread());
        }
        assertEquals(
                "hps: 1 run was not read in time: listed by name alone, as unread; hps ls --fresh reads all\n",
                err.toString(StandardCharsets.UTF_8));
    }
}
