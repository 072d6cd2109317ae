package org.hpsearch.launch.again;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hpsearch.capture.code.DeclaredOptions;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.project.ResumeOptions;
import org.hpsearch.run.Place;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Template;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;

/// How a program gets the checkpoint that it goes on from: by words that were given (`--with`, `resume:` in
/// `hps.yaml`), else by an option for it that the command has or the code declares, else by the file in its old place.
///
/// @param how       in words; empty where only the place is left
/// @param path      whether the program gets the checkpoint's path; else it looks for it in its place
/// @param changes   parameter → value, where the command has or declares the option
/// @param flags     words behind the command
/// @param variables of the environment
record CheckpointHandover(
        String how, boolean path, Map<String, String> changes, List<String> flags, Map<String, String> variables) {
    /// Nothing hands it over: the program may look in its place.
    static final CheckpointHandover PLACE = new CheckpointHandover("", false, Map.of(), List.of(), Map.of());

    private static final String CHECKPOINT = "checkpoint";

    /// Values of such an option that mean a new beginning; the word `resume` takes their place.
    private static final List<String> MODES = List.of("scratch", "resume");

    /// A constant of a script whose constants are options, as in nanoGPT.
    private static final Pattern CONSTANT = Pattern.compile("(?m)^init_from\\s*=\\s*['\"]scratch");

    /// Whether anything but the file's place leads the program to the checkpoint.
    boolean known() {
        return !how.isEmpty();
    }

    /// The way of a command.
    ///
    /// @param words that were given, with `{checkpoint}`; empty to find out
    /// @param run   what the command is given, and what its code declares
    /// @param code  that will run
    /// @param copy  the checkpoint
    static CheckpointHandover of(String words, RunRecord run, Code code, Path copy) {
        if (words.equals("in place")) {
            return new CheckpointHandover("the program reads its own checkpoint", false, Map.of(), List.of(), Map.of());
        }
        if (!words.isEmpty()) {
            return byWords(words, copy);
        }
        CheckpointHandover known = byParameter(run, copy);
        return known.known() ? known : byCode(code, copy);
    }

    /// The code of a program.
    ///
    /// @param options that it declares
    /// @param text    of its script; empty where it cannot be read
    record Code(DeclaredOptions options, String text) {
        /// Of a program that hps cannot read.
        static final Code UNKNOWN = new Code(DeclaredOptions.NONE, "");
    }

    private static CheckpointHandover byWords(String words, Path copy) {
        List<String> flags = new ArrayList<>();
        TreeMap<String, String> variables = new TreeMap<>();
        for (String word : Template.fill(Words.split(words), key -> key.equals(CHECKPOINT) ? copy.toString() : null)) {
            int equals = word.indexOf('=');
            if (equals > 0 && word.substring(0, equals).matches("[A-Z_][A-Z0-9_]*")) {
                variables.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                flags.add(word);
            }
        }
        boolean path = Template.has(List.of(words), CHECKPOINT);
        return new CheckpointHandover("passed as " + words, path, Map.of(), flags, variables);
    }

    private static CheckpointHandover byParameter(RunRecord run, Path copy) {
        for (String option : ResumeOptions.KNOWN) {
            String given = CommandEdit.meant(option, run.info().places());
            Place place = run.info().places().get(given);
            if (place != null) {
                boolean flag = place.kind() == Place.Kind.FLAG || place.kind() == Place.Kind.NEGATED;
                return by(given, flag ? Value.of(false) : run.params().get(given), copy);
            }
            String declared = CommandEdit.meant(option, run.found());
            if (run.found().containsKey(declared)) {
                return by(declared, run.found().get(declared).value(), copy);
            }
        }
        return PLACE;
    }

    /// An option that the code declares, though it has no value unless given: `add_argument('--resume')`.
    private static CheckpointHandover byCode(Code code, Path copy) {
        for (String name : ResumeOptions.KNOWN) {
            DeclaredOptions.Option option = code.options.option(name);
            if (option != null) {
                return by(option.spelling(), option.takesValue() ? null : Value.of(false), copy);
            }
        }
        if (CONSTANT.matcher(code.text).find() && code.text.contains("configurator")) {
            return by("init_from", Value.of("scratch"), copy);
        }
        if (code.text.contains("TrainingArguments") && code.text.contains("HfArgumentParser")) {
            return by("resume_from_checkpoint", null, copy);
        }
        return PLACE;
    }

    /// @param option as it is typed, or a parameter's name
    /// @param value  that it has; null for none
    private static CheckpointHandover by(String option, @Nullable Value value, Path copy) {
        String name = option.replaceFirst("^-+", "");
        String shown = "passed as " + (option.startsWith("-") ? option : "--" + option);
        if (value instanceof Value.Bool) {
            return new CheckpointHandover(shown, false, Map.of(name, "true"), List.of(), Map.of());
        }
        boolean mode = value != null && MODES.contains(value.print().toLowerCase(Locale.ROOT));
        return mode
                ? new CheckpointHandover(shown + "=resume", false, Map.of(name, "resume"), List.of(), Map.of())
                : new CheckpointHandover(shown, true, Map.of(name, copy.toString()), List.of(), Map.of());
    }
}
