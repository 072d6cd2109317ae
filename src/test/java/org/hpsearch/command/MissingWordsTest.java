package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What hps says of a line that ends too early, or in a project without runs.
class MissingWordsTest {
    @TempDir
    Path scratch;

    private String first(String... words) {
        Hps.Outcome outcome = new Hps(scratch).run(words);
        return outcome.code() + " " + outcome.err().lines().findFirst().orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "query --sort | 2 hps query: --sort needs a value: KEYS",
                "query --columns | 2 hps query: --columns needs a value: NAMES",
                "ls --top | 2 hps ls: --top needs a value: K",
                "plot --sort | 2 hps plot: --sort needs a value: KEYS",
                "save x --columns | 2 hps save: --columns needs a value: NAMES",
                "rerun | 2 hps rerun: which run? Type its id or name, @last or @best",
                "name | 2 hps name: which run? Type its id or name, @last or @best",
                "name x | 2 hps name: a word is missing: NAME (its name)",
            })
    void whatIsMissingIsNamed(String line, String said) {
        assertEquals(said, first(line.split(" ")));
    }

    @Test
    void theLastScheduleIsNamedAsTheLastSweepIs() throws IOException {
        Hps hps = new Hps(scratch);
        hps.write("20260901-080000-aaaaa", "{}");
        assertEquals("1 hps query: no run belongs to a sweep; hps sweep makes one", first("query", "sweep:@last"));
        assertEquals(
                "1 hps query: no run belongs to a schedule; hps run --schedule makes one",
                first("query", "schedule:@last"));
        for (String id : new String[] {"b", "c"}) {
            Path run = hps.write("2026090" + (id.equals("b") ? 2 : 3) + "-080000-" + id + "aaaa", "{}");
            Path record = run.resolve("run.json");
            java.nio.file.Files.writeString(
                    record,
                    java.nio.file.Files.readString(record)
                            .replace("\"host\"", "\"lineage\": {\"schedule\": \"sch" + id + "\"}, \"host\""));
        }
        assertEquals(
                "id\n20260903-080000-caaaa\n",
                hps.run("query", "schedule:@last", "--columns", "id", "--csv").out());
        assertEquals(
                "  schedule    schc",
                hps.run("show", "caaaa")
                        .out()
                        .lines()
                        .filter(line -> line.contains("schedule"))
                        .findFirst()
                        .orElse(""));
    }

    @Test
    void anUnknownColumnIsRefusedBeforeAnythingIsPrinted() throws IOException {
        Hps hps = new Hps(scratch);
        hps.write("20260901-080000-aaaaa", "{\"lr\": 1}", "1,1,acc,0.5");
        for (String verb : new String[] {"query", "ls"}) {
            Hps.Outcome outcome = hps.run(verb, "--columns", "nosuch");
            assertEquals("2 ", outcome.code() + " " + outcome.out());
            assertEquals(
                    "hps " + verb + ": unknown field 'nosuch'; hps fields lists all",
                    outcome.err().lines().findFirst().orElse(""));
        }
    }
}
