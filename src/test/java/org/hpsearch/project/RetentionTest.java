package org.hpsearch.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static Settings settings(String yaml) {
        return Settings.parse(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsSaidHoldsAndTheRestIsUsual() {
        assertEquals(Retention.ALL, settings("objective: max acc\n").retention());
        assertEquals(
                new Retention("best", "30d"),
                settings("gc: {checkpoints: Best}\n").retention());
        assertEquals(
                new Retention("none", "1.5w"),
                settings("gc: {checkpoints: none, after: 1.5w}\n").retention());
        assertEquals(new Retention("", "12h"), settings("gc: {after: 12h}\n").retention());
    }

    @Test
    void whatCannotBeUnderstoodDeletesNothing() {
        Settings wrong = settings("gc: {checkpoints: best, after: month, keep: 3}\n");
        assertEquals(Retention.ALL, wrong.retention());
        assertEquals(
                List.of(
                        "unknown key 'gc.keep'",
                        "'gc.after' is 'month' but must be a time such as 30d; hps deletes no checkpoints"),
                wrong.warnings());
        assertEquals(
                Retention.ALL, settings("gc: {checkpoints: yes, after: 1d}\n").retention());
        assertTrue(settings("gc: best\n").warnings().getFirst().startsWith("'gc' must be a mapping"));
        for (String text : List.of("", "d", "30", "-3d", "3 d", "30d x", "1e3d")) {
            assertEquals(false, Retention.isSpan(text), text);
        }
    }
}
