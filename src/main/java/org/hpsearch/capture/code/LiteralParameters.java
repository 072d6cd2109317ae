package org.hpsearch.capture.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// What the source of a program in another language than Python says of its parameters: the names behind letters and
/// places of arguments, defaults of options, constants.
final class LiteralParameters {
    private static final String PLACE = "arg";
    private static final Pattern NAMELIST = Pattern.compile(
            "(?mi)^[ \\t]*namelist[ \\t]*/[ \\t]*(\\w+)[ \\t]*/[ \\t]*([\\w, \\t]*(?:&[ \\t]*\\n[\\w, \\t&]*)*)");

    private final String language;
    private final CommandWords command;
    private final Map<String, String> aliases = new LinkedHashMap<>();
    /// What variables are declared with.
    private final Map<String, Value> beginnings = new HashMap<>();
    private final Map<String, Value> presets = new LinkedHashMap<>();
    private final Map<String, Value> constants = new LinkedHashMap<>();
    /// Variables that options fill: under the option's name they are parameters already.
    private final Set<String> filled = new HashSet<>();

    private LiteralParameters(String language, CommandWords command) {
        this.language = language;
        this.command = command;
    }

    /// @param language as [CodeConstants#language] names it
    static LiteralParameters of(String language, ScriptText source, CommandWords command) {
        LiteralParameters found = new LiteralParameters(language, command);
        List<OptionLiterals.Option> declared = switch (source.language()) {
            case R, OTHER -> OptionLiterals.of(source.text());
            case PYTHON, SHELL -> List.of();
        };
        CodeConstants.Literals code = CodeConstants.of(language, source.text());
        List<CodeConstants.Constant> literals = code.constants();
        declared.forEach(found::declared);
        if (!language.isEmpty()) {
            found.beginnings.putAll(code.beginnings());
            ArgumentReads.of(language, source.text()).forEach(read -> found.read(read, literals));
        }
        if (language.equals("f")) {
            found.namelists(source.text(), literals);
        }
        literals.forEach(found::constant);
        return found;
    }

    private void declared(OptionLiterals.Option option) {
        if (!option.letter().isEmpty()) {
            aliases.put(option.letter(), option.name());
        }
        if (option.preset() != null) {
            presets.put(option.name(), option.preset());
        }
    }

    private void read(ArgumentReads.Read read, List<CodeConstants.Constant> literals) {
        List<String> typed = new ArrayList<>();
        read.options().forEach(option -> typed.add(option.replace('-', '_')));
        String name = name(read, typed);
        if (read.place() > 0) {
            typed.add(PLACE + read.place());
        }
        filled.add(read.variable());
        typed.stream().filter(key -> !key.equals(name)).forEach(key -> aliases.putIfAbsent(key, name));
        Value preset = preset(read, literals);
        if (preset != null
                && !presets.containsKey(name)
                && (read.place() == 0 || command.isPlaceLeftOut(read.place()))) {
            presets.put(name, preset);
        }
    }

    /// `namelist /solver/ tol, steps`: what a file may give, and what it is without.
    private void namelists(String source, List<CodeConstants.Constant> literals) {
        NAMELIST.matcher(source).results().forEach(list -> {
            for (String member : list.group(2).split("[\\s,&]+")) {
                filled.add(member.toLowerCase(Locale.ROOT));
                literals.stream()
                        .filter(constant -> constant.name().equalsIgnoreCase(member))
                        .findFirst()
                        .ifPresent(constant -> presets.putIfAbsent(
                                (list.group(1) + "." + member).toLowerCase(Locale.ROOT), constant.value()));
            }
        });
    }

    /// The long option, else what the letter is declared to mean, else the variable.
    private String name(ArgumentReads.Read read, List<String> typed) {
        return typed.stream()
                .filter(key -> key.length() > 1)
                .findFirst()
                .or(() -> typed.stream()
                        .map(aliases::get)
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElse(variable(read));
    }

    /// The variable, of an object's field the field alone; a point in a name of R's belongs to it.
    private String variable(ArgumentReads.Read read) {
        return language.equals("r")
                ? read.variable()
                : read.variable().substring(read.variable().lastIndexOf('.') + 1);
    }

    private @Nullable Value preset(ArgumentReads.Read read, List<CodeConstants.Constant> literals) {
        if (read.preset() != null) {
            return CodeLiterals.value(read.preset());
        }
        String variable = variable(read);
        return literals.stream()
                .filter(constant -> constant.name().equals(variable))
                .map(CodeConstants.Constant::value)
                .findFirst()
                .orElse(beginnings.get(variable));
    }

    /// A variable that an unknown argument may replace counts only where there are none.
    private void constant(CodeConstants.Constant constant) {
        boolean open = constant.fate() == Assignments.Fate.ARGUMENT
                && !command.params().isEmpty();
        if (!open
                && !filled.contains(language.equals("f") ? constant.name().toLowerCase(Locale.ROOT) : constant.name())
                && HyperNames.isParameter(constant.name(), constant.value(), constant.scope())) {
            constants.putIfAbsent(constant.name(), constant.value());
        }
    }

    /// As typed → the parameter's name.
    Map<String, String> aliases() {
        return aliases;
    }

    /// Option → its default.
    Map<String, Value> presets() {
        return presets;
    }

    /// Constants that are parameters.
    Map<String, Value> constants() {
        return constants;
    }
}
