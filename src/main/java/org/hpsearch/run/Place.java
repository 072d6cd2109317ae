package org.hpsearch.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Where a parameter stands, so that a later command can change it there.
///
/// @param kind     how it is spelled
/// @param words    the words of the command (counted from 0) that hold its value, one a list element; for a flag the
///                 word of the flag itself; for [Kind#FILE] the word that names the file
/// @param spelling what stands before the value in its word (`--lr=`, `+a.b=`), or the word before it (`--lr`)
/// @param file     for [Kind#FILE] the configuration file, as the command names it
public record Place(
        Kind kind,
        List<Integer> words,
        String spelling,
        @Nullable String file) {
    /// The ways to write a parameter.
    public enum Kind {
        /// `--lr 0.1`: the spelling is the word before the value.
        OPTION,
        /// `--lr=0.1`, `lr=0.1`, `-Dlr=0.1`: the spelling stands in the value's word.
        ASSIGNED,
        /// `-var lr 0.1`: the spelling is the option word, the name the next.
        PAIR,
        /// `--amp`: there means true.
        FLAG,
        /// `--no-amp`: there means false.
        NEGATED,
        /// `data.csv` in `train.py data.csv`.
        POSITIONAL,
        /// `-p lr=0.1` of hps itself; it fills `{lr}` in the words.
        GIVEN,
        /// A key of a configuration file that the command names.
        FILE,
        /// A variable of the environment; the spelling is its name.
        ENVIRONMENT
    }

    public Place {
        words = List.copyOf(words);
    }

    /// Whether somebody typed it in the command line.
    boolean isTyped() {
        return kind != Kind.FILE && kind != Kind.ENVIRONMENT;
    }

    /// The first word; behind all others where it stands in none.
    int first() {
        return words.stream().mapToInt(word -> word).min().orElse(Integer.MAX_VALUE);
    }

    static TreeMap<String, Place> parseAll(Value.Obj json) {
        TreeMap<String, Place> places = new TreeMap<>();
        json.fields().forEach((key, value) -> {
            Place place = value instanceof Value.Obj entry ? parse(entry) : null;
            if (place != null) {
                places.put(key, place);
            }
        });
        return places;
    }

    private static @Nullable Place parse(Value.Obj json) {
        String name = Fields.text(json, "kind", "");
        for (Kind kind : Kind.values()) {
            if (word(kind).equals(name)) {
                List<Integer> words = new ArrayList<>();
                if (json.fields().get("words") instanceof Value.Items items) {
                    items.values().forEach(v -> {
                        if (v instanceof Value.Num number) {
                            words.add((int) number.asDouble());
                        }
                    });
                }
                return new Place(kind, words, Fields.text(json, "spelling", ""), Fields.path(json, "file"));
            }
        }
        return null;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    static Map<String, Value> json(Map<String, Place> places) {
        TreeMap<String, Value> json = new TreeMap<>();
        places.forEach((key, place) -> json.put(
                key,
                new Fields.Writer()
                        .put("kind", word(place.kind))
                        .put(
                                "words",
                                new Value.Items(place.words.stream()
                                        .map(w -> Value.of((long) w))
                                        .toList()))
                        .put("spelling", place.spelling)
                        .put("file", place.file)
                        .done()));
        return json;
    }
}
