package org.hpsearch.launch;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.value.Nearest;

/// Finds the program of a command before anything is made for it.
public final class ProgramLookup {
    /// The exit status of a shell that does not find a program.
    public static final int NOT_FOUND = 127;

    /// What a POSIX shell does itself.
    private static final Set<String> BUILT_IN = Set.of(
            ".",
            ":",
            "[",
            "alias",
            "cd",
            "command",
            "echo",
            "eval",
            "exec",
            "exit",
            "export",
            "false",
            "getopts",
            "hash",
            "kill",
            "printf",
            "pwd",
            "read",
            "readonly",
            "set",
            "test",
            "times",
            "trap",
            "true",
            "type",
            "ulimit",
            "umask",
            "unset",
            "wait");

    private static final Map<String, List<String>> INTERPRETERS = Map.of(
            "py", List.of("python", "python3"),
            "sh", List.of("sh"),
            "R", List.of("Rscript"),
            "jl", List.of("julia"),
            "js", List.of("node"),
            "pl", List.of("perl"),
            "rb", List.of("ruby"));

    private final Path folder;
    private final List<Path> places = new ArrayList<>();
    private final boolean known;

    /// @param folder      working folder
    /// @param environment of the program
    public ProgramLookup(Path folder, Map<String, String> environment) {
        this.folder = folder;
        String path = environment.getOrDefault("PATH", "");
        this.known = !path.isEmpty();
        for (String place : path.split(":", -1)) {
            try {
                places.add(folder.resolve(place));
            } catch (InvalidPathException unusable) {
                // no program is found there
            }
        }
    }

    /// Where a program without a slash in its name is.
    public Optional<Path> place(String program) {
        return places.stream()
                .map(place -> place.resolve(program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /// Whether a shell finds the program; true where that cannot be said.
    public boolean finds(String program) {
        try {
            if (program.indexOf('/') >= 0) {
                return Files.exists(folder.resolve(program));
            }
            return !known || BUILT_IN.contains(program) || place(program).isPresent();
        } catch (InvalidPathException noPath) {
            return true;
        }
    }

    /// Why there is no such program, and what may have been wanted.
    ///
    /// @param words       the command
    /// @param experiments that `hps.yaml` declares
    public String missing(List<String> words, Set<String> experiments) {
        String program = words.getFirst();
        String message = "command not found: " + program;
        String instead = instead(program);
        if (!instead.isEmpty()) {
            return message + "; did you mean '" + instead + "'?";
        }
        if (program.indexOf('=') > 0) {
            return message + "; parameters stand behind the command or an experiment" + named(experiments);
        }
        String nearest = Nearest.of(program, experiments);
        return nearest == null
                ? message + (experiments.isEmpty() ? "" : named(experiments))
                : message + "; did you mean the experiment '" + nearest + "'?";
    }

    private static String named(Set<String> experiments) {
        return experiments.isEmpty()
                ? ""
                : "; hps.yaml declares " + String.join(", ", new java.util.TreeSet<>(experiments));
    }

    /// A command that runs a file of the working folder.
    private String instead(String program) {
        Path file = folder.resolve(program);
        if (program.indexOf('/') >= 0 || !Files.isRegularFile(file)) {
            return "";
        }
        String ending = program.substring(program.lastIndexOf('.') + 1);
        for (String interpreter : INTERPRETERS.getOrDefault(ending, List.of())) {
            if (finds(interpreter)) {
                return interpreter + " " + program;
            }
        }
        return Files.isExecutable(file) ? "./" + program : "";
    }
}
