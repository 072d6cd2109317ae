package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.command.option.RunOptions;
import org.hpsearch.command.option.SearchOptions;
import org.hpsearch.command.option.SweepOptions;
import org.hpsearch.command.option.SweepSubject;
import org.hpsearch.command.option.TypedWords;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.many.SweepPlanner;
import org.hpsearch.launch.many.SweepRunner;
import org.hpsearch.launch.many.SweepWords;
import org.hpsearch.launch.search.SearchRunner;
import org.hpsearch.project.Experiment;
import org.hpsearch.project.Settings;
import org.hpsearch.run.RunId;
import org.hpsearch.workspace.IndexedRuns;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        description = {
            "Runs a command with every combination of values, or with some drawn or searched for (hps help search).",
            "  hps sweep lr=0.1,0.01 hidden=32,64 seed=1..3 -- python train.py --epochs 5",
            "  hps sweep 'lr=log(1e-4,1e-1,4)' --jobs 2 -- python train.py --lr {lr}",
            "  hps sweep --search tpe --runs 50 'lr=loguniform(1e-5,1e-1)' hidden=16..256 -- python train.py",
            "  hps sweep train lr=0.1,0.01         an experiment of hps.yaml",
            "  hps sweep @best seed=1..5           the command of a run",
            "Leaves out what has finished before; repeat the line to run the rest. Ctrl-C lets the running ones",
            "finish, a second one stops them."
        },
        sortOptions = false)
final class SweepCommand extends Verb {
    @Parameters(
            paramLabel = "[SEL|EXPERIMENT] KEY=VALUES... [-- COMMAND...]",
            arity = "1..*",
            description = "what to vary")
    List<String> words = new ArrayList<>();

    @Mixin
    SweepOptions sweep = new SweepOptions();

    @Mixin
    SearchOptions search = new SearchOptions();

    @Mixin
    RunOptions options = new RunOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int run(Workspace workspace) throws Exception {
        options.check(context());
        sweep.check();
        Settings settings = RunOptions.settings(context(), workspace);
        List<String> behind = TypedWords.behindDashes(spec);
        SweepWords swept = SweepWords.parse(words.subList(0, words.size() - behind.size()));
        Experiment staged = settings.experiments().get(swept.subject());
        PastRuns past = new IndexedRuns(workspace);
        RunPlan base = options.base(context(), workspace, settings);
        if (staged != null && !staged.program().stages().isEmpty()) {
            return stages(past, base, swept, staged);
        }
        SweepSubject subject = SweepSubject.of(workspace, swept.subject(), staged != null, sweep.command());
        SweepPlanner planner = subject.planner(base, context().environment(), sweep.style());
        if (search.searches()) {
            SearchRunner runner = search.runner(context(), past, settings, planner, swept.assignments(), sweep.seed());
            return sweep.search(context(), past, runner, search.evidence(), subject);
        }
        SweepRunner runner = new SweepRunner(context(), past, sweep.id(swept, planner), sweep.configurations(swept));
        return sweep.work(context(), runner, runner.jobs(planner, sweep.runsAgain()), subject);
    }

    private int stages(PastRuns past, RunPlan base, SweepWords swept, Experiment staged) throws Exception {
        sweep.checkStages(!sweep.command().isEmpty() || search.searches());
        options.checkStages();
        List<Map<String, String>> configurations = sweep.configurations(swept);
        String id = RunId.of(swept.subject() + "\0" + configurations);
        return new SweepRunner(context(), past, id, configurations)
                .stages(sweep.stages(context(), past, base, id), swept.subject(), staged);
    }
}
