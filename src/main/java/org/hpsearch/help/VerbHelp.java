package org.hpsearch.help;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What hps knows of a verb without calling it.
///
/// @param name      as typed
/// @param synopsis  what follows it
/// @param summary   what it does, in some words
/// @param namesRuns whether its words name runs, so that numbers may mean rows of a result
/// @param specs     the options of a verb by its name; called only where they are needed
public record VerbHelp(
        String name, String synopsis, String summary, boolean namesRuns, Function<String, CommandSpec> specs) {
    /// Its words and options, with their descriptions.
    CommandSpec spec() {
        return specs.apply(name);
    }

    /// The options with what they do, in some words.
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        for (OptionSpec option : spec().options()) {
            if (!option.hidden()) {
                options.put(option.longestName(), String.join(" ", option.description()));
            }
        }
        return options;
    }

    /// Whether there is an option of this name.
    public boolean hasOption(String option) {
        return option(option) != null;
    }

    /// Whether the word behind this option is its value.
    public boolean takesValue(String option) {
        OptionSpec found = option(option);
        return found != null && found.arity().max() > 0;
    }

    private @Nullable OptionSpec option(String option) {
        return spec().findOption(option);
    }
}
