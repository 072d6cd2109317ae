package org.hpsearch.capture.code;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.capture.arguments.ConfigFile;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.files.Formats;
import org.hpsearch.project.Direction;
import org.hpsearch.run.Found;
import org.hpsearch.value.Fields;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// The defaults that a program declares in its own code, found without executing it: Python's by its own parser, a
/// shell script's `${LR:-0.1}`, the literals that the option parsers of other languages are given. Asked while the
/// program already runs, so that it waits for nothing.
public final class DeclaredParameters {
    private static final int LONGEST_ENVIRONMENT = 200;
    private static final Pattern SHELL_DEFAULT = Pattern.compile("\\$\\{([A-Za-z_]\\w*):?[-=]([^${}\"'`\\n]*)}");

    private final CommandWords command;
    private final Path folder;
    private final Map<String, String> environment;
    private final Predicate<Path> mayRead;

    private DeclaredParameters(
            CommandWords command, Path folder, Map<String, String> environment, Predicate<Path> mayRead) {
        this.command = command;
        this.folder = folder;
        this.environment = environment;
        this.mayRead = mayRead;
    }

    /// Whether a name is a parameter's by itself, whatever has it: `learning_rate`, but not `w`.
    public static boolean isKnownName(String name) {
        return HyperNames.isKnown(name);
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
        find(command, folder, environment, globals, file -> true, sink);
    }

    /// The same while the program runs.
    ///
    /// @param mayRead whether a data file may be read: what hps reads looks as if the program had read it
    public static void find(
            CommandWords command,
            Path folder,
            Map<String, String> environment,
            boolean globals,
            Predicate<Path> mayRead,
            Sink sink) {
        new DeclaredParameters(command, folder, environment, mayRead).find(globals, sink);
    }

    private void find(boolean globals, Sink sink) {
        new Decks(folder, mayRead, sink).ofFoamCommand(command.words());
        SourceFiles.of(command, folder).ifPresent(script -> script(script, globals, sink));
    }

    private void script(Path script, boolean globals, Sink sink) {
        ScriptText source = ScriptText.read(script);
        String language = CodeConstants.language(FileName.ending(script.toString()), source);
        LiteralParameters literals = LiteralParameters.of(language, source, command);
        literals.aliases().forEach((typed, name) -> alias(typed, name, sink));
        literals.presets().forEach((name, value) -> sink.found(name, value, Found.DECLARED));
        switch (source.language()) {
            case PYTHON -> {
                python(script, sink);
                if (globals) {
                    String name = script.getFileName().toString();
                    Formats.constants(source.text()).forEach((key, value) -> sink.found(key, value, name));
                }
            }
            case R -> RSource.defaults(source.text()).forEach((key, value) -> sink.found(key, value, Found.DECLARED));
            case SHELL -> {
                shell(source.text(), sink);
                new Decks(folder, mayRead, sink).ofScript(source.text());
            }
            case OTHER -> {
                // its constants are all that is known
            }
        }
        if (source.language() != ScriptText.Language.PYTHON && source.language() != ScriptText.Language.SHELL) {
            DefaultCalls.of(source.text()).forEach(call -> lookedUp(call, sink));
        }
        new Decks(folder, mayRead, sink).ofReads(source.text());
        literals.constants().forEach((name, value) -> sink.found(name, value, Found.CODE));
    }

    private void lookedUp(DefaultCalls.Call call, Sink sink) {
        if (call.environment()) {
            environment(call.name(), call.preset().print(), sink);
        } else {
            sink.found(call.name(), call.preset(), Found.DECLARED);
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
            boolean set = !Redaction.isSecretVariable(name) && environment.containsKey(name);
            sink.found(name, Numbers.typed(value), set ? Found.ENVIRONMENT : Found.DECLARED);
        }
    }

    private void python(Path script, Sink sink) {
        Value.Obj answer = PythonSource.read(command, script, folder);
        aliases(Fields.object(answer, "aliases"), sink);
        Fields.object(answer, "places").fields().forEach((name, read) -> place(name, read, sink));
        Fields.object(answer, "params").fields().forEach((key, value) -> declared(key, value, sink));
        Fields.object(answer, "env").fields().forEach((key, value) -> environment(key, value.print(), sink));
        if (answer.fields().get("hydra") instanceof Value.Items hydra) {
            hydra(script, hydra.values(), sink);
        }
        Value.Obj constants = Fields.object(answer, "constants");
        constants(Fields.object(constants, "dict").fields(), HyperNames.Scope.CONFIGURATION, sink);
        constants(Fields.object(constants, "top").fields(), HyperNames.Scope.SCRIPT, sink);
        constants(Fields.object(constants, "argument").fields(), HyperNames.Scope.ARGUMENT, sink);
        constants(Fields.object(constants, "inner").fields(), HyperNames.Scope.INNER, sink);
    }

    /// A variable that the script fills from an argument by its place.
    private void place(String name, Value read, Sink sink) {
        if (read instanceof Value.Obj object && object.fields().get("place") instanceof Value.Num at) {
            int place = (int) at.asDouble();
            alias("arg" + place, name, sink);
            Value preset = object.fields().get("default");
            if (preset != null && !(preset instanceof Value.Null) && command.isPlaceLeftOut(place)) {
                sink.found(name, preset, Found.DECLARED);
            }
        }
    }

    private static void constants(Map<String, Value> constants, HyperNames.Scope scope, Sink sink) {
        constants.forEach((name, value) -> {
            if (HyperNames.isParameter(name, value, scope)) {
                sink.found(name, value, Found.CODE);
            }
        });
    }

    /// `-l 0.01` given is what the program calls `learning_rate`; told before the default, which then counts no more.
    private void aliases(Value.Obj aliases, Sink sink) {
        aliases.fields().forEach((typed, name) -> alias(typed, name.print(), sink));
    }

    private void alias(String typed, String name, Sink sink) {
        Value given = command.params().get(typed);
        if (given != null) {
            sink.found(name, given, Found.DECLARED);
        }
    }

    /// A declared default; one that names a configuration file stands for what is in it, too.
    private void declared(String name, Value value, Sink sink) {
        sink.found(name, value, Found.DECLARED);
        boolean config = Direction.words(name).stream().anyMatch(ConfigFile.WORDS::contains);
        if (config && value instanceof Value.Text file && !command.params().containsKey(name)) {
            try {
                Path path = folder.resolve(file.text());
                if (mayRead.test(path)) {
                    Formats.read(path).forEach((key, one) -> sink.found(key, one, file.text()));
                }
            } catch (InvalidPathException noFile) {
                // a text that is no path
            }
        }
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
}
