package org.hpsearch.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
