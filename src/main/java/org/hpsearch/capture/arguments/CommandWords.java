package org.hpsearch.capture.arguments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hpsearch.run.Place;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Value;

/// The words of a command, read as parameters with their places.
///
/// @param words       the command
/// @param params      parameter → value as given
/// @param places      parameter → where it stands
/// @param script      index of the word that names the script, module or program; the command's size where there is
/// none
/// @param module      whether that word names a Python module (`-m a.b`)
/// @param program     what the command is about, for the experiment's name: `train` of `python src/train.py`
public record CommandWords(
        List<String> words,
        Map<String, Value> params,
        Map<String, Place> places,
        int script,
        boolean module,
        String program) {
    public CommandWords {
        words = List.copyOf(words);
        params = Collections.unmodifiableMap(new TreeMap<>(params));
        places = Collections.unmodifiableMap(new TreeMap<>(places));
    }

    /// Reads a command.
    ///
    /// @param argNames names for the positional arguments, in order; `arg1`, `arg2` ... beyond them
    /// @param isFile   tells whether a word names a file that exists
    public static CommandWords read(List<String> words, List<String> argNames, Predicate<String> isFile) {
        Head head = Head.find(words);
        Arguments arguments = new Arguments(words, argNames, isFile, head.tool());
        head.properties().forEach(arguments::property);
        arguments.read(head.argumentsFrom());
        return new CommandWords(
                words, arguments.params, arguments.places, head.script(), head.module(), head.program());
    }

    /// The file of the script or module that the command runs; empty where that is no file.
    ///
    /// @param folder working folder of the command
    public Optional<Path> scriptFile(Path folder) {
        String word = script < words.size() ? words.get(script) : "";
        String path = module ? word.replace('.', '/') : word;
        return Stream.of(module ? path + ".py" : path, path.replaceFirst("\\.py$", "") + "/__main__.py")
                .filter(name -> FileName.isFile(folder, name))
                .findFirst()
                .map(folder::resolve);
    }

    /// Whether the command surely gives no argument at a place, counted from 1: among options, a word may be any.
    public boolean isPlaceLeftOut(int place) {
        long given = places.values().stream()
                .filter(one -> one.kind() == Place.Kind.POSITIONAL)
                .count();
        return given == places.size() && given < place;
    }

    /// What stands before the program's own arguments.
    ///
    /// @param script        as in [CommandWords]
    /// @param argumentsFrom index of the first argument of the program
    /// @param tool          base name of the word that is started, for grammars that are a tool's own
    /// @param properties    indexes of `-DKEY=V` words before the script, and of assignments there
    record Head(int script, boolean module, String program, int argumentsFrom, String tool, List<Integer> properties) {
        private static final Set<String> AWK = Set.of("awk", "gawk", "mawk", "nawk");

        static Head find(List<String> words) {
            int at = 0;
            while (at < words.size() && Launchers.isAssignment(words.get(at)) && at + 1 < words.size()) {
                at++;
            }
            while (at < words.size()) {
                Launchers.Launcher launcher = Launchers.launcher(words.get(at), words, at);
                if (launcher == null) {
                    return program(words, at);
                }
                if (launcher.starts() == Launchers.Starts.BUILT) {
                    String built = Launchers.built(launcher, words, at);
                    return new Head(at, false, built, Launchers.builtStart(words, at), built, List.of());
                }
                int next = Launchers.commandStart(launcher, words, at);
                if (next >= words.size()) {
                    break;
                }
                if (launcher.starts() == Launchers.Starts.SCRIPT) {
                    return interpreted(words, next - 1, Interpreters.python(), FileName.base(words.get(at)));
                }
                at = next;
            }
            String first = words.isEmpty() ? "" : FileName.base(words.getFirst());
            return new Head(0, false, FileName.stem(first), words.size(), first, List.of());
        }

        private static Head program(List<String> words, int at) {
            Interpreters.Interpreter interpreter = Interpreters.interpreter(words.get(at));
            String tool = FileName.base(words.get(at));
            if (interpreter != null) {
                return interpreted(words, at, interpreter, tool);
            }
            if (AWK.contains(tool)) {
                return awk(words, at, tool);
            }
            return new Head(at, false, FileName.stem(tool), at + 1, tool, List.of());
        }

        /// `awk -v n=1 -f walk.awk`, `awk -vn=1 '{ print n }' data.txt`.
        private static Head awk(List<String> words, int at, String tool) {
            List<Integer> assigned = new ArrayList<>();
            int script = at;
            int i = at + 1;
            for (;
                    i < words.size()
                            && words.get(i).startsWith("-")
                            && words.get(i).length() > 1;
                    i++) {
                String word = words.get(i);
                boolean hasNext = i + 1 < words.size();
                if (word.equals("--")) {
                    i++;
                    break;
                } else if (word.equals("-v") && hasNext) {
                    assigned.add(++i);
                } else if (word.startsWith("-v")) {
                    assigned.add(i);
                } else if (word.equals("-f") && hasNext) {
                    script = script == at ? i + 1 : script;
                    i++;
                } else if (word.equals("-F") && hasNext) {
                    i++;
                }
            }
            assigned.removeIf(word -> words.get(word).indexOf('=') < 0);
            boolean isFile = script > at;
            String program = FileName.stem(isFile ? words.get(script) : tool);
            return new Head(script, false, program, Math.min(words.size(), isFile ? i : i + 1), tool, assigned);
        }

        /// @param at the interpreter's word; its own options follow
        private static Head interpreted(List<String> words, int at, Interpreters.Interpreter interpreter, String tool) {
            List<Integer> properties = new ArrayList<>();
            for (int i = at + 1; i < words.size(); i++) {
                String word = words.get(i);
                boolean hasNext = i + 1 < words.size();
                String option = interpreter.option(word);
                if (interpreter.module().contains(option) && hasNext) {
                    return new Head(i + 1, true, words.get(i + 1), i + 2, tool, properties);
                } else if (interpreter.code().contains(option) && hasNext) {
                    boolean named = interpreter.named() && i + 2 < words.size() && isName(words.get(i + 2));
                    int arguments = named ? i + 3 : i + 2;
                    return new Head(at, false, FileName.stem(tool), arguments, tool, properties);
                } else if (tool.equals("java") && word.equals("-jar") && hasNext) {
                    return new Head(i + 1, false, FileName.stem(words.get(i + 1)), i + 2, tool, properties);
                } else if (tool.equals("java") && word.startsWith("-D")) {
                    properties.add(i);
                } else if (interpreter.valued().contains(option)) {
                    i++;
                } else if (!word.startsWith("-") || word.equals("-")) {
                    return new Head(i, false, FileName.stem(word), i + 1, tool, properties);
                }
            }
            return new Head(at, false, FileName.stem(tool), words.size(), tool, properties);
        }

        /// The name that `sh -c CODE NAME` gives its program; an option or a pair there is meant as a parameter.
        private static boolean isName(String word) {
            return !word.startsWith("-") && word.indexOf('=') < 0;
        }
    }
}
