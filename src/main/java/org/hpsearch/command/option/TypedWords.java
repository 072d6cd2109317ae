package org.hpsearch.command.option;

import java.util.List;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;
import picocli.CommandLine.Model.CommandSpec;

/// What was typed, as it was typed.
public final class TypedWords {
    private static final String DASHES = "--";

    private TypedWords() {}

    /// The words behind the first `--`.
    public static List<String> behindDashes(CommandSpec verb) {
        List<String> typed = all(verb);
        int dashes = typed.indexOf(DASHES);
        return dashes < 0 ? List.of() : typed.subList(dashes + 1, typed.size());
    }

    /// Whether `--` stands right before the words that are no options of hps.
    public static boolean dashesBefore(CommandSpec verb, List<String> positional) {
        List<String> typed = all(verb);
        int begin = typed.size() - positional.size();
        return begin > 0 && typed.get(begin - 1).equals(DASHES);
    }

    /// Makes sure that no word looks like an option, for a verb that takes numbers with a sign.
    ///
    /// @throws UsageException where one does
    public static void refuseOptions(List<String> words) {
        for (String word : words) {
            if (word.startsWith("-") && Numbers.parse(word) == null) {
                throw new UsageException("unknown option '" + word + "'");
            }
        }
    }

    /// All words behind the verb.
    public static List<String> all(CommandSpec verb) {
        return verb.commandLine().getParseResult().originalArgs();
    }
}
