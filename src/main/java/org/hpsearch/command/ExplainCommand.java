package org.hpsearch.command;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.command.explain.Explanation;
import org.hpsearch.project.Experiment;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Shows, line by line, what hps reads from an output, by which recogniser, and what it leaves out.",
            "FILE is a log; - reads standard input."
        },
        sortOptions = false)
final class ExplainCommand extends Verb {
    @Parameters(paramLabel = "FILE", description = "a log of a program")
    String file = "";

    @Option(names = "--taken", description = "only the lines from which hps reads something")
    boolean taken;

    @Option(names = "--why", description = "for each number, the rule that reads it or leaves it out")
    boolean why;

    @Option(names = "--metric", paramLabel = "REGEX", description = "a pattern with named groups (repeatable)")
    List<String> metrics = new ArrayList<>();

    @Option(
            names = {"-e", "--experiment"},
            paramLabel = "NAME",
            description = "use the patterns of this experiment in hps.yaml")
    String experiment = "";

    @Override
    int run(Workspace workspace) throws Exception {
        Experiment declared = workspace.settings().experiment(experiment);
        Patterns patterns = Patterns.of(metrics, declared, context()::say);
        if (file.equals("-")) {
            Explanation.print(System.in, context(), patterns, new Explanation.Detail(taken, why));
            return 0;
        }
        Path path = context().folder().resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new DataException(file + ": no such file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            Explanation.print(in, context(), patterns, new Explanation.Detail(taken, why));
        }
        return 0;
    }
}
