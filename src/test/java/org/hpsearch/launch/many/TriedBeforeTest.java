package org.hpsearch.launch.many;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.hpsearch.command.Hps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// "Did I try this already?"
class TriedBeforeTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void project() {
        hps = new Hps(scratch);
    }

    private String csv(String... words) {
        Hps.Outcome outcome = hps.run(words);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out();
    }

    @Test
    void aConfigurationThatFinishedBeforeIsTold() throws IOException {
        String[] train = {"run", "--", "sh", "-c", "echo epoch 1 val_acc: 0.9", "sh", "--lr", "0.1", "--seed", "1"};
        assertFalse(hps.run(train).err().contains("finished as"));
        String id = hps.lastRun().getFileName().toString().substring(16);
        train[9] = "2";
        train[7] = "1e-1";
        String told = hps.run(train).err();
        assertTrue(
                told.lines()
                        .skip(1)
                        .findFirst()
                        .orElse("")
                        .endsWith("  the same configuration finished as " + id + " (val_acc 0.9)"),
                told);
        assertFalse(told.contains("9)\n\n"));
        String[] ifNew = {
            "run", "--if-new", "--", "sh", "-c", "echo epoch 1 val_acc: 0.9", "sh", "--lr", "0.1", "--seed", "7"
        };
        Hps.Outcome skipped = hps.run(ifNew);
        assertTrue(
                skipped.err().matches("hps: not run: the same configuration finished as \\w{5} \\(val_acc 0.9\\)\n"),
                skipped.err());
        assertEquals("", skipped.out());
        assertEquals(0, skipped.code());
        ifNew[8] = "0.2";
        assertEquals("epoch 1 val_acc: 0.9\n", hps.run(ifNew).out());
        assertEquals("", hps.run(ifNew).out());
        assertEquals(
                "lr,runs\n1e-1,2\n0.2,1\n",
                csv("query", "--group-by", "lr", "--csv", "--sort", "lr").replaceAll("(?m)^([^,]*,[^,]*),.*$", "$1"));
    }

    @Test
    void otherCodeOrTextsAreAnotherConfiguration() {
        String[] one = {"run", "--if-new", "-q", "--", "sh", "-c", "echo one"};
        assertEquals("one\n", hps.run(one).out());
        one[6] = "echo two";
        assertEquals("two\n", hps.run(one).out());
        assertEquals("", hps.run(one).out());
        String[] path = {"run", "--if-new", "-q", "--", "echo", "--input", "/a/b", "--model.out", "10"};
        assertFalse(hps.run(path).out().isEmpty());
        path[6] = "/a/B";
        assertFalse(hps.run(path).out().isEmpty());
        path[8] = "100";
        assertFalse(hps.run(path).out().isEmpty());
        assertEquals("", hps.run(path).out());
    }

    @Test
    void aDefaultMakesAConfigurationTheSame() throws IOException {
        hps.run("run", "-q", "--", "sh", "-c", "echo epoch 1 val_acc: 0.9", "sh", "--lr", "0.1");
        String[] ifNew = {
            "run", "--if-new", "--", "sh", "-c", "echo epoch 1 val_acc: 0.9", "sh", "--lr", "0.1", "--dropout", "0"
        };
        hps.run("defaults", "set", "dropout", "0.0", "--when", "lr=0.1");
        assertTrue(hps.run(ifNew).err().contains("not run: the same configuration"));
        hps.run("defaults", "unset", "dropout");
        assertEquals("epoch 1 val_acc: 0.9\n", hps.run(ifNew).out());
    }

    @Test
    void aFailedRunIsNoResult() throws IOException {
        String[] ifNew = {"run", "--if-new", "--", "sh", "-c", "echo ran; exit 1", "sh", "--lr", "0.1"};
        assertEquals("ran\n", hps.run(ifNew).out());
        assertEquals("ran\n", hps.run(ifNew).out());
    }
}
