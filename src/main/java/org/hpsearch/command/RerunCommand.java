package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.command.option.RepeatOptions;
import org.hpsearch.ensemble.members.EnsembleRepeat;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.again.ChangedInputs;
import org.hpsearch.launch.again.RerunPlanner;
import org.hpsearch.launch.again.RunStart;
import org.hpsearch.launch.again.UnknownNames;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Runs the command of an earlier run again, with the parameters that you give changed.",
            "  hps rerun k3x7q lr=0.01             one parameter changed",
            "  hps rerun @best seed=1..5           five runs",
            "  hps rerun @best lr=0.1,0.2          a run for each value, as hps sweep; 'l=\"a,b\"' is one value",
            "  hps rerun 'lr<0.1' --top 5 seed=2   the five best again",
            "  hps rerun k3x7q -- --lr 0.01        the program's own flags"
        },
        sortOptions = false)
final class RerunCommand extends Verb {
    @Mixin
    RepeatOptions repeated = new RepeatOptions();

    @Option(names = "--if-new", description = "skip what has finished before with the same configuration")
    boolean ifNew;

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int run(Workspace workspace) throws Exception {
        List<Row> named = new Selector(workspace).named(repeated.subject(), true);
        if (named.size() == 1
                && EnsembleRepeat.isEnsemble(named.getFirst().record().info())) {
            return ensemble(workspace, named.getFirst().record());
        }
        List<RunStart> starts = new ArrayList<>();
        RerunPlanner planner = new RerunPlanner(
                workspace.project(), workspace.actingSettings(), context().environment());
        for (Row row : repeated.rows(workspace)) {
            warn(row.record());
            RunFolder run = workspace.run(row.id());
            RunRecord record = run.read();
            for (Map<String, String> changes : repeated.combinations()) {
                PreparedCommand command = planner.plan(record, repeated.request(changes), "rerun");
                command = command.with(command.plan().onlyIfNew(ifNew));
                starts.add(new RunStart(command, "repeats " + RunId.shortForm(run.id()), null));
                if (!repeated.isOnlyShown()
                        && changes.equals(repeated.combinations().getFirst())) {
                    new ChangedInputs(context()).warn(run, command);
                }
            }
        }
        return repeated.start(context(), workspace, starts, "");
    }

    private void warn(RunRecord run) {
        Lineage lineage = run.info().lineage();
        if (lineage.kind().equals("resume")) {
            String id = RunId.shortForm(run.id());
            String parent = lineage.parent();
            context()
                    .say(id + " continues from a checkpoint of "
                            + (parent == null ? "a run that it does not name" : RunId.shortForm(parent))
                            + ", and so does its command; hps rerun of that one starts from the beginning");
        }
        new UnknownNames(context()).tell(run, repeated.combinations().getFirst().keySet());
    }

    private int ensemble(Workspace workspace, RunRecord run) throws Exception {
        EnsembleRepeat again = EnsembleRepeat.of(run.info(), workspace.project().path(), repeated.ensembleOptions());
        again.checkFolder(context().folder());
        if (repeated.isOnlyShown()) {
            context().out().println(again.line());
            return 0;
        }
        return repeated.permits(context(), run, again.shown())
                ? as(new EnsembleCommand(), again.arguments(), workspace)
                : 1;
    }
}
