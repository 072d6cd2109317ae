package org.hpsearch.stress;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// The first and the last operation on files of each place in the code fails, one after another, while a command works:
/// no acknowledged fact is lost, none is invented, and nothing has to be repaired.
final class Faults implements Stress.Attack {
    private static final int LONGEST = 4 * 3600;

    private final Path top;

    Faults(Path top) {
        this.top = top;
    }

    @Override
    public List<Stress.Tally> run(Path scratch, Random random, int step) throws Exception {
        Stress.Tally tally = new Stress.Tally("faults: operations on files");
        String jar = top.resolve("target/hps.jar").toString();
        Path classes = Files.createDirectories(scratch.resolve("classes"));
        Path tests = top.resolve("src/test/java/org/hpsearch");
        List<String> compile = new ArrayList<>(List.of("-proc:none", "-nowarn", "-cp", jar, "-d", classes.toString()));
        compile.add(tests.resolve("command/Hps.java").toString());
        try (Stream<Path> sources = Files.list(tests.resolve("faults"))) {
            sources.map(Path::toString)
                    .filter(name -> !name.endsWith("Test.java"))
                    .forEach(compile::add);
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, compile.toArray(String[]::new)) != 0) {
            tally.fell("the layer that fails does not compile");
            return List.of(tally);
        }
        Path project = Files.createDirectories(scratch.resolve("faults"));
        Rig.Outcome outcome = Rig.run(
                scratch,
                LONGEST,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.config.class=org.hpsearch.index.QuietLogging",
                "-Djava.nio.file.spi.DefaultFileSystemProvider=org.hpsearch.faults.FaultyFiles",
                "-cp",
                classes + ":" + jar,
                "org.hpsearch.faults.FaultHarness",
                project.toString(),
                Integer.toString(step));
        outcome.out().lines().filter(line -> line.endsWith(" operations")).forEach(line -> {
            String[] words = line.split("[: ]+");
            for (int i = Integer.parseInt(words[2]); i > 0; i--) {
                tally.done(words[0], 0);
            }
        });
        if (outcome.code() != 0) {
            tally.fell(outcome.out());
        }
        return List.of(tally);
    }
}
