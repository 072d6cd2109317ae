package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.query.Result;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextHitsTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project)
                .run("aaaaa", "{}")
                .file("aaaaa", "output.log", "epoch 1\nCUDA out of memory. Tried 2 GiB\n")
                .run("bbbbb", "{}")
                .file("bbbbb", "notes.json", "{\"note\": \"a promising run\"}");
    }

    private TextHits of(String query) {
        Context plain = runs.context();
        Context colours = new Context(plain.streams(), new Screen(true, true, 80), plain.world(), null);
        try (Workspace workspace = runs.open()) {
            Result result = ShownRuns.result(workspace, query);
            return TextHits.of(colours, workspace, query, result);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Marks of found words as `[ ]`, dim ones left out.
    private static List<String> lines(TextHits hits) {
        return hits.lines().values().stream()
                .flatMap(List::stream)
                .map(line -> line.replaceAll("\u001b\\[2m|\u001b\\[22m", ""))
                .toList();
    }

    @Test
    void theLinesOfALogWithTheWordsMarked() {
        TextHits hits = of("log:\"out of memory\"");
        assertEquals(Map.of(0, 1), sizes(hits));
        assertEquals(1, lines(hits).size());
        String line = lines(hits).getFirst();
        assertEquals("output.log:2: CUDA out of memory. Tried 2 GiB", line.replaceAll("\u001b\\[[0-9;]*m", ""));
        assertEquals("out of memory", line.replaceAll("(?s).*CUDA \u001b\\[[0-9;]*m(.*?)\u001b\\[.*", "$1"));
    }

    private static Map<Integer, Integer> sizes(TextHits hits) {
        Map<Integer, Integer> sizes = new java.util.TreeMap<>();
        hits.byRow().forEach((row, found) -> sizes.put(row, found.size()));
        return sizes;
    }

    @Test
    void notesToo() {
        assertEquals(
                List.of("note:1: a promising run"),
                lines(of("note:promising")).stream()
                        .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                        .toList());
    }

    @Test
    void ofALongLineThePartAroundTheWords() throws IOException {
        runs.file("aaaaa", "output.log", "x ".repeat(100) + "needle " + "y ".repeat(200) + "\n");
        String line = lines(of("log:needle")).getFirst().replaceAll("\u001b\\[[0-9;]*m", "");
        assertEquals(
                "output.log:1: ..." + "x ".repeat(30) + "needle " + "y ".repeat(66) + "y...",
                line.replaceAll("y +\\.\\.\\.$", "y..."));
    }

    @Test
    void aQueryThatAsksNoTextReadsNone() {
        assertSame(TextHits.NONE, of("state:finished"));
        assertSame(TextHits.NONE, of(""));
    }
}
