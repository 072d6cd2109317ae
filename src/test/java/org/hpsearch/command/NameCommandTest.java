package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names of runs are never taken for a query, and queries never for a name.
class NameCommandTest {
    @TempDir
    Path scratch;

    private Hps hps;
    private Path first;

    @BeforeEach
    void threeRuns() throws IOException {
        hps = new Hps(scratch).at("2026-11-20T12:00:00Z");
        first = hps.write("20260901-080000-aaaaa", "{\"lr\": 1}");
        hps.write("20260902-080000-baaaa", "{\"lr\": 2}");
        hps.write("20260903-080000-caaaa", "{\"lr\": 3}");
    }

    private String said(String... words) {
        Hps.Outcome outcome = hps.run(words);
        return outcome.code() + " " + outcome.out() + outcome.err();
    }

    private String found(String query) {
        Hps.Outcome outcome = hps.run("query", "--sort", "lr", "--columns", "lr", "--csv", "--", query);
        return outcome.code() + " "
                + String.join(" ", outcome.out().lines().skip(1).toList());
    }

    @Test
    void namesThatASelectorOrAQueryReadsOtherwiseAreRefused() {
        assertEquals(
                "2 hps name: '@best' cannot be a name: it begins with @, as @last, @best and saved queries do",
                said("name", "aaaaa", "@best").lines().findFirst().orElseThrow());
        assertEquals(
                "2 hps name: 'lr>0' cannot be a name: it reads as a query: no AND, OR, NOT, quotes, brackets, patterns,"
                        + " leading signs or any of : < > = ! ~ \\",
                said("name", "aaaaa", "lr>0").lines().findFirst().orElseThrow());
        assertEquals("1 hps name: 'baaaa' is the id of a run; choose another name\n", said("name", "aaaaa", "baaaa"));
        assertEquals("0 hps: named 1 run: aaaaa\n", said("name", "aaaaa", " warm start "));
        assertEquals("0 1", found("warm start"));
    }

    @Test
    void aRunWithSuchANameStartsWithoutIt() {
        Hps.Outcome outcome = hps.run("run", "-q", "-n", "lr>0", "--", "echo", "hello");
        assertEquals("0 hello\n", outcome.code() + " " + outcome.out());
        assertEquals(
                "hps: 'lr>0' cannot be a name: it reads as a query: no AND, OR, NOT, quotes, brackets, patterns,"
                        + " leading signs or any of : < > = ! ~ \\; going on without a name (hps name gives one)\n",
                outcome.err());
        assertEquals("0 no runs\n", said("query", "has:name"));
    }

    @Test
    void queriesAreNotTakenForNamesOfOldFolders() throws IOException {
        Files.writeString(first.resolve("notes.json"), "{\"name\": \"lr>0\"}");
        assertEquals("0 1 2 3", found("lr>0"));
        assertEquals("0 1", found("\"lr>0\""));
        Files.writeString(first.resolve("notes.json"), "{\"name\": \"a,b (2)\"}");
        assertEquals("0 1 2", found("\"a,b (2)\",baaaa"));
        Files.writeString(first.resolve("notes.json"), "{\"name\": \"run (2)\"}");
        assertEquals("0 1", found("run (2)"));
    }
}
