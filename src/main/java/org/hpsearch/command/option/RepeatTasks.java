package org.hpsearch.command.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hpsearch.cluster.Task;
import org.hpsearch.launch.again.RunStart;
import org.hpsearch.launch.many.Assignments;
import org.hpsearch.launch.many.Dispatch;
import org.hpsearch.launch.many.PlanLine;
import org.hpsearch.run.RunId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What `rerun` and `resume` start, as tasks of an engine: each is the same verb for one run and one combination.
///
/// @param verb         with the options that were typed
/// @param combinations of the changes; the starts of one run have them in this order
/// @param flags        the program's own
record RepeatTasks(CommandSpec verb, List<Map<String, String>> combinations, List<String> flags) {
    /// Options that say which runs are handed over, and how; the rest says what each does.
    private static final Set<String> OF_THE_WHOLE =
            Set.of("--on", "--dry-run", "--top", "--yes", "--quiet", "--auto-resume");

    List<Task> of(List<RunStart> starts) {
        List<Task> tasks = new ArrayList<>();
        for (RunStart start : starts) {
            Map<String, String> changes = combinations.get(tasks.size() % combinations.size());
            List<String> words = changes.entrySet().stream()
                    .map(change -> Assignments.word(change.getKey(), change.getValue()))
                    .toList();
            String run = String.valueOf(start.plan().label().lineage().parent());
            String label = name() + " " + RunId.shortForm(run) + (words.isEmpty() ? "" : " ") + String.join(" ", words);
            tasks.add(
                    new Task(tasks.size(), label, PlanLine.bash(line(run, words)), Dispatch.planned(start.command())));
        }
        return tasks;
    }

    private String name() {
        return verb.name().substring(verb.name().lastIndexOf(' ') + 1);
    }

    private List<String> line(String run, List<String> changes) {
        List<String> line = new ArrayList<>(List.of("hps", name(), "--auto-resume", "--yes"));
        line.addAll(options());
        line.add(run);
        line.addAll(changes);
        if (!flags.isEmpty()) {
            line.add("--");
            line.addAll(flags);
        }
        return line;
    }

    private List<String> options() {
        return verb.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> !OF_THE_WHOLE.contains(option.longestName()))
                .map(RepeatTasks::typed)
                .collect(Collectors.toList());
    }

    private static String typed(OptionSpec option) {
        return option.arity().max() == 0
                ? option.longestName()
                : option.longestName() + "=" + option.originalStringValues().getLast();
    }
}
