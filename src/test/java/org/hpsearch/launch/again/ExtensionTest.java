package org.hpsearch.launch.again;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Only what is missing of a longer run.
class ExtensionTest {
    @TempDir
    Path scratch;

    private WrittenRuns runs = new WrittenRuns(Path.of("/nowhere"));

    @BeforeEach
    void project() {
        runs = new WrittenRuns(scratch);
    }

    @AfterEach
    void close() throws IOException {
        runs.close();
    }

    private void finished(char letter, String command) throws IOException {
        runs.write(letter, command);
        runs.keep(letter, letter - 'a' + 1, "m.pt");
    }

    /// `nothing`, `-` from the beginning, else the letter of the run that it goes on from; and what was said.
    private String of(String by, String command) throws IOException {
        String start = new Extension(runs.context(), runs.past(), by)
                .of(runs.command(command, ""))
                .map(run -> run.plan().label().lineage())
                .map(lineage ->
                        lineage.parent() == null ? "-" : "" + lineage.parent().charAt(16))
                .orElse("nothing");
        return start + " " + runs.said().strip();
    }

    @Test
    void theFarthestOfThoseThatWentLessFar() throws IOException {
        finished('a', "./t --epochs 5 --resume no");
        finished('b', "./t --epochs 2e1 --resume no");
        finished('c', "./t --epochs 10 --resume no");
        finished('d', "./t --epochs 15 --resume no --lr 1");
        runs.write('e', "./t --epochs 18 --resume no");
        runs.lose('e');
        assertEquals("c ", of("epochs", "./t --epochs 12 --resume no"));
        assertEquals("b ", of("epochs", "./t --epochs 30 --resume no"));
        assertEquals("b ", of("Epochs", "./t --epochs 3e1 --resume no"));
        assertEquals(
                "nothing hps: nothing to train: it finished as bbbbb", of("epochs", "./t --epochs 20 --resume no"));
        assertEquals(
                "- hps: --extend epochs: the finished runs with the same parameters have more than epochs=3: ccccc; "
                        + "training from the beginning",
                of("epochs", "./t --epochs 3 --resume no"));
        assertEquals(
                "- hps: --extend epochs: no run of this program finished with the same parameters but for epochs; "
                        + "training from the beginning",
                of("epochs", "./t --epochs 30 --resume no --lr 2"));
    }

    @Test
    void aRunThatSaysNotHowFarItWentDidNotGoFarther() throws IOException {
        finished('a', "./t --epochs auto --resume no");
        assertEquals(
                "- hps: --extend epochs: no run of this program finished with the same parameters but for epochs; "
                        + "training from the beginning",
                of("epochs", "./t --epochs 3 --resume no"));
        finished('b', "./t --epochs 7 --resume no");
        finished('c', "./t --epochs none --resume no");
        assertEquals(
                "- hps: --extend epochs: the finished runs with the same parameters have more than epochs=3: bbbbb; "
                        + "training from the beginning",
                of("epochs", "./t --epochs 3 --resume no"));
    }

    @Test
    void withoutACheckpointItBeginsAnew() throws IOException {
        runs.write('a', "./t --epochs 5 --resume no");
        assertEquals(
                "- hps: run aaaaa kept no checkpoint; training from the beginning",
                of("epochs", "./t --epochs 6 --resume no"));
    }

    @Test
    void theShortOptionOfAScriptIsNoPartOfTheProgram() throws IOException {
        Files.writeString(scratch.resolve("t.py"), "");
        finished('a', "python t.py -e 5 --resume no");
        assertEquals("a ", of("e", "python t.py -e 6 --resume no"));
    }

    @Test
    void theCommandHasToSayHowFar() {
        for (String command : new String[] {"./t --lr 1", "./t --epochs auto"}) {
            assertEquals(
                    "--extend epochs: the command gives no number 'epochs'",
                    assertThrows(UsageException.class, () -> of("epochs", command))
                            .getMessage());
        }
    }
}
