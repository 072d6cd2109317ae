package org.hpsearch.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.hpsearch.command.Commands;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.hpsearch.value.Trees;

/// Goes through the usual commands once in a scratch folder, so that the JVM can note which classes a start needs (its
/// AOT cache, JEP 483 and 514). Called by `scripts/build`; with an argument only tracking is rehearsed, for a cache of
/// its own: hps then takes less memory beside the program.
final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        Path scratch = Files.createTempDirectory("hps-rehearsal-");
        try {
            Context context = context(scratch);
            String program = "printf 'epoch 1/2 loss: 0.5 acc=0.25\\nepoch 2/2 loss: 0.4 acc=0.5\\n'";
            Class.forName("org.hpsearch.Main");
            List<List<String>> tracking = List.of(
                    List.of("--version"),
                    List.of("run", "-q", "--", "sh", "-c", program, "sh", "--lr", "0.1", "--model", "resnet"),
                    List.of("run", "--", "sh", "-c", program, "sh", "--lr", "0.2", "--model", "vgg"));
            List<List<String>> asking = List.of(
                    List.of("query", "model:resnet AND lr:[0.001 TO 0.1] OR acc>0.3 AND NOT vgg"),
                    List.of("ls"),
                    List.of("query", "--json"),
                    List.of("show", "@best"),
                    List.of("plot", "-m", "acc"));
            tracking.forEach(line -> Commands.run(context, line));
            if (arguments.length == 0) {
                asking.forEach(line -> Commands.run(context, line));
            }
        } finally {
            Trees.delete(scratch);
        }
    }

    private static Context context(Path scratch) {
        Map<String, String> environment = Map.of(
                "HPS_HOME",
                scratch.toString(),
                "HPS_INDEX",
                scratch.resolve("index").toString());
        OutputStream nowhere = OutputStream.nullOutputStream();
        return new Context(
                StandardStreams.of(nowhere, nowhere),
                Screen.NONE,
                new World(environment, scratch, null, InstantSource.system(), ZoneId::systemDefault, ""),
                null);
    }
}
