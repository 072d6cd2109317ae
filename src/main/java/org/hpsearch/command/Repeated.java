package org.hpsearch.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.console.Context;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.Prospect;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.again.Rerun;
import org.hpsearch.launch.many.Assignments;
import org.hpsearch.launch.start.Starter;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Words;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Which runs are made again, and how: what `rerun` and `resume` have in common.
final class Repeated {
    @Parameters(paramLabel = "SEL [KEY=VALUE]... [-- FLAGS...]", arity = "1..*", description = "runs, then changes")
    List<String> words = new ArrayList<>();

    @Option(names = "--top", paramLabel = "K", description = "only the K best of the runs")
    int top = Integer.MAX_VALUE;

    @Option(
            names = "--style",
            paramLabel = "flags|hydra",
            description = "how a parameter is written that the command does not have")
    String style = "";

    @Option(names = "--dry-run", description = "only print the command lines")
    boolean dryRun;

    @Option(
            names = {"-q", "--quiet"},
            description = "no lines of hps's own")
    boolean quiet;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    /// The runs, best first.
    List<Row> rows(Workspace workspace) {
        Selector selector = new Selector(workspace);
        String text = words.getFirst();
        List<Row> named = selector.named(text, true);
        if (!named.isEmpty()) {
            return named.subList(0, Math.min(top, named.size()));
        }
        Result found = selector.select(text, List.of(), Search.Order.BEST, top, false);
        if (found.rows().isEmpty()) {
            workspace.warn(found);
            throw new DataException("no run matches '" + text + "'; hps ls lists all");
        }
        return found.rows();
    }

    /// The changes of each run that is to be made of one.
    List<Map<String, String>> combinations() {
        return Assignments.combinations(words.subList(1, words.size() - flags().size()));
    }

    /// The words behind `--`.
    List<String> flags() {
        List<String> typed = spec.commandLine().getParseResult().originalArgs();
        int dashes = typed.indexOf("--");
        return dashes < 0 ? List.of() : typed.subList(dashes + 1, typed.size());
    }

    Rerun.Request request(Map<String, String> changes) {
        return new Rerun.Request(changes, flags(), style(style));
    }

    /// A style by its word; null for the command's own.
    static CommandEdit.@Nullable Style style(String word) {
        return switch (word) {
            case "" -> null;
            case "flags" -> CommandEdit.Style.FLAGS;
            case "hydra" -> CommandEdit.Style.HYDRA;
            default -> throw new UsageException("--style is flags or hydra, not '" + word + "'");
        };
    }

    /// Runs the plans one after the other; or prints them.
    ///
    /// @param about what the first line of a run tells beside
    /// @return the first exit status that is not 0
    int run(Context context, Workspace workspace, List<RunPlan> plans, Function<RunPlan, String> about)
            throws IOException, InterruptedException {
        int status = 0;
        for (RunPlan plan : plans) {
            if (dryRun) {
                print(context, plan);
                continue;
            }
            Launcher.Outcome outcome =
                    new Starter(context, workspace, quiet, false, List.of()).run(plan, about.apply(plan));
            status = status == 0 ? outcome.exit() : status;
            if (outcome.interrupted()) {
                break;
            }
        }
        return status;
    }

    /// The command line, as a shell takes it, secrets hidden; values that are changed in files stand in
    /// front.
    static void print(Context context, RunPlan plan) throws IOException {
        StringBuilder line = new StringBuilder();
        plan.variables()
                .forEach((name, value) -> line.append(name)
                        .append('=')
                        .append(Words.join(List.of(value)))
                        .append(' '));
        List<String> words = Prospect.safe(plan, context.environment());
        if (!plan.reading().changes().isEmpty()) {
            line.append("hps run ");
            plan.reading()
                    .changes()
                    .forEach(change -> line.append("-s ")
                            .append(Words.join(List.of(change.file() + ":" + change.key() + "=" + change.value())))
                            .append(' '));
            line.append("-- ");
        }
        context.out().println(line + Words.join(words));
    }
}
