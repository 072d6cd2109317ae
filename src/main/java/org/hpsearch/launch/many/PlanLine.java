package org.hpsearch.launch.many;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.capture.edit.Substitution;
import org.hpsearch.console.SafeText;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.ProgramCommand;
import org.hpsearch.launch.ReadingOptions;
import org.hpsearch.launch.RunLabel;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Words;

/// A plan as a line for a shell: `hps run ...`.
public final class PlanLine {
    private PlanLine() {}

    /// @param folder that the line is run in
    /// @throws UsageException where it cannot be one line
    public static String of(PreparedCommand prepared, Path folder) {
        ProgramCommand command = prepared.plan().command();
        List<String> words = options(prepared.plan());
        words.add("--");
        words.addAll(command.given().isEmpty() ? prepared.safe() : command.words());
        if (words.toString().indexOf('\n') >= 0) {
            throw new UsageException(
                    "a word of the command has a line break, so hps cannot print the command as one line");
        }
        String there = prepared.plan().folder().equals(folder)
                ? ""
                : Words.join(List.of("cd", prepared.plan().folder().toString())) + " && ";
        return SafeText.quoted(there + assigned(variables(prepared.plan())) + Words.join(words));
    }

    /// The same for a job on another machine: with its secrets, for bash, going on from the job's earlier run.
    ///
    /// @param from the run that it goes on from at first; empty where it looks for one
    static String ofJob(PreparedCommand prepared, String from) {
        List<String> words = options(prepared.plan());
        words.addAll(2, from.isEmpty() ? List.of("--auto-resume") : List.of("--auto-resume", "--from", from));
        words.add("--");
        words.addAll(prepared.plan().command().words());
        return bash(variables(prepared.plan()), words);
    }

    /// Words as one line that bash reads back, and that is harmless on a terminal.
    public static String bash(List<String> words) {
        return bash(Map.of(), words);
    }

    private static String bash(Map<String, String> variables, List<String> words) {
        return SafeText.quoted(assigned(variables) + Words.join(words));
    }

    private static List<String> options(RunPlan plan) {
        RunLabel label = plan.label();
        ProgramCommand command = plan.command();
        List<String> words = new ArrayList<>(List.of("hps", "run"));
        String sweep = label.lineage().sweep();
        option(words, "--sweep", sweep == null ? List.of() : List.of(sweep));
        option(words, "-e", label.experiment().isEmpty() ? List.of() : List.of(label.experiment()));
        option(
                words,
                "-n",
                label.notes().name().isEmpty()
                        ? List.of()
                        : List.of(label.notes().name()));
        option(words, "-t", label.notes().tags());
        option(
                words,
                "--note",
                label.notes().note().isEmpty()
                        ? List.of()
                        : List.of(label.notes().note()));
        new TreeMap<>(command.given()).forEach((key, value) -> option(words, "-p", List.of(key + "=" + value)));
        option(words, "--checkpoint", plan.reading().checkpoints());
        reading(words, plan.reading(), command.changes());
        if (plan.reading().keep() != 1) {
            option(words, "--keep", List.of(Integer.toString(plan.reading().keep())));
        }
        return words;
    }

    /// The command that hps would start, as a shell takes it, secrets hidden. Values that hps changes in files stand in
    /// front.
    public static String program(PreparedCommand prepared) {
        ProgramCommand command = prepared.plan().command();
        List<String> words = new ArrayList<>();
        if (!command.changes().isEmpty()) {
            words.addAll(List.of("hps", "run"));
            changes(words, command.changes());
            words.add("--");
        }
        words.addAll(prepared.safe());
        return bash(command.variables(), words);
    }

    /// Variables as a shell sets them for one command.
    private static String assigned(Map<String, String> variables) {
        StringBuilder line = new StringBuilder();
        new TreeMap<>(variables)
                .forEach((name, value) -> line.append(name)
                        .append('=')
                        .append(Words.join(List.of(value)))
                        .append(' '));
        return line.toString();
    }

    private static void changes(List<String> words, List<Substitution.Change> changes) {
        changes.forEach(
                change -> option(words, "-s", List.of(change.file() + ":" + change.key() + "=" + change.value())));
    }

    private static Map<String, String> variables(RunPlan plan) {
        TreeMap<String, String> variables = new TreeMap<>(plan.command().variables());
        variables.putAll(plan.mode().slot());
        return variables;
    }

    private static void reading(List<String> words, ReadingOptions reading, List<Substitution.Change> changes) {
        option(words, "--metric", reading.metrics());
        changes(words, changes);
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
