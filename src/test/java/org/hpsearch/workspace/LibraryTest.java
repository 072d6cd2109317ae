package org.hpsearch.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hpsearch.query.Groups;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.match.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// hps as a library.
class LibraryTest {
    @TempDir
    Path scratch;

    private void run(String id, String lr, String acc) throws IOException {
        Path run = Files.createDirectories(scratch.resolve("hps-runs").resolve(id));
        Files.writeString(run.resolve("params.json"), "{\"lr\": " + lr + ", \"model\": \"resnet\"}");
        Files.writeString(run.resolve("run.json"), "{\"format\": 1, \"experiment\": \"train\"}");
        Files.writeString(
                run.resolve("metrics.csv"), "step,time,metric,value\n1,0.5,val_acc,0.5\n2,,val_acc," + acc + "\n");
        Files.writeString(run.resolve("status.json"), "{\"exit\": 0}");
    }

    @Test
    void theExampleOfTheReadmeRuns() throws Exception {
        run("20260901-080000-aaaaa", "0.1", "0.9");
        run("20260902-080000-bbbbb", "0.01", "0.8");
        Files.writeString(
                scratch.resolve("hps-defaults.json"), "{\"defaults\": [{\"key\": \"dropout\", \"value\": 0.0}]}");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LibraryExample.best(scratch, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertEquals("""
            20260901-080000-aaaaa lr=0.1 dropout=0.0 (DEFAULT) val_acc=0.9
              1 0.5
              2 0.9
            20260902-080000-bbbbb lr=0.01 dropout=0.0 (DEFAULT) val_acc=0.8
              1 0.5
              2 0.8
            """, out.toString(StandardCharsets.UTF_8));
        String source = Files.readString(Path.of("src/test/java/org/hpsearch/workspace/LibraryExample.java"));
        String body = source.substring(source.indexOf("        try ("), source.lastIndexOf("    }\n}"));
        String page = Files.readString(Path.of("src/main/help/json.md"));
        assertTrue(
                page.contains("```java\n" + body.stripTrailing().stripIndent() + "\n```"),
                "hps help json shows the example");
    }

    @Test
    void whatChangesInTheFoldersIsSeen() throws Exception {
        run("20260901-080000-aaaaa", "0.1", "0.9");
        try (Hps hps = Hps.open(scratch)) {
            assertEquals(1, hps.query("lr:*").total());
            run("20260902-080000-bbbbb", "0.01", "0.8");
            assertEquals(2, hps.query("").total());
            assertEquals(
                    "20260902-080000-bbbbb",
                    hps.run("bbbbb").orElseThrow().record().id());
            assertTrue(hps.run("nonsense").isEmpty());
            assertTrue(hps.defaults().isEmpty());
            assertEquals(List.of(), hps.series(hps.run("aaaaa").orElseThrow(), "loss"));
            assertTrue(hps.fields("lr").getFirst().range().equals("0.01 .. 0.1"));
            assertThrows(QueryException.class, () -> hps.query("lrr:1"));
            assertTrue(hps.run("2").isEmpty() && hps.run("").isEmpty());
            var gone = hps.query("lr:0.1").rows().getFirst();
            assertThrows(
                    UnsupportedOperationException.class, () -> gone.params().clear());
            try (Stream<Path> files =
                    Files.walk(scratch.resolve("hps-runs").resolve(gone.record().id()))) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            assertEquals(List.of(), hps.series(gone, "val_acc"), "a run deleted after the search");
            assertEquals(1, hps.query("").total());
        }
    }

    @Test
    void savedQueriesAndResumedCurvesAreThoseOfTheCommand() throws Exception {
        run("20260901-080000-aaaaa", "0.1", "0.9");
        run("20260902-080000-bbbbb", "0.01", "0.8");
        Path resumed = scratch.resolve("hps-runs/20260902-080000-bbbbb");
        Files.writeString(resumed.resolve("run.json"), """
            {"format": 1, "experiment": "train",
             "lineage": {"kind": "resume", "parent": "20260901-080000-aaaaa", "step": 1}}
            """);
        Files.writeString(resumed.resolve("metrics.csv"), "step,time,metric,value\n2,0.5,val_acc,0.8\n");
        Files.writeString(scratch.resolve("hps-queries.json"), "{\"slow\": \"lr<0.05\"}");
        try (Hps hps = Hps.open(scratch)) {
            Row run = hps.query("@slow").rows().getFirst();
            assertEquals("bbbbb", run.shortId());
            assertEquals(
                    1,
                    hps.groups(new Groups.Request("@slow", List.of("lr"), List.of(), 1, List.of(), 9))
                            .runs());
            assertEquals(
                    "0.5 0.8",
                    hps.curve(run, "val_acc").stream()
                            .map(scalar -> "" + scalar.value())
                            .collect(Collectors.joining(" ")));
            assertEquals(1, hps.series(run, "val_acc").size());
            assertEquals(hps.series(run, "val_acc"), hps.series(run, "Val-Acc"));
            assertEquals(hps.curve(run, "val_acc"), hps.curve(run, "Val-Acc"));
            assertEquals(List.of(), hps.curve(run, "loss"));
        }
    }

    /// By the compiler's own check, which looks at private members, too, and writes no pages.
    @Test
    void theDocumentationBuildsWithoutWarnings() throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "-Xdoclint:all,-missing",
                "-Werror",
                "-proc:none",
                "-XDignore.symbol.file",
                "--should-stop=ifNoError=ATTR",
                "-d",
                scratch.resolve("doc").toString(),
                "-classpath",
                System.getProperty("java.class.path")));
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .forEach(words::add);
        }
        StringWriter said = new StringWriter();
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(new PrintWriter(said), new PrintWriter(said), words.toArray(String[]::new));
        assertEquals("", said.toString());
        assertEquals(0, code);
    }
}
