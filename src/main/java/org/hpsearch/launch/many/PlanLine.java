package org.hpsearch.launch.many;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.launch.Prospect;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Words;

/// A plan as a line for a shell: `hps run ...`.
public final class PlanLine {
    private PlanLine() {}

    /// @param folder      that the line is run in
    /// @param environment of hps itself
    /// @throws UsageException where it cannot be one line
    public static String of(RunPlan plan, Path folder, Map<String, String> environment) throws IOException {
        List<String> words = new ArrayList<>(List.of("hps", "run"));
        String sweep = plan.lineage().sweep();
        option(words, "--sweep", sweep == null ? List.of() : List.of(sweep));
        option(words, "-e", plan.experiment().isEmpty() ? List.of() : List.of(plan.experiment()));
        option(
                words,
                "-n",
                plan.notes().name().isEmpty() ? List.of() : List.of(plan.notes().name()));
        option(words, "-t", plan.notes().tags());
        option(
                words,
                "--note",
                plan.notes().note().isEmpty() ? List.of() : List.of(plan.notes().note()));
        new TreeMap<>(plan.given()).forEach((key, value) -> option(words, "-p", List.of(key + "=" + value)));
        option(words, "--checkpoint", plan.checkpoints());
        reading(words, plan.reading());
        if (plan.keep() != 1) {
            option(words, "--keep", List.of(Integer.toString(plan.keep())));
        }
        words.add("--");
        words.addAll(plan.given().isEmpty() ? Prospect.safe(plan, environment) : plan.command());
        if (words.toString().indexOf('\n') >= 0) {
            throw new UsageException("a word of the command holds a line break: it cannot stand in a line");
        }
        StringBuilder line = new StringBuilder();
        if (!plan.folder().equals(folder)) {
            line.append(Words.join(List.of("cd", plan.folder().toString()))).append(" && ");
        }
        new TreeMap<>(plan.variables())
                .forEach((name, value) -> line.append(name)
                        .append('=')
                        .append(Words.join(List.of(value)))
                        .append(' '));
        return line + Words.join(words);
    }

    private static void reading(List<String> words, RunPlan.Reading reading) {
        option(words, "--metric", reading.metrics());
        option(
                words,
                "-s",
                reading.changes().stream()
                        .map(change -> change.file() + ":" + change.key() + "=" + change.value())
                        .toList());
        option(words, "--config", reading.config());
        option(words, "--env-param", reading.env());
        flag(words, "--globals", reading.globals());
        flag(words, "--no-sys", !reading.system());
        flag(words, "--buffered", !reading.unbuffered());
        flag(words, "--tty", reading.tty());
    }

    private static void option(List<String> words, String option, List<String> values) {
        values.forEach(value -> words.addAll(List.of(option, value)));
    }

    private static void flag(List<String> words, String option, boolean given) {
        if (given) {
            words.add(option);
        }
    }
}
