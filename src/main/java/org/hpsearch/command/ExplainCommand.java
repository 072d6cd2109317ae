package org.hpsearch.command;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.run.DataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Shows, line by line, what hps reads from an output: what was taken, by which recogniser, what was left.",
            "FILE is a log; - reads standard input."
        },
        sortOptions = false)
final class ExplainCommand extends Verb {
    @Parameters(paramLabel = "FILE", description = "a log of a program")
    String file = "";

    @Option(names = "--taken", description = "only the lines of which something was taken")
    boolean taken;

    @Override
    int run(Workspace workspace) throws Exception {
        if (file.equals("-")) {
            Explanation.print(System.in, context(), taken);
            return 0;
        }
        Path path = context().folder().resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new DataException(file + ": no such file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            Explanation.print(in, context(), taken);
        }
        return 0;
    }
}
