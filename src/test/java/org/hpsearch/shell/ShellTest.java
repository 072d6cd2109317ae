package org.hpsearch.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.hpsearch.command.Commands;
import org.hpsearch.complete.Candidate;
import org.hpsearch.complete.Completion;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.hpsearch.workspace.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines of the shell without its terminal; that one is tried in `TerminalTest`.
class ShellTest {
    @TempDir
    Path scratch;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void project() throws IOException {
        for (int i = 0; i < 4; i++) {
            Path run = Files.createDirectories(
                    scratch.resolve("hps-runs/2026090" + (i + 1) + "-080000-" + "abcd".charAt(i) + "aaaa"));
            Files.writeString(
                    run.resolve("params.json"),
                    "{\"lr\": " + (i < 2 ? "0.1" : "0.01") + ", \"model\": \"" + (i == 0 ? "vgg" : "resnet") + "\"}");
            Files.writeString(run.resolve("run.json"), "{\"experiment\": \"train\", \"command\": [\"train\"]}");
            Files.writeString(run.resolve("metrics.csv"), "step,time,metric,value\n1,1,val_acc,0." + (i + 5) + "\n");
            Files.writeString(run.resolve("status.json"), "{\"exit\": 0, \"ended\": \"2026-09-05T08:00:00Z\"}");
        }
    }

    private Context context() {
        Map<String, String> environment = Map.of(
                "HPS_HOME",
                scratch.toString(),
                "HPS_INDEX",
                scratch.resolve(".index").toString());
        return new Context(
                StandardStreams.of(out, err),
                Screen.NONE,
                new World(environment, scratch, scratch, InstantSource.system(), () -> ZoneOffset.UTC, ""),
                null);
    }

    private String lines(int code, String lines) {
        out.reset();
        err.reset();
        assertEquals(code, Shell.script(context(), lines), err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    /// The ids of a table, in order.
    private static String ids(String table) {
        return table.lines()
                .filter(line -> line.matches(" *\\d+ +[a-d]aaaa .*"))
                .map(line -> line.strip().split(" +")[1].substring(0, 1))
                .reduce("", String::concat);
    }

    @Test
    void aLineThatIsNoVerbIsAQueryAndRowsHaveNumbers() {
        assertEquals("dc", ids(lines(0, "lr<0.05")));
        assertTrue(lines(0, "lr<0.05; show 2 --json").contains("\"id\": \"20260903-080000-caaaa\""));
        assertTrue(lines(0, "model:resnet\n# a comment\ntag 1,3 good; ls tag:good --csv --columns id")
                .endsWith("20260904-080000-daaaa\n20260902-080000-baaaa\nhps: tagged 2 runs: daaaa baaaa\n"));
        assertEquals(
                "hps: the last result has no row 5; it has 2 rows\n",
                lines(2, "lr<0.05; show 5").replaceAll("(?s).*(hps: )", "$1"));
        assertTrue(lines(2, "show 1").contains("hps: row 1: there are no rows; run a query first"));
        assertTrue(lines(2, "log:x and foo:1").contains("unknown field 'foo'"), "log:x is a query");
    }

    @Test
    void theLastResultIsRefinedSortedAndSaved() {
        assertEquals("dcb" + "dc", ids(lines(0, "model:resnet; refine lr<0.05")));
        assertEquals("dcb" + "dc" + "dcb", ids(lines(0, "model:resnet; refine lr<0.05; back")));
        assertEquals("dcba" + "abcd", ids(lines(0, "lr>0; sort -val_acc")));
        assertTrue(lines(0, "lr>0; columns id,model").contains("#  id     model"));
        assertTrue(lines(2, "back").contains("hps: there is no query before this one"));
        lines(0, "model:resnet; save res; save cheap lr<0.05 AND @res");
        assertEquals("dc", ids(lines(0, "@cheap")));
        assertEquals("d", ids(lines(0, "@res AND val_acc>0.75")));
        assertEquals(0, Commands.run(context(), List.of("query", "@res", "--csv", "--columns", "id")));
        assertTrue(out.toString(StandardCharsets.UTF_8).endsWith("20260902-080000-baaaa\n"));
        assertTrue(lines(2, "@rest").contains("no query is saved as 'rest'; did you mean '@res'?"));
        assertTrue(lines(2, "save loop @loop OR lr>0").contains("the query 'loop' names itself"));
        assertTrue(lines(1, "save last lr>0").contains("'last' cannot name a query"));
    }

    @Test
    void resultsGoToCommandsAndTheStatusIsTheFirstFailures() {
        assertTrue(lines(0, "lr<0.05 | grep -c aaaa").endsWith("2\n"));
        assertEquals(3, Shell.script(context(), "lr>0 | exit 3; ls"));
        assertTrue(lines(1, "plot -m nope; ls").contains("val_acc"), "the next line runs");
        assertEquals("", lines(0, "quit; foo:bar"));
        assertEquals("", lines(0, "q; foo:bar"));
        assertEquals("", lines(0, "clear"), "there is no screen");
        assertEquals(lines(0, "help"), lines(0, "?"));
        assertEquals(lines(0, "help sort"), lines(0, "? sort"));
        assertTrue(lines(0, "help").contains("  refine     QUERY "));
        assertTrue(lines(0, "help query").contains("model:resnet"));
        assertTrue(lines(0, "help plot").contains("--scatter"));
    }

    @Test
    void theLastResultKeepsWhatWasAskedOfIt() throws IOException {
        String changed = lines(0, "lr>0 --columns id,lr --limit 2; sort -val_acc; columns +val_acc; columns -lr; more");
        assertEquals("dc" + "ab" + "ab" + "ab" + "abcd", ids(changed.replace("aaaa\n", "aaaa \n")));
        assertTrue(changed.contains("\n#  id     val_acc\n1  aaaaa      0.5\n"), changed);
        assertTrue(lines(0, "lr>0; more").endsWith("hps: that is all: 4 runs\n"));
        assertTrue(lines(0, "lr>0 -o best.csv --columns id --limit 1").contains("hps: the result is in best.csv"));
        assertEquals("id\n20260904-080000-daaaa\n", Files.readString(scratch.resolve("best.csv")));
        assertTrue(lines(1, "lr>0 -o no/such.csv").contains("hps: no/such.csv cannot be written: no such file"));
        assertTrue(lines(2, "lr>5; show 1").contains("hps: row 1: there are no rows"));
        assertTrue(lines(0, "shwo 1").contains("hps: did you mean the command show?"));
        assertTrue(lines(2, "help shwo").contains("there is no word 'shwo'; did you mean help show?"));
        assertTrue(lines(2, "resume 1 &").contains("hps: the background needs the hps script"));
        assertTrue(lines(2, "lr>0\nls &").endsWith("hps: line 2 ended with status 2: ls &\n"));
        assertTrue(lines(2, "lr>0 | cat &").contains("hps: a pipe cannot go into the background"));
        assertEquals(0, Shell.script(context(), "fields | head -1 > one.txt"));
        assertEquals(1, Files.readAllLines(scratch.resolve("one.txt")).size());
    }

    @Test
    void theSessionSeesRunsThatComeWhileItIsOpen() throws IOException {
        try (Session session = new Session(context())) {
            LineRunner runner = new LineRunner(context(), session, notice -> {});
            runner.run("lr>0");
            assertEquals("dcba", ids(out.toString(StandardCharsets.UTF_8)));
            Path run = Files.createDirectories(scratch.resolve("hps-runs/20260909-080000-aaaab"));
            Files.writeString(run.resolve("params.json"), "{\"lr\": 7}");
            out.reset();
            runner.run("lr>5");
            assertTrue(out.toString(StandardCharsets.UTF_8).contains("aaaab"));
        }
    }

    @Test
    void numbersNameRowsOnlyWhereRunsAreNamed() {
        List<String> ids = List.of("x", "y", "z");
        assertEquals(List.of("x,y"), Rows.named("show", List.of("1-2"), ids));
        assertEquals(List.of("x,z", "lr=3"), Rows.named("resume", List.of("1", "3", "lr=3"), ids));
        assertEquals(List.of("--top", "2", "x,z"), Rows.named("plot", List.of("--top", "2", "1,3"), ids));
        assertEquals(List.of("--json", "y"), Rows.named("show", List.of("--json", "2"), ids), "a flag takes no value");
        assertEquals(List.of("x", "--", "2"), Rows.named("rerun", List.of("1", "--", "2"), ids));
        assertEquals(
                List.of("y", "reached", "3", "points"),
                Rows.named("note", List.of("2", "reached", "3", "points"), ids));
        assertEquals(List.of("-d", "1", "x", "2"), Rows.named("tag", List.of("-d", "1", "1", "2"), ids));
        assertEquals(List.of("name", "1"), Rows.named("name", List.of("name", "1"), ids));
        assertEquals(List.of("2", "1"), Rows.named("fields", List.of("2", "1"), ids));
    }

    @Test
    void quotesHoldTogetherAndHaveToBeClosed() {
        assertEquals(List.of("a b", "'c; d'", "e\\;f"), Lines.commands("a b; 'c; d'; e\\;f"));
        assertEquals(List.of("a || b ", " c"), Lines.parts("a || b | c", '|'));
        assertTrue(lines(2, "note @last don't; tag @last lost")
                .contains("hps: the quote ' is not closed; \\' is the sign itself: note @last don't; tag @last lost"));
        assertEquals("dcba", ids(lines(0, "lr>0")), "nothing of that line was done");
        assertFalse(lines(0, "tag:lost").contains("aaaa"));
    }

    @Test
    void aQueryWithoutHitsLeavesTheRowsOfTheLastTable() {
        assertTrue(lines(0, "lr<0.05; lr>5; show 2 --json").contains("\"id\": \"20260903-080000-caaaa\""));
        assertTrue(lines(0, "lr<0.05; lr>5; more").contains("that is all: 0 runs"));
    }

    @Test
    void theFirstWordOfAnOuterShellIsAVerb() throws IOException {
        try (Session session = new Session(context())) {
            Completion completion = new Completion(Commands.verbs(), session, scratch, List.of());
            assertEquals("[recover, report, rerun, resume]", texts(completion, List.of(), "re"));
            assertEquals("[lr:]", texts(completion, List.of("query"), "lr"));
        }
    }

    @Test
    void tabKnowsVerbsFieldsValuesRunsAndFiles() throws IOException {
        try (Session session = new Session(context())) {
            Completion completion = new Completion(Commands.verbs(), session, scratch, LineRunner.OWN);
            assertEquals(
                    "[recover, refine, report, rerun, restarted:, resume, reused:]",
                    texts(completion, List.of(), "re"));
            assertEquals("[refine]", texts(completion, List.of("help"), "ref"));
            assertEquals("[lr:0.01, lr:0.1]", texts(completion, List.of(), "lr:"));
            assertEquals("[(lr<=0.01, (lr<=0.1]", texts(completion, List.of(), "(lr<="));
            assertEquals("[val_acc:[0.5 TO 0.8]]", texts(completion, List.of(), "val_acc:"));
            assertEquals("[lr,-val_acc]", texts(completion, List.of("sort"), "lr,-v"));
            assertEquals("[lr=]", texts(completion, List.of("resume", "1"), "lr"));
            assertEquals("[]", texts(completion, List.of("plot", "-m"), "lr"));
            assertEquals("[]", texts(completion, List.of("note", "1"), "l"));
            assertEquals("[model:resnet, model:vgg]", texts(completion, List.of("lr>0", "AND"), "model:"));
            assertEquals("[lr:]", texts(completion, List.of("query"), "lr"));
            assertEquals("[val_acc]", texts(completion, List.of("plot", "-m"), "val"));
            assertEquals("[caaaa]", texts(completion, List.of("show"), "ca"));
            assertEquals("[@best]", texts(completion, List.of("show"), "@b"));
            assertEquals("[--log-x, --log-y]", texts(completion, List.of("plot"), "--log"));
            assertEquals("[hps-runs/]", texts(completion, List.of("plot", "-o"), "hps"));
            assertEquals(
                    "3 runs", completion.of(List.of(), "model:r").getFirst().about());
        }
    }

    private static String texts(Completion completion, List<String> before, String word) {
        return completion.of(before, word).stream()
                .map(Candidate::text)
                .distinct()
                .sorted()
                .toList()
                .toString();
    }

    private String words(String typed) {
        out.reset();
        assertEquals(0, Commands.run(context(), List.of("completion", "--words", "--", "query", typed)));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void completionForOuterShells() {
        assertEquals(0, Commands.run(context(), List.of("completion", "bash")));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("complete -F _hps hps"));
        out.reset();
        assertEquals(0, Commands.run(context(), List.of("completion", "--words", "--", "show", "ba")));
        assertEquals("baaaa\n", out.toString(StandardCharsets.UTF_8));
        assertEquals("model:resnet AND (lr:\n", words("'model:resnet AND (lr"));
        assertEquals("lr:\n", words("\"lr"));
        assertEquals("", words("model:resnet (lr"));
        assertEquals(2, Commands.run(context(), List.of("completion", "tcsh")));
        assertFalse(Commands.verbs().all().isEmpty());
    }
}
