package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hpsearch.cluster.TaskFilter;
import org.hpsearch.cluster.TaskStatus;
import org.hpsearch.command.option.FormatOptions;
import org.hpsearch.command.queue.JobTable;
import org.hpsearch.command.queue.SubmittedTasks;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Lists what hps submitted to Slurm: what waits and why, what runs, what ended without a run.",
            "  hps jobs                            what has not ended",
            "  hps jobs state:queued sweep:k3x7q   all words must match",
            "  hps log job:123                     what a job printed that died before its program started"
        },
        sortOptions = false)
final class JobsCommand extends Verb {
    @Parameters(
            paramLabel = "WORD",
            arity = "0..*",
            description = "job:ID, sweep:ID, state:WORD, or the id of a job, a sweep or a run")
    List<String> words = new ArrayList<>();

    @Option(
            names = {"-a", "--all"},
            description = "show what has ended, too")
    boolean all;

    @Option(names = "--fresh", description = "ask Slurm now; without it the answer may be half a minute old")
    boolean fresh;

    @Mixin
    FormatOptions format = new FormatOptions();

    @Override
    int run(Workspace workspace) throws Exception {
        SubmittedTasks submitted = new SubmittedTasks(context(), workspace);
        List<TaskStatus> found =
                submitted.exist() ? submitted.wanted(new TaskFilter(words), fresh) : List.<TaskStatus>of();
        boolean whole = all || !words.isEmpty();
        List<TaskStatus> shown = found.stream()
                .filter(task -> whole || task.isOpen() || task.isTrouble())
                .toList();
        if (format.isJson()) {
            context().out().print(Json.document(json(shown)));
            return 0;
        }
        if (format.isForReading()) {
            context().out().println(context().style().dim(about(found, shown)));
        }
        if (!shown.isEmpty()) {
            context()
                    .out()
                    .print(format.table(context())
                            .of(JobTable.of(shown, context().clock().instant())));
        }
        return 0;
    }

    private static String about(List<TaskStatus> found, List<TaskStatus> shown) {
        if (found.isEmpty()) {
            return "no jobs; hps run --on slurm submits runs to Slurm";
        }
        String counts = found.stream()
                .collect(Collectors.groupingBy(TaskStatus::state, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return counts + (shown.size() < found.size() ? "; --all shows what is over" : "");
    }

    private static Value json(List<TaskStatus> tasks) {
        return new Value.Items(tasks.reversed().stream()
                .map(task -> (Value) new Fields.Writer()
                        .put("job", task.task())
                        .put("sweep", task.batch().sweep())
                        .put("row", Value.of(task.row()))
                        .put("what", task.label())
                        .put("state", task.state())
                        .put("reason", task.reason())
                        .put("run", task.run())
                        .put("batch", task.batch().id())
                        .done())
                .toList());
    }
}
