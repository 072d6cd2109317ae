package org.hpsearch.exchange.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.exchange.copy.CheckpointShare.Share;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    @TempDir
    Path scratch;

    private RunFolder run = new RunFolder(Path.of(""));

    @BeforeEach
    void aRun() throws IOException {
        run = new RunFolder(Files.createDirectories(scratch.resolve("20260901-080000-aaaaa")));
    }

    private void file(String name) throws IOException {
        Path file = run.path().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }

    @Test
    void filesThatAreWorthCopying() throws IOException {
        for (String name : List.of(
                "run.json",
                ".gitignore",
                ".notes.lock",
                ".tmp123",
                "inputs/train.py",
                "inputs/.hidden",
                "inputs/.gitignore",
                "work/data.bin",
                "checkpoints/0001/m/.meta",
                "checkpoints/0001/m/w.bin",
                "outputs/1/work/x")) {
            file(name);
        }
        Files.createSymbolicLink(run.path().resolve("link"), Path.of("/etc/passwd"));
        List<String> names = new ArrayList<>();
        for (Path file : RunFiles.of(run)) {
            names.add(run.path().relativize(file).toString());
        }
        assertEquals(
                List.of(".gitignore", "checkpoints/0001/m/w.bin", "inputs/train.py", "outputs/1/work/x", "run.json"),
                names);
    }

    @Test
    void pathsInCopiesOfCheckpoints() {
        List<String> copies = List.of("checkpoints/0001/m.pt", "checkpoints/0002/folder");
        assertEquals(true, RunFiles.isIn("checkpoints/0001/m.pt", copies));
        assertEquals(true, RunFiles.isIn("checkpoints/0002/folder/a/b", copies));
        assertEquals(false, RunFiles.isIn("checkpoints/0001/m.pt2", copies));
        assertEquals(false, RunFiles.isIn("checkpoints/0002/folder2", copies));
        assertEquals(false, RunFiles.isIn("run.json", copies));
    }

    private List<String> shared(Share share) throws IOException {
        CheckpointShare of = new CheckpointShare(share, Settings.NONE);
        assertEquals(share != Share.NONE, of.takesAny());
        return of.of(run);
    }

    @Test
    void checkpointsThatGoAlong() throws IOException {
        assertEquals(List.of(), shared(Share.ALL));
        Files.writeString(
                run.file(RunFolder.METRICS),
                "step,time,metric,value\n1,1,val_loss,3\n2,2,val_loss,1\n3,3,val_loss,2\n");
        for (int step = 1; step <= 4; step++) {
            String kept = "checkpoints/000" + step + "/m.pt";
            run.addCheckpoint(new Checkpoint((double) step, (double) step, "m" + step + ".pt", kept, 1, ""));
        }
        for (int step = 1; step <= 3; step++) {
            file("checkpoints/000" + step + "/m.pt");
        }
        assertEquals(
                List.of("checkpoints/0001/m.pt", "checkpoints/0002/m.pt", "checkpoints/0003/m.pt"),
                shared(Share.ALL),
                "the fourth was pruned");
        assertEquals(List.of("checkpoints/0002/m.pt"), shared(Share.BEST));
        assertEquals(List.of(), shared(Share.NONE));
    }
}
