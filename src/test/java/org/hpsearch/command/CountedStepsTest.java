package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the steps of a run count is known, and pictures do not pretend that all count the same.
class CountedStepsTest {
    private static final String BATCHES = """
        for e in 1 2 3; do
          for b in 1 2; do echo "epoch $e/3 batch $b/2 loss: 0.$e$b"; done
          echo "epoch $e/3 loss: 0.$e val_acc: 0.5"
        done
        """;

    @TempDir
    Path scratch;

    private Hps.Outcome run(String name, String script) throws IOException {
        Files.writeString(scratch.resolve(name), script);
        return new Hps(scratch).run("run", "-q", "--", "sh", name);
    }

    private String ofRun(String file) throws IOException {
        try (Stream<Path> runs = Files.list(scratch.resolve("hps-runs"))) {
            Path run = runs.filter(path -> Files.isDirectory(path.resolve("inputs")))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(run.resolve(file));
        }
    }

    @Test
    void aRunNotesWhatItsStepsCount() throws IOException {
        run("train.sh", BATCHES);
        assertEquals("""
            {
              "steps": {
                "batch": ["epoch"],
                "batch or epoch": ["loss"],
                "epoch": ["val_acc"]
              }
            }
            """, ofRun("observed.json"));
        Hps.Outcome plot = new Hps(scratch).run("plot", "-m", "loss", "--csv");
        assertEquals(
                "hps: 3 values of loss count epochs where the others count batches, and are not drawn;"
                        + " -x time draws all\n",
                plot.err());
        assertEquals(
                List.of("1,0.11", "2,0.12", "3,0.21", "4,0.22", "5,0.31", "6,0.32"),
                plot.out()
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",")[4] + "," + line.split(",")[5])
                        .toList());
        assertEquals(
                List.of("1,0.11", "1,0.12", "1,0.1", "2,0.21", "2,0.22", "2,0.2", "3,0.31", "3,0.32", "3,0.3"),
                new Hps(scratch)
                        .run("plot", "-m", "loss", "-x", "epoch", "--csv")
                        .out()
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",")[4] + "," + line.split(",")[5])
                        .toList());
    }

    @Test
    void aProgramWithoutStepsHasNoneForItsCheckpoint() throws IOException {
        run("train.sh", "for i in 1 2 3; do echo \"loss: 0.$i\"; done; echo weights > model.pt; sleep 0.1");
        assertEquals("{\n  \"steps\": {\n    \"row\": [\"loss\"]\n  }\n}\n", ofRun("observed.json"));
        assertEquals(
                ",",
                ofRun("checkpoints.csv").lines().skip(1).findFirst().orElse("").substring(0, 1));
    }

    @Test
    void runsThatCountDifferentThingsAreNotOnOneAxisWithoutAWord() throws IOException {
        run("train.sh", BATCHES);
        run("short.sh", "for e in 1 2 3; do echo \"epoch $e/3 loss: 0.$e\"; done");
        Hps.Outcome plot = new Hps(scratch).run("plot", "-m", "loss", "-o", "loss.svg");
        assertEquals("""
            hps: 3 values of loss count epochs where the others count batches, and are not drawn; -x time draws all
            hps: of loss x counts batches in 1 run (#), epochs in 1 run (#), so equal x are different places; -x epoch or -x time puts them on one scale
            hps: wrote loss.svg, 2 curves
            """, plot.err().replaceAll("\\([a-z2-7]{5}\\)", "(#)"));
        String picture = Files.readString(scratch.resolve("loss.svg"));
        assertEquals(true, picture.contains(">2 runs; x counts batches in 1 run, epochs in 1 run<"), picture);
    }

    @Test
    void whatNothingNamesIsNotKnown() throws IOException {
        run(
                "train.sh",
                "for e in 1 2 3; do echo \"[ $e/3] loss: 0.$e\"; done; echo '[4] acc: 0.5'; echo '[5] acc: 0.6'");
        assertEquals("""
            run,metric,step,value,counts
            loss,1,0.1,
            loss,2,0.2,
            loss,3,0.3,
            acc,4,0.5,
            acc,5,0.6,
            """, rows());
    }

    @Test
    void aFileWithTheSameValuesNamesWhatTheOutputDoesNot() throws IOException {
        run("train.sh", """
            echo epoch,loss > log.csv
            for e in 1 2 3; do echo "[ $e/3] loss: 0.$e val_acc: 0.5"; echo "$e,0.$e" >> log.csv; done
            sleep 0.2
            """);
        assertEquals("""
            run,metric,step,value,counts
            loss,1,0.1,epoch
            val_acc,1,0.5,
            loss,2,0.2,epoch
            val_acc,2,0.5,
            loss,3,0.3,epoch
            val_acc,3,0.5,
            """, rows());
    }

    private String rows() {
        return new Hps(scratch)
                .run("metrics", "@last", "--csv")
                .out()
                .replaceAll("(?m)^2[^,]*,", "")
                .replaceAll("(?m)^([^,]*,[^,]*),[^,]*,", "$1,")
                .replace("run,metric,time", "run,metric,step");
    }
}
