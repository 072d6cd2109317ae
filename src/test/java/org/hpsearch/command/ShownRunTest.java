package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `hps run --dry-run` starts nothing.
class ShownRunTest {
    @TempDir
    Path scratch;

    private String shown(String... words) {
        Hps.Outcome outcome = new Hps(scratch).run(words);
        return outcome.code() + " " + outcome.out() + outcome.err();
    }

    @Test
    void aCommandIsPrintedAndNotStarted() throws IOException {
        Files.writeString(scratch.resolve("train.sh"), "touch started\n");
        Files.writeString(scratch.resolve("hps.yaml"), """
            experiments:
              train: {command: [sh, train.sh, --lr, '{lr}'], params: {lr: 0.1}}
              parts: {stages: {one: {command: sh train.sh}}}
            """);
        assertEquals("0 sh train.sh --lr 1\n", shown("run", "--dry-run", "--", "sh", "train.sh", "--lr", "1"));
        assertEquals("0 sh train.sh --lr 1\n", shown("run", "-d", "--dry-run", "--", "sh", "train.sh", "--lr", "1"));
        assertEquals("0 sh train.sh --lr 0.5\n", shown("run", "--dry-run", "train", "lr=0.5"));
        assertEquals(
                "2 hps run: --dry-run shows one command; a schedule is several, each from the last one's checkpoint\n",
                shown("run", "--dry-run", "--schedule", "lr=1@0 2@1", "--", "sh", "train.sh")
                        .replaceAll("(?s)usage.*", ""));
        assertEquals(
                "2 hps run: an experiment of stages is run by one process, without --auto-resume, --if-new, --extend,"
                        + " --schedule and --dry-run\n",
                shown("run", "--dry-run", "parts").replaceAll("(?s)usage.*", ""));
        assertEquals(false, Files.exists(scratch.resolve("started")));
        assertEquals(false, Files.exists(scratch.resolve("hps-runs")));
    }
}
