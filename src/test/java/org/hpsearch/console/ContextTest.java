package org.hpsearch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.hpsearch.value.UsageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContextTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Context context(Map<String, String> environment, @Nullable Asker asker) {
        return new Context(
                StandardStreams.of(out, err),
                new Screen(true, true, 80),
                new World(environment, Path.of("/work"), null, InstantSource.system(), () -> ZoneOffset.UTC, ""),
                asker);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void messagesAreHarmlessLines() {
        context(Map.of(), null).say("a\u001b[2Jb\nc");
        assertEquals("hps: a\\u001b[2Jb\\nc\n", err());
    }

    @Test
    void aRawTerminalGoesBackToItsLeftEdge() {
        context(Map.of(), null).raw().say("ready");
        assertEquals("hps: ready\r\n", err());
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        assertTrue(context(Map.of(), null).style().on());
        assertFalse(context(Map.of("NO_COLOR", "1"), null).style().on());
        assertFalse(context(Map.of("TERM", "dumb"), null).style().on());
        assertFalse(context(Map.of(), null).to(out, false, 0).style().on());
    }

    @Test
    void resultsCanGoElsewhere() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Context inside = context(Map.of(), null).to(file, false, 40);
        inside.out().print("höre");
        inside.out().flush();
        assertEquals("höre", file.toString(StandardCharsets.UTF_8));
        assertEquals(40, inside.columns());
        assertTrue(inside.errTerminal());
    }

    @Test
    void onlyAYesConfirms() {
        BufferedReader answers = new BufferedReader(new StringReader("y\n Yes\nn\n\n"));
        Context asking = context(Map.of(), null);
        asking = asking.asking(Asker.of(answers, asking.err()));
        assertTrue(asking.confirmed("delete 2 runs?"));
        assertTrue(asking.confirmed("again?"));
        assertFalse(asking.confirmed("again?"));
        assertFalse(asking.confirmed("again?"));
        assertFalse(asking.confirmed("at the end?"));
        assertTrue(err().startsWith("hps: delete 2 runs? [y/N] hps: again? [y/N] "));
        Context alone = context(Map.of(), null);
        UsageException nobody = assertThrows(UsageException.class, () -> alone.confirmed("delete 2 runs?"));
        assertEquals("delete 2 runs? Not a terminal: add -y to say yes", nobody.getMessage());
    }
}
