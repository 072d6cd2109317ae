package org.hpsearch.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.again.ChangedInputs;
import org.hpsearch.launch.again.RerunPlanner;
import org.hpsearch.launch.again.RunOrigin;
import org.hpsearch.launch.again.RunStart;
import org.hpsearch.launch.again.UnknownNames;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Words;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Runs the command of an earlier run again, with the parameters that are given changed where they stand.",
            "  hps rerun k3x7q lr=0.01             one parameter changed",
            "  hps rerun @best seed=1..5           five runs",
            "  hps rerun 'lr<0.1' --top 5 seed=2   the five best again",
            "  hps rerun k3x7q -- --lr 0.01        the program's own flags"
        },
        sortOptions = false)
final class RerunCommand extends Verb {
    @Mixin
    RepeatOptions repeated = new RepeatOptions();

    @Option(names = "--if-new", description = "leave what has finished before with the same configuration")
    boolean ifNew;

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int run(Workspace workspace) throws Exception {
        List<RunStart> starts = new ArrayList<>();
        List<Row> named = new Selector(workspace).named(repeated.words.getFirst(), true);
        if (named.size() == 1
                && named.getFirst().record().info().lineage().kind().equals(Lineage.ENSEMBLE)) {
            return ensemble(workspace, named.getFirst());
        }
        RerunPlanner planner = new RerunPlanner(
                workspace.project(), workspace.settings(), context().environment());
        for (Row row : repeated.rows(workspace)) {
            RunFolder run = workspace.run(row.record().id());
            if (row.record().info().lineage().kind().equals("resume")) {
                String parent = String.valueOf(row.record().info().lineage().parent());
                context()
                        .say(RunId.shortForm(run.id()) + " goes on from a checkpoint of " + RunId.shortForm(parent)
                                + ", and so does its command; hps rerun of that one starts from the beginning");
            }
            new UnknownNames(context())
                    .tell(row.record(), repeated.combinations().getFirst().keySet());
            for (Map<String, String> changes : repeated.combinations()) {
                PreparedCommand command = planner.plan(run, repeated.request(changes), "rerun");
                command = command.with(command.plan().onlyIfNew(ifNew));
                starts.add(new RunStart(command, "repeats " + RunId.shortForm(run.id()), null));
                if (!repeated.dryRun && changes.equals(repeated.combinations().getFirst())) {
                    new ChangedInputs(context()).warn(run, command);
                }
            }
        }
        return repeated.start(context(), workspace, starts);
    }

    /// An ensemble is made again by hps itself; the options that are given now count.
    private int ensemble(Workspace workspace, Row row) throws Exception {
        if (repeated.words.size() > 1 + repeated.flags().size()) {
            throw new UsageException(
                    "an ensemble has options, not KEY=VALUE: hps rerun ID --top 7, or others behind --");
        }
        Path made =
                workspace.project().path().resolve(row.record().info().cwd()).normalize();
        if (!made.equals(context().folder().normalize())) {
            throw new DataException("the ensemble was made in " + made + ", where its command and files are: go there");
        }
        List<String> before = row.record().info().command();
        List<String> arguments = new ArrayList<>(before.subList(Math.min(2, before.size()), before.size()));
        if (repeated.top < Integer.MAX_VALUE) {
            arguments.addAll(List.of("--top", Integer.toString(repeated.top)));
        }
        arguments.addAll(repeated.flags());
        if (repeated.dryRun) {
            context().out().println("hps ensemble " + Words.join(arguments));
            return 0;
        }
        List<String> shown = List.of("command: hps ensemble " + Words.join(arguments), "folder: " + made);
        if (!RunOrigin.permits(context(), repeated.yes, row.record(), shown)) {
            return 1;
        }
        return as(new EnsembleCommand(), arguments, workspace);
    }
}
