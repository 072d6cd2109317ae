package org.hpsearch.capture.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.capture.arguments.ConfigFile;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.files.Formats;
import org.hpsearch.process.Outside;
import org.hpsearch.project.Direction;
import org.hpsearch.run.Found;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Json;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Value;

/// The defaults that a program declares in its own code, found without executing it: Python's by its own parser, a
/// shell script's `${LR:-0.1}`, R's option parsers. Asked while the program already runs, so that it waits for nothing.
public final class DeclaredParameters {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int LARGEST = 1 << 20;
    private static final int LONGEST_ENVIRONMENT = 200;
    private static final Pattern PYTHON = Pattern.compile("(?:python|pypy)[\\d.]*w?");
    private static final Pattern SHELL_DEFAULT = Pattern.compile("\\$\\{([A-Za-z_]\\w*):?[-=]([^${}\"'`\\n]*)}");
    private static final Pattern R_OPTION = Pattern.compile(
            "(?:make_option|add_option|add_argument)\\s*+\\(([^()]*+(?:\\([^()]*+\\)[^()]*+)*+)\\)", Pattern.DOTALL);
    private static final Pattern R_NAME = Pattern.compile("[\"']--([\\w.-]+)[\"']");
    private static final Pattern R_DEFAULT = Pattern.compile("default\\s*=\\s*(\"[^\"]*\"|'[^']*'|[\\w.+-]+)");

    /// What the interpreter was asked, and the script's time and size.
    private record Question(List<String> words, String stamp) {}

    /// A sweep asks the same of the same script many times.
    private static final Map<Question, byte[]> ANSWERS = new ConcurrentHashMap<>();

    private final CommandWords command;
    private final Path folder;
    private final Map<String, String> environment;

    private DeclaredParameters(CommandWords command, Path folder, Map<String, String> environment) {
        this.command = command;
        this.folder = folder;
        this.environment = environment;
    }

    /// Takes a parameter that was found.
    public interface Sink {
        /// @param from `declared`, or the file it stands in
        void found(String name, Value value, String from);
    }

    /// Finds what the program of a command declares.
    ///
    /// @param environment that the program sees
    /// @param globals     whether the constants of a Python script count
    public static void find(
            CommandWords command, Path folder, Map<String, String> environment, boolean globals, Sink sink) {
        new DeclaredParameters(command, folder, environment).find(globals, sink);
    }

    private void find(boolean globals, Sink sink) {
        foamCase(sink);
        command.scriptFile(folder).ifPresent(script -> script(script, globals, sink));
    }

    private void script(Path script, boolean globals, Sink sink) {
        String name = script.getFileName().toString();
        String text = text(script);
        if (name.endsWith(".py")
                || text.startsWith("#!") && text.lines().findFirst().orElse("").contains("python")) {
            python(script, sink);
            if (globals) {
                Formats.constants(text).forEach((key, value) -> sink.found(key, value, name));
            }
        } else if (name.endsWith(".R") || name.endsWith(".r")) {
            options(text, sink);
        } else if (name.endsWith(".sh") || name.endsWith(".bash") || text.startsWith("#!") && text.contains("sh\n")) {
            shell(text, sink);
        }
    }

    private static String text(Path file) {
        try {
            Optional<byte[]> bytes = SafeFile.read(file, LARGEST);
            return bytes.map(b -> new String(b, StandardCharsets.UTF_8)).orElse("");
        } catch (DataException tooLarge) {
            return "";
        }
    }

    private void shell(String text, Sink sink) {
        Matcher defaults = SHELL_DEFAULT.matcher(text);
        while (defaults.find()) {
            environment(defaults.group(1), defaults.group(2).strip(), sink);
        }
    }

    /// A variable of the environment counts with the value that the program sees.
    private void environment(String name, String declared, Sink sink) {
        String value = Redaction.isSecretVariable(name) ? declared : environment.getOrDefault(name, declared);
        if (!value.isEmpty() && value.length() <= LONGEST_ENVIRONMENT) {
            sink.found(name, Numbers.typed(value), Found.DECLARED);
        }
    }

    private static void options(String text, Sink sink) {
        Matcher options = R_OPTION.matcher(text);
        while (options.find()) {
            Matcher name = R_NAME.matcher(options.group(1));
            Matcher value = R_DEFAULT.matcher(options.group(1));
            if (name.find() && value.find()) {
                String bare = value.group(1).replaceAll("^[\"']|[\"']$|(?<=\\d)L$", "");
                sink.found(name.group(1).replace('-', '_'), Numbers.typed(bare), Found.DECLARED);
            }
        }
    }

    private void python(Path script, Sink sink) {
        List<String> words = new ArrayList<>(interpreter());
        words.addAll(List.of("-I", "-S", "-c", Source.PROGRAM, script.toString(), folder.toString()));
        byte[] told = ANSWERS.computeIfAbsent(new Question(words, stamp(script)), question -> {
            Outside.Outcome outcome = Outside.run(question.words, folder, LIMIT, LARGEST);
            return outcome.fine() ? outcome.output() : new byte[0];
        });
        try {
            if (told.length > 0 && Json.parse(told) instanceof Value.Obj answer) {
                aliases(Fields.object(answer, "aliases"), sink);
                Fields.object(answer, "params").fields().forEach((key, value) -> declared(key, value, sink));
                Fields.object(answer, "env").fields().forEach((key, value) -> environment(key, value.print(), sink));
                if (answer.fields().get("hydra") instanceof Value.Items hydra) {
                    hydra(script, hydra.values(), sink);
                }
            }
        } catch (DataException notJson) {
            // an interpreter that says something else declares nothing
        }
    }

    private static String stamp(Path script) {
        try {
            return Files.getLastModifiedTime(script) + " " + Files.size(script);
        } catch (IOException gone) {
            return "";
        }
    }

    /// `-l 0.01` given is what the program calls `learning_rate`; told before the default, which then counts no more.
    private void aliases(Value.Obj aliases, Sink sink) {
        aliases.fields().forEach((typed, name) -> {
            Value given = command.params().get(typed);
            if (given != null) {
                sink.found(name.print(), given, Found.DECLARED);
            }
        });
    }

    /// A declared default; one that names a configuration file stands for what is in it, too.
    private void declared(String name, Value value, Sink sink) {
        sink.found(name, value, Found.DECLARED);
        boolean config = Direction.words(name).stream().anyMatch(ConfigFile.WORDS::contains);
        if (config && value instanceof Value.Text file && !command.params().containsKey(name)) {
            try {
                Formats.read(folder.resolve(file.text())).forEach((key, one) -> sink.found(key, one, file.text()));
            } catch (InvalidPathException noFile) {
                // a text that is no path
            }
        }
    }

    /// The very interpreter that runs the program.
    private List<String> interpreter() {
        for (int i = Math.min(command.script(), command.words().size() - 1); i >= 0; i--) {
            String word = command.words().get(i);
            if (PYTHON.matcher(FileName.base(word)).matches()) {
                return List.of(word);
            }
            int slash = word.lastIndexOf('/');
            if (slash > 0
                    && i < command.script()
                    && Files.isExecutable(folder.resolve(word.substring(0, slash + 1) + "python"))) {
                return List.of(word.substring(0, slash + 1) + "python");
            }
        }
        return List.of("python3");
    }

    /// Hydra's configuration tree: the primary file, and the files of the groups in its defaults list.
    private void hydra(Path script, List<Value> names, Sink sink) {
        String config = names.size() > 1 && names.get(1) instanceof Value.Text text ? text.text() : "config";
        String tree = !names.isEmpty() && names.getFirst() instanceof Value.Text text ? text.text() : ".";
        Path root = script.resolveSibling(tree).normalize();
        Path primary = root.resolve(config.replaceFirst("\\.yaml$", "") + ".yaml");
        TreeMap<String, Value> params = new TreeMap<>(Formats.read(primary));
        Value defaults = params.remove("defaults");
        if (defaults instanceof Value.Items items) {
            for (Value item : items.values()) {
                if (item instanceof Value.Obj choice) {
                    choice.fields()
                            .forEach((group, option) ->
                                    group(root, group, command.params().getOrDefault(group, option), params));
                }
            }
        }
        params.forEach((key, value) -> sink.found(key, value, relative(primary)));
    }

    private static void group(Path root, String group, Value option, Map<String, Value> params) {
        String name = group.replaceFirst("^override ", "");
        Path file = root.resolve(name).resolve(option.print() + ".yaml").normalize();
        params.putIfAbsent(name, option);
        if (file.startsWith(root)) {
            Formats.read(file).forEach((key, value) -> params.putIfAbsent(name.replace('/', '.') + "." + key, value));
        }
    }

    private String relative(Path file) {
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }

    /// An OpenFOAM case names no file: its `system/controlDict` is always read.
    private void foamCase(Sink sink) {
        Path control = folder.resolve("system/controlDict");
        if (Files.isRegularFile(control) && command.words().stream().anyMatch(word -> word.contains("Foam"))) {
            Formats.read(control).forEach((key, value) -> sink.found(key, value, "system/controlDict"));
        }
    }

    /// The program that Python runs.
    private static final class Source {
        static final String PROGRAM = load();

        private static String load() {
            try (InputStream in = DeclaredParameters.class.getResourceAsStream("declared.py")) {
                return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
