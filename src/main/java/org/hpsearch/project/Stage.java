package org.hpsearch.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Flat;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;

/// A step of an experiment that has several: it makes its outputs of its inputs.
///
/// @param command words, with `{key}` for parameters
/// @param params  parameters that it depends on, beside those in the command
/// @param inputs  files and folders that it reads
/// @param outputs files and folders that it writes
/// @param code    files and folders of its code, beside what the command names and that imports
public record Stage(
        String name,
        List<String> command,
        List<String> params,
        List<String> inputs,
        List<String> outputs,
        List<String> code) {
    /// The key under which stages stand.
    static final String ALL = "stages";

    /// The key of parameters.
    static final String PARAMS = "params";

    private static final List<String> KEYS = List.of("name", "command", PARAMS, "inputs", "outputs", "code");

    /// As an experiment declares them: a mapping of names, or a list of entries with a `name`.
    ///
    /// @param where the keys above, with a dot behind
    static List<Stage> parse(Value.Obj experiment, String where, List<String> warnings) {
        TreeMap<String, Value> named =
                new TreeMap<>(Fields.object(experiment, ALL).fields());
        if (experiment.fields().get(ALL) instanceof Value.Items items) {
            for (Value item : items.values()) {
                if (item instanceof Value.Obj stage) {
                    named.put(Fields.text(stage, "name", ""), stage);
                }
            }
        }
        List<Stage> stages = new ArrayList<>();
        named.forEach((name, value) -> {
            if (value instanceof Value.Obj stage && !name.isEmpty()) {
                KeyKind.check(stage, KEYS, where + ALL + "." + name + ".", warnings);
                stages.add(new Stage(
                        name,
                        command(stage),
                        names(stage),
                        Settings.list(stage, "inputs"),
                        Settings.list(stage, "outputs"),
                        Settings.list(stage, "code")));
            } else {
                warnings.add("stage '" + name + "' of " + where + ALL + " is not a mapping with a command");
            }
        });
        return inOrder(stages, warnings);
    }

    /// The words of a declared command: one line of it, or a list.
    static List<String> command(Value.Obj entry) {
        return entry.fields().get("command") instanceof Value.Text line
                ? Words.split(line.text())
                : Settings.list(entry, "command");
    }

    /// The parameters of a stage: a list of names, or a mapping that gives their values, too.
    private static List<String> names(Value.Obj stage) {
        return stage.fields().get(PARAMS) instanceof Value.Obj values
                ? List.copyOf(Flat.of(values).keySet())
                : Settings.list(stage, PARAMS);
    }

    /// Each behind those whose outputs it reads; otherwise by name. Those that wait for each other come last.
    static List<Stage> inOrder(List<Stage> stages, List<String> warnings) {
        List<Stage> left = new ArrayList<>(stages);
        List<Stage> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Stage next = left.stream()
                    .filter(stage -> left.stream().noneMatch(other -> other != stage && stage.reads(other)))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                warnings.add("stages wait for each other's outputs: "
                        + String.join(", ", left.stream().map(Stage::name).toList()));
                ordered.addAll(left);
                return ordered;
            }
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }

    /// Whether it reads what another one writes.
    public boolean reads(Stage other) {
        return other.outputs.stream()
                .anyMatch(output ->
                        inputs.stream().anyMatch(input -> isInside(input, output) || isInside(output, input)));
    }

    private static boolean isInside(String path, String folder) {
        Path one = Path.of(path).normalize();
        return one.startsWith(Path.of(folder).normalize());
    }
}
