package org.hpsearch.capture.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hpsearch.capture.arguments.Arguments;
import org.hpsearch.capture.arguments.GivenParameters;
import org.hpsearch.capture.code.DeclaredOptions;
import org.hpsearch.run.Place;
import org.hpsearch.value.DataException;
import org.hpsearch.value.RegularName;
import org.hpsearch.value.Template;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Puts changed parameters into a command, each where and how it stands there; one that the command does
/// not have is appended in the command's own style.
public final class CommandEdit {
    /// How a command writes a parameter that it did not have.
    public enum Style {
        /// `--lr 0.1`, or `--lr=0.1` where the command writes its options so.
        FLAGS,
        /// `lr=0.1`, as Hydra takes it.
        HYDRA
    }

    /// A command with its changes.
    ///
    /// @param words     the command
    /// @param files     values to be changed in files that it names
    /// @param variables of the environment, to be set
    /// @param given     parameters that hps itself was given, beside the command
    public record Edited(
            List<String> words,
            List<Substitution.Change> files,
            Map<String, String> variables,
            Map<String, String> given) {}

    private final List<String> appended = new ArrayList<>();
    private final List<Substitution.Change> files = new ArrayList<>();
    private final Map<String, String> variables = new TreeMap<>();
    private final Map<String, String> given = new TreeMap<>();
    private final List<String> words;
    private final Map<String, Place> places;
    private final Slots slots;
    private final OptionStyle style;
    private final DeclaredOptions options;

    /// Parameters of which not every place in the command is clear.
    private final Set<String> unclear = new TreeSet<>();

    /// @param params  parameters as the command gives them
    /// @param places  where they stand in it
    /// @param options that the program declares
    /// @param style   of parameters that it does not have; null to take it from the program and the command
    public CommandEdit(
            List<String> words,
            Map<String, Value> params,
            Map<String, Place> places,
            DeclaredOptions options,
            @Nullable Style style) {
        this.places = places;
        this.options = options;
        this.words = new ArrayList<>(words);
        places.forEach((name, place) -> {
            String key = GivenParameters.keyOf(name);
            if (place.kind() == Place.Kind.GIVEN && params.get(key) != null) {
                template(key, place, params.get(key).print());
            }
        });
        this.slots = new Slots(this.words);
        this.style = new OptionStyle(this.words, places, options, style);
    }

    /// A value of `-p` has filled `{key}` in words, which hold the value now: makes them what they were.
    private void template(String key, Place place, String value) {
        given.put(key, value);
        for (int at : place.words()) {
            String word = at >= 0 && at < words.size() ? words.get(at) : "";
            int first = value.isEmpty() ? -1 : word.indexOf(value);
            if (first >= 0 && word.indexOf(value, first + 1) < 0) {
                words.set(at, word.substring(0, first) + "{" + key + "}" + word.substring(first + value.length()));
            } else {
                unclear.add(key);
            }
        }
    }

    /// The parameter that a name means: itself in any spelling, or the only one that ends in it behind a dot.
    public static String meant(String name, Map<String, ?> known) {
        if (known.containsKey(name)) {
            return name;
        }
        String regular = RegularName.of(name);
        for (String key : known.keySet()) {
            if (RegularName.of(key).equals(regular)) {
                return key;
            }
        }
        List<String> ends = known.keySet().stream()
                .filter(key -> RegularName.of(key).endsWith("." + regular))
                .toList();
        return ends.size() == 1 ? ends.getFirst() : name;
    }

    /// Changes a parameter.
    ///
    /// @param name  in any spelling, or the end of a dotted one
    /// @param value as typed
    /// @throws DataException where it stands in a way in which it cannot have this value
    public void set(String name, String value) {
        String key = meant(name, places);
        if (unclear.contains(key)) {
            throw new DataException("hps does not know which parts of the command are the value of '" + key + "'");
        }
        boolean named = false;
        for (String one : List.of(name, key)) {
            if (Template.has(words, one)) {
                given.put(one, value);
                named = true;
                if (Naming.isGiven(words, one)) {
                    return;
                }
            }
        }
        Place place = places.get(key);
        if (place == null) {
            add(name, value);
            return;
        }
        if (named && place.kind() == Place.Kind.GIVEN) {
            return;
        }
        switch (place.kind()) {
            case OPTION, PAIR, POSITIONAL, ASSIGNED, FLAG, NEGATED -> slots.put(key, place, value);
            case GIVEN -> given(key, place, value);
            case FILE -> files.add(new Substitution.Change(String.valueOf(place.file()), key, value));
            case ENVIRONMENT -> variables.put(place.spelling(), value);
        }
    }

    /// Gives the program a parameter that the command does not have: by the variable that it reads, else by an option.
    private void add(String name, String value) {
        String variable = style.isChosen() || options.option(name) != null ? null : options.variable(name);
        if (variable != null) {
            variables.put(variable, value);
        } else {
            appended.addAll(style.words(name, value));
        }
    }

    /// Sets a variable that the program read when it had this value, if it still does.
    public void variable(String name, String value) {
        if (name.equals(options.variable(name))) {
            variables.put(name, value);
        }
    }

    private void given(String key, Place place, String value) {
        if (!place.words().isEmpty()) {
            throw new DataException("hps does not know where '" + key + "' is in the command");
        }
        given.put(key, value);
    }

    /// Takes the program's own flags: a parameter that the command has gets its value there, others are
    /// appended as they are written.
    ///
    /// @return the parameters that they give
    public Map<String, Value> flags(List<String> flags) {
        Arguments read = new Arguments(flags, List.of(), word -> false, "");
        read.read(0);
        boolean[] taken = new boolean[flags.size()];
        read.places.forEach((key, place) -> {
            Value value = read.params.get(key);
            if (value != null && places.containsKey(meant(key, places)) && place.kind() != Place.Kind.POSITIONAL) {
                set(key, value.print());
                for (int at : place.words()) {
                    taken[at] = true;
                    boolean named = place.kind() == Place.Kind.OPTION
                            && at > 0
                            && flags.get(at - 1).equals(place.spelling());
                    if (named) {
                        taken[at - 1] = true;
                    }
                }
            }
        });
        for (int i = 0; i < flags.size(); i++) {
            if (!taken[i]) {
                appended.add(flags.get(i));
            }
        }
        return read.params;
    }

    /// Where the program's own `--` stands, behind which it takes no options; the end where there is none.
    private int dashes() {
        int at = words.lastIndexOf("--");
        boolean own = places.values().stream()
                .flatMap(place -> place.words().stream())
                .anyMatch(word -> word < at);
        return at >= 0 && own ? at : slots.size();
    }

    /// The command as it is now.
    public Edited done() {
        int end = dashes();
        List<String> all = new ArrayList<>(slots.words(0, end));
        all.addAll(appended);
        all.addAll(slots.words(end, slots.size()));
        return new Edited(all, List.copyOf(files), Map.copyOf(variables), Map.copyOf(given));
    }
}
