package org.hpsearch.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.junit.jupiter.api.Test;

class ToolAnswerTest {
    private static final VerbTool QUERY = tool(List.of("query", "--json"), false);
    private static final VerbTool LOG = tool(List.of("log"), true);

    private static VerbTool tool(List<String> words, boolean cut) {
        return new VerbTool("", words, false, cut, List.of(Argument.text("query", "", "what is asked")));
    }

    /// What comes of a call of a verb that prints, says and ends so.
    private static String answer(VerbTool tool, String printed, String said, int exit) {
        Context context = new Context(
                StandardStreams.of(new ByteArrayOutputStream(), new ByteArrayOutputStream()),
                new Screen(true, true, 80),
                new World(Map.of(), Path.of("/"), null, InstantSource.system(), () -> ZoneOffset.UTC, ""),
                null);
        ToolAnswer answer =
                ToolAnswer.of(tool, Map.of("query", "lr<1"), List.of("--home=/p"), context, (own, words) -> {
                    assertEquals(false, own.terminal());
                    own.out().print(printed.replace("WORDS", String.join(" ", words)));
                    if (!said.isEmpty()) {
                        own.say(said);
                    }
                    return exit;
                });
        return (answer.failed() ? "failed " : "") + answer.text().strip() + " | "
                + answer.messages().replace("\n", " / ");
    }

    @Test
    void whatAVerbPrintsIsTheAnswer() {
        assertEquals("query --json --home=/p -- lr<1 | ", answer(QUERY, "WORDS", "", 0));
        assertEquals("[] | hps: no run matches lr<1", answer(QUERY, "[]\n", "no run matches lr<1", 0));
        assertEquals("hps: nothing to do | ", answer(QUERY, "", "nothing to do", 0));
        assertEquals(
                "[1] | hps: 2 runs were not read in time", answer(QUERY, "[1]", "2 runs were not read in time", 3));
    }

    @Test
    void aFailureIsTheErrorAsJsonElseWhatWasSaidElseTheStatus() {
        assertEquals("failed {\"error\": 1} | ", answer(QUERY, "{\"error\": 1}", "bad", 1));
        assertEquals("failed hps: bad | ", answer(QUERY, "", "bad", 1));
        assertEquals("failed exit status 70 | ", answer(QUERY, "", "", 70));
        assertEquals("failed hps: bad | ", answer(LOG, "part of the log", "bad", 1));
    }

    @Test
    void ofALongLogTheEndOfALongListNothing() {
        String line = "0123456789abcde\n";
        String log = answer(LOG, line.repeat(5000), "it still runs", 0);
        assertEquals(line.repeat(4095).strip() + " | the end of 80,000 bytes / hps: it still runs", log);
        assertEquals(
                "failed the answer has 1,600,000 bytes, more than 1,048,576; ask for fewer runs or names | ",
                answer(QUERY, line.repeat(100_000), "", 0));
    }

    @Test
    void argumentsThatAreWrongCallNothing() {
        Context context = new Context(
                StandardStreams.of(new ByteArrayOutputStream(), new ByteArrayOutputStream()),
                new Screen(false, false, 0),
                new World(Map.of(), Path.of("/"), null, InstantSource.system(), () -> ZoneOffset.UTC, ""),
                null);
        ToolAnswer answer = ToolAnswer.of(QUERY, Map.of("top", 2), List.of(), context, (own, words) -> {
            throw new AssertionError("called with " + words);
        });
        assertEquals(new ToolAnswer("hps query: there is no argument 'top'; query takes query", "", true), answer);
    }
}
