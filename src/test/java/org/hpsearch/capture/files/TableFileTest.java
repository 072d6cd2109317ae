package org.hpsearch.capture.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {
    @TempDir
    private Path folder;

    private final FactNotes notes = new FactNotes();

    private TableFile table(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return new TableFile(file, name, notes, () -> Double.NaN);
    }

    private String read(String name, String text) throws IOException {
        table(name, text).read();
        return notes.taken();
    }

    @Test
    void theFinestCounterOfTheHeaderIsTheStep() throws IOException {
        assertEquals("1 loss 0.5\n2 loss 0.25\n", read("log.csv", "epoch,loss\n1,0.5\n2,0.25\n"));
        assertEquals(
                "100 epoch 1\n100 loss 0.5\n", read("log.csv", "epoch,global_step,loss,timestamp\n1,100,0.5,17\n"));
        assertEquals("1 learn/rmse 0.5\n", read("learn_error.tsv", "iter\trmse\n1\t0.5\n"));
        assertEquals("3 val_loss 0.5\n", read("log.csv", "epoch;val_loss\n3;0.5\n"));
        assertEquals("1 a, b 0.5\n", read("log.csv", "step,\"a, b\"\n1,0.5\n"));
    }

    @Test
    void emptyOneColumnHeadlessAndDataFilesAreNoLogs() throws IOException {
        assertEquals("", read("log.csv", ""));
        assertEquals("", read("log.csv", "epoch\n1\n"));
        assertEquals("", read("log.csv", "1,2\n3,4\n"));
        assertEquals("", read("log.csv", "age,height\n3,4\n"));
    }

    @Test
    void damagedRowsAreLeftOut() throws IOException {
        assertEquals(
                "1 loss 0.5\n4 loss NaN\n", read("log.csv", "epoch,loss\n1,0.5\n2\n3,0.5,7\n4,nan\n5,\n\u0000\n6,0.2"));
    }

    @Test
    void whatIsWrittenAnewIsReadAgainAndNothingTwice() throws IOException {
        TableFile table = table("log.csv", "step,a\n1,5\n2,6\n");
        table.read();
        assertEquals("1 a 5\n2 a 6\n", notes.taken());
        Files.writeString(folder.resolve("log.csv"), "step,a,b\n1,5,7\n2,6,8\n");
        table.read();
        assertEquals("1 b 7\n2 b 8\n", notes.taken());
        table.readAgain();
        assertEquals("", notes.taken());
        Files.writeString(folder.resolve("log.csv"), "3,9,9\n", StandardOpenOption.APPEND);
        table.readAgain();
        assertEquals("3 a 9\n3 b 9\n", notes.taken());
    }

    @Test
    void aTableThatGetsAStepColumnLaterIsALog() throws IOException {
        TableFile table = table("log.csv", "a,b\n1,5\n");
        table.read();
        Files.writeString(folder.resolve("log.csv"), "step,b\n1,5\n");
        table.readAgain();
        assertEquals("1 b 5\n", notes.taken());
    }
}
