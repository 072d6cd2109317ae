package org.hpsearch.capture.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hpsearch.capture.arguments.Arguments;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.capture.arguments.TypedProgram;
import org.hpsearch.capture.code.DeclaredOptions;
import org.hpsearch.run.Place;
import org.hpsearch.value.DataException;
import org.jspecify.annotations.Nullable;

/// How a command writes a parameter that it does not have: as the program declares it, else as the command writes its
/// others.
final class OptionStyle {
    private static final Pattern DASHES = Pattern.compile("--\\w+-\\w.*");
    private static final Pattern UNDERSCORES = Pattern.compile("--\\w*_\\w.*");

    private final CommandEdit.@Nullable Style chosen;
    private final DeclaredOptions options;
    private final List<String> words;
    private final boolean overrides;
    private final boolean dashes;
    private final boolean joined;

    /// @param chosen by the user; null to take it from the command
    OptionStyle(
            List<String> words,
            Map<String, Place> places,
            DeclaredOptions options,
            CommandEdit.@Nullable Style chosen) {
        this.chosen = chosen;
        this.words = List.copyOf(words);
        this.options = options;
        boolean anyOption = words.stream().skip(1).anyMatch(word -> word.startsWith("--"));
        this.overrides = !anyOption
                && places.values().stream()
                        .anyMatch(
                                place -> isAssigned(place) && !place.spelling().startsWith("-"));
        this.dashes = words.stream().anyMatch(word -> DASHES.matcher(word).matches())
                && words.stream().noneMatch(word -> UNDERSCORES.matcher(word).matches());
        boolean separate = places.values().stream().anyMatch(place -> place.kind() == Place.Kind.OPTION);
        this.joined = !separate
                && places.values().stream()
                        .anyMatch(place -> isAssigned(place) && place.spelling().startsWith("--"));
    }

    private static boolean isAssigned(Place place) {
        return place.kind() == Place.Kind.ASSIGNED;
    }

    private void refuseUnseen(String name) {
        String deafness = TypedProgram.of(CommandWords.read(words, List.of(), word -> false))
                .map(program -> program.deafness(name))
                .orElse("");
        if (!deafness.isEmpty()) {
            throw new DataException(deafness + ", or pass --style flags to add it anyway");
        }
    }

    /// Whether the user says how a parameter is written.
    boolean isChosen() {
        return chosen != null;
    }

    /// The words that give the program a parameter; none for a flag that stays off.
    ///
    /// @param value as typed
    /// @throws DataException where the program declares a flag, and this is no value for one; and where it would
    /// not see the words
    List<String> words(String name, String value) {
        DeclaredOptions.Option declared = chosen == null ? options.option(name) : null;
        if (declared != null) {
            return declared.words(value);
        }
        if (chosen == null && options.takesNone()) {
            throw new DataException("the program reads no arguments, so hps cannot give it '" + name
                    + "'; make it an option or an environment variable of the program, or pass --style flags to"
                    + " add it anyway");
        }
        if (chosen == null) {
            refuseUnseen(name);
        }
        if (chosen == CommandEdit.Style.HYDRA || chosen == null && overrides) {
            return List.of(name + "=" + value);
        }
        String option = (name.length() == 1 ? "-" : "--") + (dashes ? name.replace('_', '-') : name);
        return switch (value) {
            case "true", "True" -> List.of(option);
            case "false", "False" -> List.of();
            default -> {
                if (joined
                        && name.length() > 1) { // C's getopt would read the sign behind a letter as part of the value
                    yield List.of(option + "=" + value);
                }
                List<String> words = new ArrayList<>(List.of(option));
                words.addAll(Arguments.elements(value));
                yield words;
            }
        };
    }
}
