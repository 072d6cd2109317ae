package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hpsearch.project.Settings;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Trees;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is broken in hps.yaml: `hps run` starts the program, and every other verb names the file and the line.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BrokenSettingsTest {
    private static final String REMEDY = "; correct the file, or move it away";

    @TempDir
    Path folder;

    private Hps hps;
    private Path yaml;

    @BeforeEach
    void plant() {
        hps = new Hps(folder);
        yaml = folder.resolve("hps.yaml");
    }

    private void isToldButStopsNoProgram(String reason) throws IOException {
        Hps.Outcome run = hps.run("run", "--", "sh", "-c", "echo ran; exit 3");
        assertEquals(3, run.code(), run.err());
        assertTrue(run.out().contains("ran"), run.out());
        String message = yaml + ": " + reason + REMEDY;
        assertTrue(run.err().contains("hps: " + message + "; going on without it"), run.err());
        for (String verb : new String[] {"ls", "query", "fields"}) {
            assertEquals("hps " + verb + ": " + message + "\n", hps.run(verb).err());
            assertEquals(1, hps.run(verb).code());
        }
    }

    @Test
    void aCutEscape() throws IOException {
        Files.writeString(yaml, "a: \"\\u");
        isToldButStopsNoProgram("is not YAML: malformed after line 1");
    }

    @Test
    void aFolder() throws IOException {
        Files.createDirectory(yaml);
        isToldButStopsNoProgram("is a directory");
    }

    @Test
    void aFifo() throws Exception {
        new ProcessBuilder("mkfifo", yaml.toString()).start().waitFor();
        isToldButStopsNoProgram("is not a regular file");
    }

    @Test
    void whatIsNestedTooDeep() throws IOException {
        Files.writeString(yaml, "a: " + "[".repeat(50_000));
        isToldButStopsNoProgram("is nested deeper than 64");
    }

    @Test
    void damagedDefaultsAndQueriesStopNoProgram() throws IOException {
        Files.writeString(folder.resolve("hps-defaults.json"), "{");
        Files.writeString(folder.resolve("hps-queries.json"), "[");
        Hps.Outcome run = hps.run("run", "--", "sh", "-c", "echo ran; exit 3");
        assertEquals(3, run.code(), run.err());
        assertEquals("ran\n", run.out());
    }

    @Test
    void aFileInThePlaceOfTheStoreStopsNoProgram() throws IOException {
        Files.writeString(folder.resolve("hps-runs"), "no folder");
        Hps.Outcome run = hps.run("run", "--", "sh", "-c", "echo ran >done; exit 3");
        assertEquals(3, run.code(), run.err());
        assertEquals("ran\n", Files.readString(folder.resolve("done")));
        assertEquals("no folder", Files.readString(folder.resolve("hps-runs")));
    }

    @Test
    void everyCutAndEveryFlippedBitIsReadOrRefused() throws IOException {
        byte[] whole = """
            objective: max val_acc
            directions: {ppl: min}
            experiments:
              train:
                command: [python, train.py]
                args: [L, T]
                metrics: ['loss (?<loss>\\S+)']
                params: {lr: 1e-3}
                stages: [{name: a, command: x, outputs: [b]}]
            repeats: [seed]
            """.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < whole.length; i++) {
            read(java.util.Arrays.copyOf(whole, i));
            for (int bit = 0; bit < 8; bit += 3) {
                byte[] flipped = whole.clone();
                flipped[i] ^= (byte) (1 << bit);
                read(flipped);
            }
        }
        Trees.delete(yaml);
    }

    private void read(byte[] bytes) throws IOException {
        Files.write(yaml, bytes);
        try {
            Settings.read(yaml);
        } catch (DataException e) {
            String message = String.valueOf(e.getMessage());
            assertTrue(message.startsWith(yaml + ": "), message);
        }
    }

    @Test
    void valuesOfAnotherKindAreNamedAndStopNoVerb() throws IOException {
        Files.writeString(yaml, """
            objective: 5
            tty: maybe
            protected: 3
            steps: sideways
            redact: ['[']
            experiments:
              train: 3
              test: {metrics: {a: b}}
            """);
        Hps.Outcome listed = hps.run("ls");
        assertEquals(0, listed.code());
        assertEquals("""
            'objective' must be a text; hps ignores its value
            'protected' must be a list; hps ignores its value
            'tty' must be true or false; hps ignores its value
            'steps' is 'sideways' but must be continue or restart
            'experiments.test.metrics' must be a list; hps ignores its value
            'experiments.train' must be a mapping, such as command: python train.py
            redact: '[' is not a valid regex (Unclosed character class); hps hides exactly this text
            hps: record one: hps run python train.py --lr 0.1
            """, listed.err().replace("hps: hps.yaml: ", ""));
    }

    @Test
    void anAliasOfNothingIsNamed() throws IOException {
        Files.writeString(yaml, "a: *b");
        isToldButStopsNoProgram("is not YAML: found undefined alias b in line 1");
    }
}
