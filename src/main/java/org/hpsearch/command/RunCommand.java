package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.command.explain.Explanation;
import org.hpsearch.command.option.ContinueOptions;
import org.hpsearch.command.option.RunOptions;
import org.hpsearch.command.option.TypedWords;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.again.BackgroundStart;
import org.hpsearch.launch.again.Starter;
import org.hpsearch.launch.many.StageRunner;
import org.hpsearch.project.Experiment;
import org.hpsearch.project.Settings;
import org.hpsearch.workspace.IndexedRuns;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        description = "Runs a command and records it: parameters, metrics, output, checkpoints, code version.",
        sortOptions = false)
final class RunCommand extends Verb {
    @Mixin
    RunOptions options = new RunOptions();

    @Option(names = "--explain", description = "at the end, show what hps read from the output, line by line")
    boolean explain;

    @Option(
            names = {"-d", "--detach"},
            description = "run in the background, without this terminal")
    boolean detach;

    @Option(
            names = {"-q", "--quiet"},
            description = "print no messages of hps (also HPS_QUIET=1)")
    boolean quiet;

    @Mixin
    ContinueOptions earlier = new ContinueOptions();

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "the command with its arguments")
    List<String> words = new ArrayList<>();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    void configure(CommandLine line) {
        line.setStopAtPositional(true);
    }

    @Override
    boolean acts() {
        return earlier.isOnlyIfNew();
    }

    @Override
    int run(Workspace workspace) throws Exception {
        options.check(context());
        Map<String, String> environment = context().environment();
        earlier.checkRanks(environment);
        if (detach && !earlier.isOnlyShown() && !BackgroundStart.isInside(context())) {
            earlier.engine().refuse("-d");
            return BackgroundStart.start(context(), TypedWords.all(spec));
        }
        Settings settings = RunOptions.settings(context(), workspace);
        boolean isProgram = TypedWords.dashesBefore(spec, words);
        Experiment declared = isProgram ? null : settings.experiments().get(words.getFirst());
        PastRuns past = new IndexedRuns(workspace);
        Starter starter = new Starter(
                context(),
                past,
                quiet,
                explain ? run -> Explanation.print(run, context(), settings, options.metrics()) : null);
        RunPlan base = earlier.base(options.base(context(), workspace, settings));
        if (declared != null && !declared.program().stages().isEmpty()) {
            earlier.checkStages(environment);
            options.checkStages();
            return new StageRunner(context(), past, base, starter, earlier.startsAgain())
                    .run(words.getFirst(), declared, words.subList(1, words.size()))
                    .exit();
        }
        PreparedCommand command =
                PreparedCommand.of(base.typed(earlier.engine().command(words), !isProgram, environment), environment);
        return earlier.engine().isElsewhere()
                ? earlier.submit(context(), command, TypedWords.all(spec), words)
                : earlier.run(context(), past, command, starter);
    }
}
