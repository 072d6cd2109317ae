package org.hpsearch.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hpsearch.command.Commands;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.value.TemporaryFolder;
import org.hpsearch.value.Trees;

/// Goes through the usual commands once in a scratch folder, so that the JVM can note which classes a start needs (its
/// AOT cache, JEP 483 and 514). Called by `scripts/build`; with an argument only tracking is rehearsed, for a cache of
/// its own: hps then takes less memory beside the program.
final class Rehearsal {
    private static final int RUNS = 2100;
    private static final long ROOM = 64 << 20;

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        Path scratch = Files.createTempDirectory(TemporaryFolder.withRoom(ROOM), "hps-rehearsal-");
        try {
            Files.createDirectory(scratch.resolve("hps-runs"));
            Context context = context(scratch);
            String program =
                    "printf 'epoch 1/2 loss: 0.5 acc=0.25\\nepoch 2/2 loss: 0.4 acc=0.5\\n'; echo 1 > model.pt";
            Class.forName("org.hpsearch.Main");
            List<List<String>> tracking = List.of(
                    List.of("--version"),
                    List.of("run", "-q", "--", "sh", "-c", program, "sh", "--lr", "0.1", "--model", "resnet"),
                    List.of("run", "--", "sh", "-c", program, "sh", "--lr", "0.2", "--model", "vgg"));
            List<List<String>> asking = List.of(
                    List.of("query", "model:resnet AND lr:[0.001 TO 0.1] OR acc>0.3 AND NOT vgg"),
                    List.of("query", "model:resnet AND lr:[0.001 TO 2]"),
                    List.of("query", "lr:[0.001 TO 2]"),
                    List.of("query", "lr:0.1"),
                    List.of("query", "model:resnet AND lr>1"),
                    List.of("ls"),
                    List.of("query", "--json"),
                    List.of("show", "@best"),
                    List.of("plot", "-m", "acc", "-o", "curves.svg"));
            tracking.forEach(line -> Commands.run(context, line));
            if (arguments.length == 0) {
                for (int i = 0; i < RUNS; i++) {
                    write(scratch.resolve("hps-runs").resolve(RunId.create(Instant.ofEpochSecond(i))), i);
                }
                asking.forEach(line -> Commands.run(context, line));
            }
        } finally {
            Trees.delete(scratch);
        }
    }

    /// Many runs are found in other ways than a few.
    private static void write(Path run, int i) throws IOException {
        Files.createDirectory(run);
        String lr = String.valueOf(i / 1000.0);
        String model = List.of("resnet", "vgg", "vit").get(i % 3);
        Files.writeString(run.resolve(RunFolder.PARAMS), "{\"lr\": " + lr + ", \"model\": \"" + model + "\"}\n");
        Files.writeString(
                run.resolve(RunFolder.RUN),
                "{\"command\": [\"t\"], \"format\": 1, \"started\": \"2026-01-01T00:00:00Z\"}\n");
        Files.writeString(run.resolve(RunFolder.METRICS), "step,time,metric,value\n1,1,acc," + lr + "\n");
        Files.writeString(run.resolve(RunFolder.STATUS), "{\"ended\": \"2026-01-01T00:00:09Z\", \"exit\": 0}\n");
    }

    private static Context context(Path scratch) {
        Map<String, String> environment =
                Map.of("XDG_CACHE_HOME", scratch.resolve("cache").toString());
        OutputStream nowhere = OutputStream.nullOutputStream();
        return new Context(
                StandardStreams.of(nowhere, nowhere), Screen.NONE, World.of(environment, scratch, null, ""), null);
    }
}
