package org.hpsearch.capture.code;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.hpsearch.capture.arguments.Arguments;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.capture.arguments.TypedProgram;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.RegularName;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// The options that a program declares in its own code, whether they have a default or not: Python's, read from its
/// syntax tree, and R's. The code is read when the first option is looked up.
public final class DeclaredOptions {
    /// No options: of a program whose code is not known.
    public static final DeclaredOptions NONE = new DeclaredOptions(() -> Declared.UNKNOWN);

    /// What a script declares and reads.
    private record Declared(Map<String, Option> options, ScriptInputs inputs) {
        static final Declared UNKNOWN = new Declared(Map.of(), ScriptInputs.UNKNOWN);
    }

    /// An option as the program takes it.
    ///
    /// @param spelling   as it is typed: `--weight-decay`; of a flag that can only be switched off, what does that
    /// @param takesValue whether a value follows; a flag takes none
    /// @param joined     whether the value follows `=` in the same word
    /// @param on         what is typed for true; null where nothing is, and where a value follows
    /// @param off        what is typed for false; null where nothing is, and where a value follows
    public record Option(
            String spelling,
            boolean takesValue,
            boolean joined,
            @Nullable String on,
            @Nullable String off) {
        /// An option that a value follows.
        public static Option valued(String spelling) {
            return new Option(spelling, true, false, null, null);
        }

        /// A flag.
        ///
        /// @param off what is typed for false; null where nothing is
        public static Option flag(String on, @Nullable String off) {
            return new Option(on, false, false, on, off);
        }

        private static @Nullable Option parse(Value.Obj json) {
            String spelling = Fields.text(json, "spelling");
            if (spelling != null) {
                return new Option(spelling, true, Fields.flag(json, "joined"), null, null);
            }
            String on = Fields.text(json, "on");
            String off = Fields.text(json, "off");
            String typed = on == null ? off : on;
            return typed == null ? null : new Option(typed, false, false, on, off);
        }

        /// The words that give the program a value; none for a flag that is left out.
        ///
        /// @param value as typed
        /// @throws DataException where a flag is given anything but true or false
        public List<String> words(String value) {
            if (!takesValue) {
                String word = isTrue(spelling, value) ? on : off;
                return word == null ? List.of() : List.of(word);
            }
            if (joined) {
                return List.of(spelling + "=" + value);
            }
            List<String> words = new ArrayList<>(List.of(spelling));
            words.addAll(Arguments.elements(value));
            return words;
        }

        /// Whether a value switches a flag on.
        ///
        /// @throws DataException where it is neither true nor false
        public static boolean isTrue(String flag, String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "true", "1" -> true;
                case "false", "0" -> false;
                default -> throw new DataException(flag + " is a flag: true or false is expected, not '" + value + "'");
            };
        }
    }

    private final Supplier<Declared> source;
    private @Nullable Declared declared;

    private DeclaredOptions(Supplier<Declared> source) {
        this.source = source;
    }

    /// The options of the program that a command runs.
    ///
    /// @param folder working folder of the command
    public static DeclaredOptions of(CommandWords command, Path folder) {
        return new DeclaredOptions(() -> {
            Optional<Path> script = SourceFiles.of(command, folder);
            return script.isEmpty() ? typed(command) : read(command, script.get(), folder);
        });
    }

    /// What the text behind the `-c` of a shell reads.
    private static Declared typed(CommandWords command) {
        return TypedProgram.of(command)
                .map(program -> new Declared(Map.of(), ScriptInputs.ofShell(program.text())))
                .orElse(Declared.UNKNOWN);
    }

    private static Declared read(CommandWords command, Path script, Path folder) {
        ScriptText text = ScriptText.read(script);
        Value.Obj python = text.language() == ScriptText.Language.PYTHON
                ? PythonSource.read(command, script, folder)
                : Value.Obj.of(Map.of());
        Map<String, Option> options = switch (text.language()) {
            case PYTHON -> options(python);
            case R -> RSource.options(text.text());
            case SHELL, OTHER -> Map.of();
        };
        return new Declared(options, ScriptInputs.of(text, script, python));
    }

    private static Map<String, Option> options(Value.Obj python) {
        Map<String, Option> options = new TreeMap<>();
        Fields.object(python, "options").fields().forEach((name, json) -> {
            Option option = json instanceof Value.Obj object ? Option.parse(object) : null;
            if (option != null) {
                options.putIfAbsent(regular(name), option);
            }
        });
        return options;
    }

    private Declared declared() {
        if (declared == null) {
            declared = source.get();
        }
        return declared;
    }

    /// The option of a name in any spelling: `weight_decay`, `weight-decay`, `--weight-decay`; null where the program
    /// declares none, or its code cannot be read.
    public @Nullable Option option(String name) {
        return declared().options.get(regular(name));
    }

    /// The variable of the environment that a script reads for a parameter; null where it reads none.
    public @Nullable String variable(String name) {
        return declared().inputs.variables().stream()
                .filter(variable -> RegularName.isSame(variable, name))
                .findFirst()
                .orElse(null);
    }

    /// Whether the program surely reads no arguments, so that no option can give it a value.
    public boolean takesNone() {
        return declared().options.isEmpty() && declared().inputs.deaf();
    }

    static String regular(String name) {
        return RegularName.of(name.replaceFirst("^-+", ""));
    }
}
