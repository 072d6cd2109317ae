package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCommandTest {
    private static final String PRINTED = "\u001b[32mok\u001b[0m\u001b]0;title\u0007\n\u001b[2Jcleared\u0007\n";

    @TempDir
    Path scratch;

    @BeforeEach
    void run() throws IOException {
        Path run = new Hps(scratch).write("20260901-080000-abcde", "{}");
        Files.writeString(run.resolve("output.log"), PRINTED);
    }

    @Test
    void aPipeGetsTheBytes() {
        assertEquals(new Hps.Outcome(0, PRINTED, ""), new Hps(scratch).run("log", "abcde"));
    }

    @Test
    void aTerminalGetsTextAndColours() {
        Hps terminal = new Hps(scratch).terminal(80);
        assertEquals(
                new Hps.Outcome(0, "\u001b[32mok\u001b[0m\ncleared\\u0007\n\u001b[0m", ""),
                terminal.run("log", "abcde"));
        assertEquals(
                new Hps.Outcome(0, "ok\ncleared\\u0007\n", ""),
                terminal.with("NO_COLOR", "1").run("log", "abcde"));
    }

    @Test
    void whereOnlyStandardErrorHasTextTheLogSaysHowToReadIt() throws IOException {
        Path run = new Hps(scratch).write("20260902-080000-bbcde", "{}");
        Files.writeString(run.resolve("output.log"), "");
        assertEquals(new Hps.Outcome(0, "", "hps: it printed nothing\n"), new Hps(scratch).run("log", "bbcde"));
        Files.writeString(run.resolve("stderr.log"), "Traceback\nValueError: x\n");
        assertEquals(
                new Hps.Outcome(
                        0,
                        "",
                        "hps: it printed nothing on standard output; its standard error is in a file of its own:"
                                + " hps log bbcde --stderr\n"),
                new Hps(scratch).run("log", "bbcde"));
        Files.writeString(run.resolve("output.log"), "loss: 1\n");
        assertEquals(new Hps.Outcome(0, "loss: 1\n", ""), new Hps(scratch).run("log", "bbcde"));
        Files.writeString(run.resolve("status.json"), "{\"exit\": 1, \"ended\": \"2026-09-02T08:01:00.000Z\"}");
        assertEquals(
                "hps: its standard error is in a file of its own: hps log bbcde --stderr\n",
                new Hps(scratch).run("log", "bbcde").err());
        assertEquals(
                new Hps.Outcome(0, "Traceback\nValueError: x\n", ""), new Hps(scratch).run("log", "bbcde", "--stderr"));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertEquals(
                new Hps.Outcome(1, "", "hps log: run abcde has no stderr.log; hps log abcde shows output.log\n"),
                new Hps(scratch).run("log", "abcde", "--stderr"));
    }
}
