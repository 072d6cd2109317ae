package org.hpsearch.capture.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hpsearch.capture.arguments.ConfigFile;
import org.hpsearch.capture.written.CheckpointNames;
import org.hpsearch.project.Direction;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Words;

/// Input files that the command itself does not name: those that the commands of its shell script name, and the
/// dictionaries of an OpenFOAM case.
final class Decks {
    private static final int MOST_FILES = 50;

    /// What a command writes, `> FILE`, is no input.
    private static final Pattern WRITTEN = Pattern.compile(">+\\s*[^\\s;&|]+");

    private static final Pattern GOES_ON = Pattern.compile("\\\\\\r?\\n");
    /// A call that reads a file, with nothing but the file's name in quotes behind its bracket.
    private static final Pattern READ = Pattern.compile("(?i)\\b(?:\\w*(?:read|open|load|parse|require|import|include)"
            + "\\w*|file|path|i?fstream[ \\t]+\\w+|newFile|of)[ \\t]*\\([ \\t]*[\"'](?:\\./)?"
            + "([\\w./-]+\\.(?:json|ya?ml|toml|ini|cfg|conf|properties|nml))[\"']");
    private static final Set<String> DEFAULTS = Set.of("default", "defaults", "hyper", "base");
    private static final Pattern FOAM = Pattern.compile("Foam|\\bfoam");
    private static final String CONTROL = "system/controlDict";
    private static final List<String> DICTIONARIES = List.of(CONTROL, "system/fvSolution", "system/fvSchemes");

    private final Path folder;
    private final Predicate<Path> mayRead;
    private final DeclaredParameters.Sink sink;

    /// @param folder  working folder of the command
    /// @param mayRead whether a file may be read
    Decks(Path folder, Predicate<Path> mayRead, DeclaredParameters.Sink sink) {
        this.folder = folder;
        this.mayRead = mayRead;
        this.sink = sink;
    }

    /// The files that the commands of a shell script read: words that name a file which is a deck or a configuration.
    void ofScript(String script) {
        GOES_ON.matcher(script)
                .replaceAll(" ")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                .map(WRITTEN::matcher)
                .map(line -> line.replaceAll(" "))
                .flatMap(line -> Words.split(line).stream())
                .map(word -> word.substring(word.lastIndexOf('<') + 1))
                .map(word -> word.startsWith("-") && word.contains("=") ? word.substring(word.indexOf('=') + 1) : word)
                .filter(word -> !FileName.ending(word).equals("py")
                        && !CheckpointNames.isSure(word)
                        && FileName.isFile(folder, word))
                .distinct()
                .limit(MOST_FILES)
                .forEach(this::read);
        if (script.contains("Foam")) {
            ofFoamCase("");
        }
    }

    /// The OpenFOAM cases that a command works on: the folders that it names, `-case cavity`, and the working folder of
    /// a command of OpenFOAM's.
    void ofFoamCommand(List<String> words) {
        if (words.stream().anyMatch(word -> FOAM.matcher(word).find())) {
            ofFoamCase("");
        }
        words.stream()
                .map(word -> word.substring(word.lastIndexOf('=') + 1))
                .map(word -> word.endsWith("/") ? word : word + "/")
                .distinct()
                .forEach(this::ofFoamCase);
    }

    /// The configurations that a source reads by their literal names: `require('./defaults.json')`.
    void ofReads(String source) {
        READ.matcher(source)
                .results()
                .map(read -> read.group(1))
                .filter(name -> isConfiguration(name) && FileName.isFile(folder, name))
                .distinct()
                .limit(MOST_FILES)
                .forEach(this::read);
    }

    private static boolean isConfiguration(String name) {
        return Direction.words(FileName.stem(name)).stream()
                .anyMatch(word -> ConfigFile.WORDS.contains(word) || DEFAULTS.contains(word));
    }

    /// An OpenFOAM case names no file: its course, solvers and schemes are in `system`, its physics in `constant`.
    ///
    /// @param place of the case, as the program would name it: empty for the working folder, else with a `/` behind
    void ofFoamCase(String place) {
        if (!FileName.isFile(folder, place + CONTROL)) {
            return;
        }
        DICTIONARIES.stream()
                .map(name -> place + name)
                .filter(name -> FileName.isFile(folder, name))
                .forEach(this::read);
        try (Stream<Path> files = Files.list(folder.resolve(place + "constant"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            names.stream().limit(MOST_FILES).forEach(name -> read(place + "constant/" + name));
        } catch (IOException none) {
            // a case without physics
        }
    }

    private void read(String name) {
        if (mayRead.test(folder.resolve(name))) {
            ConfigFile.read(folder, name).forEach((key, value) -> sink.found(key, value, name));
        }
    }
}
