package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was typed for reading a program holds for the runs that go on from it and repeat it, too.
class TypedPatternsTest {
    @TempDir
    Path scratch;

    @Test
    void aRunThatGoesOnKeepsCheckpointsAndReadsMetricsAsItsParentDid() throws IOException {
        Files.writeString(scratch.resolve("hps.yaml"), "resume: '--resume {checkpoint}'\n");
        Files.writeString(scratch.resolve("p.sh"), """
            from=0
            while [ $# -gt 0 ]; do
              case $1 in
                --resume) from=$(cat "$2") ;;
                --epochs) n=$2 ;;
              esac
              shift 2
            done
            mkdir -p o
            while [ $from -lt $n ]; do
              from=$((from + 1)); echo "epoch $from <<$from>>"; echo $from > o/$from.mine
            done
            """);
        Hps hps = new Hps(scratch);
        hps.run(
                "run",
                "-q",
                "-n",
                "first",
                "--checkpoint",
                "o/*.mine",
                "--metric",
                "<<(?<height>\\d+)>>",
                "--",
                "sh",
                "p.sh",
                "--epochs",
                "2");
        hps.run("resume", "first", "epochs=4", "-q");
        hps.run("resume", "@last", "epochs=5", "-q");
        hps.run("rerun", "first", "epochs=3", "-q");
        assertEquals(
                """
                kind,epochs,height
                run,2,2
                rerun,3,3
                resume,4,4
                resume,5,5
                """,
                hps.run("query", "--sort", "epochs", "--columns", "kind,epochs,height", "--csv")
                        .out());
    }
}
