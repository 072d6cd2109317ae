package org.hpsearch.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hpsearch.value.Nearest;
import org.jspecify.annotations.Nullable;

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

    /// Names of fewer letters are too near to many others.
    private static final int SHORTEST = 4;

    /// Names of fewer letters may have one wrong, others two.
    private static final int SHORT = 6;

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
            return message + "; KEY=VALUE comes after an experiment" + named(experiments);
        }
        String nearest = Nearest.of(program, experiments);
        if (nearest != null) {
            return message + "; did you mean the experiment '" + nearest + "'?";
        }
        String near = nearest(program);
        return near == null ? message + named(experiments) : message + "; did you mean '" + near + "'?";
    }

    /// The program with the nearest name: on the path, or in the folder that a path names.
    private @Nullable String nearest(String program) {
        int edits = program.length() < SHORT ? 1 : 2;
        int slash = program.lastIndexOf('/');
        if (slash < 0) {
            return program.length() < SHORTEST ? null : Nearest.of(program, programs(places), edits);
        }
        String near = Nearest.of(
                program.substring(slash + 1),
                programs(List.of(folder.resolve(program.substring(0, slash + 1)))),
                edits);
        return near == null ? null : program.substring(0, slash + 1) + near;
    }

    private static Set<String> programs(List<Path> folders) {
        Set<String> names = new TreeSet<>();
        for (Path place : folders) {
            try (Stream<Path> files = Files.list(place)) {
                files.filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                        .forEach(file -> names.add(file.getFileName().toString()));
            } catch (IOException | UncheckedIOException unreadable) {
                // no program is found there
            }
        }
        return names;
    }

    private static String named(Set<String> experiments) {
        return experiments.isEmpty() ? "" : "; hps.yaml declares " + String.join(", ", new TreeSet<>(experiments));
    }

    /// A command that runs a file of the working folder, of this name or, for a script, of the nearest one.
    private String instead(String program) {
        if (program.indexOf('/') >= 0) {
            return "";
        }
        String ending = program.substring(program.lastIndexOf('.') + 1);
        List<String> interpreters = INTERPRETERS.getOrDefault(ending, List.of());
        String file = Files.isRegularFile(folder.resolve(program)) || interpreters.isEmpty()
                ? program
                : Nearest.of(program, files(folder, "." + ending), 2);
        if (file == null) {
            return "";
        }
        for (String interpreter : interpreters) {
            if (finds(interpreter)) {
                return interpreter + " " + file;
            }
        }
        return Files.isRegularFile(folder.resolve(file)) && Files.isExecutable(folder.resolve(file)) ? "./" + file : "";
    }

    private static Set<String> files(Path folder, String ending) {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .forEach(names::add);
        } catch (IOException | UncheckedIOException unreadable) {
            // no script is found there
        }
        return names;
    }
}
