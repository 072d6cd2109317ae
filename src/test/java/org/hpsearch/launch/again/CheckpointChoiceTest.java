package org.hpsearch.launch.again;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which of a run's checkpoints is meant.
class CheckpointChoiceTest {
    @TempDir
    Path scratch;

    private WrittenRuns runs = new WrittenRuns(Path.of("/nowhere"));

    @BeforeEach
    void run() throws IOException {
        runs = new WrittenRuns(scratch);
        runs.write('a', "./t");
    }

    private String of(String which) throws IOException {
        RunFolder run = runs.run('a');
        Checkpoint checkpoint = new CheckpointChoice(run, run.read(), runs.settings()).of(which);
        return checkpoint.step() + " " + checkpoint.path();
    }

    private String refused(String which) {
        return String.valueOf(assertThrows(DataException.class, () -> of(which)).getMessage());
    }

    @Test
    void byPlaceInTimeByStepAndByPath() throws IOException {
        runs.keep('a', 1, "ck/e1.pt");
        runs.keep('a', 20, "ck/last.pt");
        runs.keep('a', 10, "other/last.pt");
        assertEquals("10.0 other/last.pt", of("last"));
        assertEquals("20.0 ck/last.pt", of("20"));
        assertEquals("20.0 ck/last.pt", of("2e1"));
        assertEquals("1.0 ck/e1.pt", of("e1.pt"));
        assertEquals("10.0 other/last.pt", of("last.pt"), "of several the later one");
        assertEquals("20.0 ck/last.pt", of("ck/last.pt"));
        assertEquals(
                "run aaaaa has no checkpoint 'ast.pt'; it has step 1 ck/e1.pt, step 20 ck/last.pt, step 10"
                        + " other/last.pt",
                refused("ast.pt"));
        assertEquals(
                "run aaaaa has no checkpoint 'NaN'; it has step 1 ck/e1.pt, step 20 ck/last.pt, step 10 other/last.pt",
                refused("NaN"));
    }

    @Test
    void aStepGoesBeforeAPathThatEndsInTheSameNumber() throws IOException {
        runs.keep('a', 2, "ck/1");
        runs.keep('a', 4, "ck/2");
        assertEquals("2.0 ck/1", of("2"));
        assertEquals("4.0 ck/2", of("4"));
        assertEquals("2.0 ck/1", of("1"));
        assertEquals("4.0 ck/2", of("ck/2"));
    }

    /// What any path names, asked from the folder `here`.
    private String file(String which) throws IOException {
        RunFolder run = runs.run('a');
        Checkpoint chosen = new CheckpointChoice(run, run.read(), runs.settings())
                .of(which, scratch, Files.createDirectories(scratch.resolve("here")));
        return (chosen.path() + " " + chosen.bytes() + (chosen.kept().isEmpty() ? "" : " kept"))
                .replace(scratch.toString(), "~");
    }

    @Test
    void anyFileMayBeNamed() throws IOException {
        Files.writeString(scratch.resolve("own.pt"), "weights");
        Files.writeString(Files.createDirectories(scratch.resolve("here")).resolve("other.pt"), "more weights");
        Files.writeString(scratch.resolve("last"), "no checkpoint");
        Files.writeString(scratch.resolve("7"), "no step");
        assertEquals("own.pt 7", file("own.pt"));
        assertEquals("own.pt 7", file("here/../own.pt"));
        assertEquals("here/other.pt 12", file("other.pt"), "of the working folder, however it is named");
        assertEquals("own.pt 7", file(scratch.resolve("own.pt").toString()));
        assertEquals(
                "run aaaaa has no checkpoint; name the files with hps run --checkpoint GLOB, "
                        + "hps resume --checkpoint PATH takes any file",
                String.valueOf(
                        assertThrows(DataException.class, () -> file("last")).getMessage()));
        runs.keep('a', 7, "ck/e7.pt");
        Files.writeString(Files.createDirectories(scratch.resolve("ck")).resolve("e7.pt"), "written over");
        assertEquals("ck/e7.pt 14 kept", file("7"));
        assertEquals("ck/e7.pt 14 kept", file("last"));
        assertEquals("ck/e7.pt 14 kept", file("ck/e7.pt"), "the copy goes before the file that stands there now");
    }

    @Test
    void theOneOfTheBestRow() throws IOException {
        Files.writeString(
                runs.run('a').file("metrics.csv"),
                "step,time,metric,value\n1,1,val_loss,NaN\n2,2,val_loss,0.5\n3,3,val_loss,0.5\n4,4,val_loss,0.7\n");
        for (int step = 1; step < 5; step++) {
            runs.keep('a', step, "e" + step);
        }
        assertEquals("2.0 e2", of("best"));
    }

    @Test
    void thoseThatWereDeletedAreTheLastResort() throws IOException {
        assertEquals(
                "run aaaaa has no checkpoint; name the files with hps run --checkpoint GLOB, hps resume --checkpoint "
                        + "PATH takes any file",
                refused("last"));
        Checkpoint first = runs.keep('a', 1, "e1");
        Checkpoint second = runs.keep('a', 2, "e2");
        Files.delete(runs.run('a').file(second.kept()));
        assertEquals("1.0 e1", of("last"));
        assertEquals("run aaaaa has no checkpoint '2'; it has step 1 e1", refused("2"));
        Files.delete(runs.run('a').file(first.kept()));
        assertEquals("2.0 e2", of("last"));
        assertEquals("1.0 e1", of("1"));
    }
}
