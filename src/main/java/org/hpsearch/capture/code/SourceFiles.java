package org.hpsearch.capture.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.value.FileName;

/// The source of the program that a command runs: its script, or what lies beside a binary by its name.
final class SourceFiles {
    private static final List<String> ENDINGS =
            List.of("c", "cpp", "cc", "cxx", "f90", "f", "F90", "rs", "go", "java", "jl", "cu", "d", "pas", "hs", "ml");

    private SourceFiles() {}

    static Optional<Path> of(CommandWords command, Path folder) {
        Optional<Path> script = command.scriptFile(folder);
        String word =
                command.script() < command.words().size() ? command.words().get(command.script()) : "";
        if (word.isEmpty() || script.isPresent() && isSource(script.get())) {
            return script;
        }
        return named(command, folder)
                .or(() -> beside(word, folder))
                .or(() -> ofClass(word, folder))
                .or(() -> script);
    }

    /// The source of a class of Java: `org.lab.Fit` in `Fit.java`, `src/main/java/org/lab/Fit.java`.
    private static Optional<Path> ofClass(String word, Path folder) {
        String name = word.substring(word.lastIndexOf('.') + 1);
        if (word.indexOf('/') >= 0 || name.isEmpty() || !Character.isUpperCase(name.charAt(0))) {
            return Optional.empty();
        }
        String path = word.replace('.', '/') + ".java";
        return Stream.of("src/main/java/" + path, "src/" + path, path, "src/" + name + ".java", name + ".java")
                .filter(source -> FileName.isFile(folder, source))
                .findFirst()
                .map(folder::resolve);
    }

    private static boolean isSource(Path script) {
        String ending = FileName.ending(script.toString());
        return ENDINGS.contains(ending)
                || ending.equals("js")
                || ScriptText.read(script).language() != ScriptText.Language.OTHER;
    }

    /// A source that a tool is given to compile and run: `go run main.go`.
    private static Optional<Path> named(CommandWords command, Path folder) {
        return command.words().stream()
                .filter(word -> ENDINGS.contains(FileName.ending(word)) && FileName.isFile(folder, word))
                .findFirst()
                .or(() -> built(command)
                        .filter(source -> FileName.isFile(folder, source))
                        .findFirst())
                .map(folder::resolve);
    }

    /// Where the source is of what a tool builds: `go run .`, `cargo run --bin fit`.
    private static Stream<String> built(CommandWords command) {
        String name = command.program();
        return switch (FileName.base(command.words().get(command.script()))) {
            case "." -> Stream.of("main.go");
            case "cargo" -> Stream.of("src/bin/" + name + ".rs", "examples/" + name + ".rs", "src/main.rs");
            default -> Stream.of();
        };
    }

    private static Optional<Path> beside(String word, Path folder) {
        String place = word.substring(0, word.lastIndexOf('/') + 1);
        String stem = FileName.stem(word);
        return Stream.of(place, place + "src/", place + "../src/", "src/")
                .distinct()
                .filter(where -> where.isEmpty() || Files.isDirectory(folder.resolve(where)))
                .flatMap(where -> ENDINGS.stream().map(ending -> where + stem + "." + ending))
                .filter(name -> FileName.isFile(folder, name))
                .findFirst()
                .or(() -> place.contains("target/") && FileName.isFile(folder, "src/main.rs")
                        ? Optional.of("src/main.rs")
                        : Optional.empty())
                .map(folder::resolve)
                .or(() -> place.isEmpty() ? Optional.empty() : only(folder.resolve(place)));
    }

    /// The source of a binary that stands in a folder with one source alone, `./anneal` beside `main.go`.
    private static Optional<Path> only(Path where) {
        try (Stream<Path> files = Files.list(where)) {
            List<Path> sources = files.filter(file -> ENDINGS.contains(FileName.ending(file.toString())))
                    .limit(2)
                    .toList();
            return sources.size() == 1 ? Optional.of(sources.getFirst()) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
