package org.hpsearch.capture.arguments;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.value.FileName;

/// A program that is typed in its command: the text behind the `-c` of a shell, or what awk is given.
///
/// @param text  of a shell; empty for awk
/// @param awk   whether awk runs it, which takes variables before its program only
/// @param named whether a word behind the text of a shell is its name, so that arguments can follow
public record TypedProgram(String text, boolean awk, boolean named) {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "dash");
    private static final Pattern READS = Pattern.compile("\\$\\{?[@*#1-9]|\\b(?:getopts|shift)\\b");

    /// The typed program of a command; empty where it runs another one.
    public static Optional<TypedProgram> of(CommandWords command) {
        List<String> words = command.words();
        int at = command.script();
        if (at >= words.size()) {
            return Optional.empty();
        }
        if (words.stream().limit(at + 1L).map(FileName::base).anyMatch(CommandWords.AWK::contains)) {
            return Optional.of(new TypedProgram("", true, false));
        }
        Interpreters.Interpreter shell =
                SHELLS.contains(FileName.base(words.get(at))) ? Interpreters.interpreter(words.get(at)) : null;
        for (int i = at + 1;
                shell != null && i + 1 < words.size() && words.get(i).startsWith("-");
                i++) {
            if (shell.code().contains(shell.option(words.get(i)))) {
                return Optional.of(new TypedProgram(words.get(i + 1), false, i + 2 < words.size()));
            }
            i += shell.valued().contains(shell.option(words.get(i))) ? 1 : 0;
        }
        return Optional.empty();
    }

    /// Why the program would not see a word at the end of its command, and what to do; empty where it would.
    ///
    /// @param name of the parameter
    public String deafness(String name) {
        if (awk) {
            return "awk takes variables before its program only, so hps cannot give it '" + name + "'; type -v " + name
                    + "=VALUE before the program";
        }
        if (!READS.matcher(text).find()) {
            return "the text behind -c reads no arguments, so hps cannot give it '" + name
                    + "'; use \"$@\" or a variable of the environment in it";
        }
        return named
                ? ""
                : "the text behind -c has no name yet, and the first word behind it would be that, so hps cannot give"
                        + " it '" + name + "'; type a name behind the text, as in sh -c TEXT sh";
    }
}
