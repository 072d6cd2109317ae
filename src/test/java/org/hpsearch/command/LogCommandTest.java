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
    void aFileThatIsNotThereIsNamed() {
        assertEquals(
                new Hps.Outcome(1, "", "hps log: run 20260901-080000-abcde has no stderr.log\n"),
                new Hps(scratch).run("log", "abcde", "--stderr"));
    }
}
