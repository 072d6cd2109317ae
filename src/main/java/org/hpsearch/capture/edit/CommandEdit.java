package org.hpsearch.capture.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hpsearch.capture.arguments.Arguments;
import org.hpsearch.run.Place;
import org.hpsearch.value.DataException;
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

    private final List<List<String>> slots = new ArrayList<>();
    private final List<String> appended = new ArrayList<>();
    private final List<Substitution.Change> files = new ArrayList<>();
    private final Map<String, String> variables = new TreeMap<>();
    private final Map<String, String> given = new TreeMap<>();
    private final List<String> words;
    private final Map<String, Place> places;
    private final Style style;

    /// Parameters of which not every place in the command is clear.
    private final Set<String> unclear = new TreeSet<>();

    /// @param params parameters as the command gives them
    /// @param places where they stand in it
    /// @param style  of parameters that it does not have; null to take it from the command
    public CommandEdit(
            List<String> words, Map<String, Value> params, Map<String, Place> places, @Nullable Style style) {
        this.places = places;
        this.words = new ArrayList<>(words);
        places.forEach((key, place) -> {
            if (place.kind() == Place.Kind.GIVEN && params.get(key) != null) {
                template(key, place, params.get(key).print());
            }
        });
        this.style = style == null ? style() : style;
        this.words.forEach(word -> slots.add(List.of(word)));
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

    private Style style() {
        boolean overrides = places.values().stream()
                .anyMatch(place ->
                        place.kind() == Place.Kind.ASSIGNED && !place.spelling().startsWith("-"));
        boolean options = words.stream().skip(1).anyMatch(word -> word.startsWith("--"));
        return overrides && !options ? Style.HYDRA : Style.FLAGS;
    }

    /// The parameter that a name means: itself in any spelling, or the only one that ends in it behind a dot.
    public static String meant(String name, Map<String, ?> known) {
        String regular = regular(name);
        for (String key : known.keySet()) {
            if (regular(key).equals(regular)) {
                return key;
            }
        }
        List<String> ends = known.keySet().stream()
                .filter(key -> regular(key).endsWith("." + regular))
                .toList();
        return ends.size() == 1 ? ends.getFirst() : name;
    }

    private static String regular(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /// Changes a parameter.
    ///
    /// @param name  in any spelling, or the end of a dotted one
    /// @param value as typed
    /// @throws DataException where it stands in a way in which it cannot have this value
    public void set(String name, String value) {
        String key = meant(name, places);
        if (unclear.contains(key)) {
            throw new DataException("it cannot be told which parts of the command are the value of '" + key + "'");
        }
        for (String one : List.of(name, key)) {
            if (Template.has(words, one)) {
                given.put(one, value);
                return;
            }
        }
        Place place = places.get(key);
        if (place == null) {
            append(name, value);
            return;
        }
        switch (place.kind()) {
            case OPTION, PAIR, POSITIONAL -> values(key, place, value);
            case ASSIGNED -> assigned(key, place, value);
            case FLAG, NEGATED -> flag(key, place, value);
            case GIVEN -> given(key, place, value);
            case FILE -> files.add(new Substitution.Change(String.valueOf(place.file()), key, value));
            case ENVIRONMENT -> variables.put(place.spelling(), value);
        }
    }

    private static List<String> texts(String value) {
        return Arguments.typed(value) instanceof Value.Items items
                ? items.values().stream().map(Value::print).toList()
                : List.of(value);
    }

    private void values(String key, Place place, String value) {
        List<String> texts = texts(value);
        List<Integer> at = inside(key, place);
        boolean together = at.getLast() - at.getFirst() == at.size() - 1;
        if (!together && texts.size() != at.size()) {
            throw new DataException("'" + key + "' is written " + at.size()
                    + " times in the command; as many values are needed: " + key + "=[a,b]");
        }
        for (int i = 0; i < at.size(); i++) {
            boolean last = i == at.size() - 1;
            List<String> here = together
                    ? last ? texts.subList(Math.min(i, texts.size()), texts.size()) : part(texts, i)
                    : List.of(texts.get(i));
            slots.set(at.get(i), here);
        }
    }

    private static List<String> part(List<String> texts, int i) {
        return i < texts.size() ? List.of(texts.get(i)) : List.of();
    }

    private List<Integer> inside(String key, Place place) {
        List<Integer> at = place.words();
        if (at.isEmpty() || at.stream().anyMatch(i -> i < 0 || i >= slots.size())) {
            throw new DataException("run.json does not tell where '" + key + "' stands in the command");
        }
        return at;
    }

    private void assigned(String key, Place place, String value) {
        List<Integer> at = inside(key, place);
        if (at.size() == 1) {
            slots.set(at.getFirst(), List.of(place.spelling() + value));
            return;
        }
        List<String> texts = texts(value);
        for (int i = 0; i < at.size(); i++) {
            boolean last = i == at.size() - 1;
            slots.set(
                    at.get(i),
                    (last ? texts.subList(Math.min(i, texts.size()), texts.size()) : part(texts, i))
                            .stream().map(text -> place.spelling() + text).toList());
        }
    }

    private void flag(String key, Place place, String value) {
        Boolean wanted = switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
        if (wanted == null) {
            throw new DataException("'" + key + "' is a flag of the command (" + place.spelling()
                    + "): true or false is expected, not '" + value + "'");
        }
        boolean says = place.kind() == Place.Kind.FLAG;
        slots.set(inside(key, place).getFirst(), wanted == says ? List.of(place.spelling()) : List.of());
    }

    private void given(String key, Place place, String value) {
        if (!place.words().isEmpty()) {
            throw new DataException("it cannot be told where '" + key + "' stands in the command");
        }
        given.put(key, value);
    }

    private void append(String name, String value) {
        if (style == Style.HYDRA) {
            appended.add(name + "=" + value);
            return;
        }
        boolean dashes = words.stream().anyMatch(word -> word.matches("--\\w+-\\w.*"));
        boolean underscores = words.stream().anyMatch(word -> word.matches("--\\w*_\\w.*"));
        String option = (name.length() == 1 ? "-" : "--") + (dashes && !underscores ? name.replace('_', '-') : name);
        boolean assigned = places.values().stream()
                .anyMatch(place ->
                        place.kind() == Place.Kind.ASSIGNED && place.spelling().startsWith("--"));
        boolean separate = places.values().stream().anyMatch(place -> place.kind() == Place.Kind.OPTION);
        switch (value) {
            case "true", "True" -> appended.add(option);
            case "false", "False" -> {
                // a flag that is not given
            }
            default -> {
                if (assigned && !separate) {
                    appended.add(option + "=" + value);
                } else {
                    appended.add(option);
                    appended.addAll(texts(value));
                }
            }
        }
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

    /// Appends words as they are.
    public void append(List<String> more) {
        appended.addAll(more);
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
        List<String> all = new ArrayList<>();
        int end = dashes();
        slots.subList(0, end).forEach(all::addAll);
        all.addAll(appended);
        slots.subList(end, slots.size()).forEach(all::addAll);
        return new Edited(all, List.copyOf(files), Map.copyOf(variables), Map.copyOf(given));
    }
}
