package org.hpsearch.capture.edit;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.capture.arguments.Arguments;
import org.hpsearch.capture.code.DeclaredOptions;
import org.hpsearch.run.Place;
import org.hpsearch.value.DataException;

/// The words of a command, each a slot that can be emptied or filled with several words.
final class Slots {
    private final List<List<String>> slots = new ArrayList<>();

    Slots(List<String> words) {
        words.forEach(word -> slots.add(List.of(word)));
    }

    /// Writes a parameter's value where it stands.
    ///
    /// @param place one that is in the command itself
    /// @throws DataException where it cannot have this value there
    void put(String key, Place place, String value) {
        switch (place.kind()) {
            case OPTION, PAIR, POSITIONAL -> separate(key, inside(key, place), Arguments.elements(value));
            case ASSIGNED -> joined(inside(key, place), place.spelling(), value);
            case FLAG, NEGATED -> {
                boolean same = DeclaredOptions.Option.isTrue("'" + key + "' (" + place.spelling() + ")", value)
                        == (place.kind() == Place.Kind.FLAG);
                slots.set(inside(key, place).getFirst(), same ? List.of(place.spelling()) : List.of());
            }
            case GIVEN, FILE, ENVIRONMENT ->
                throw new IllegalArgumentException(key + " is not in the command: " + place.kind());
        }
    }

    /// The words that hold a value.
    private List<Integer> inside(String key, Place place) {
        List<Integer> at = place.words();
        if (at.isEmpty() || at.stream().anyMatch(i -> i < 0 || i >= slots.size())) {
            throw new DataException("run.json does not say where '" + key + "' is in the command");
        }
        return at;
    }

    /// One word a value: an option's list side by side, or an option that is written several times.
    private void separate(String key, List<Integer> at, List<String> texts) {
        boolean together = at.getLast() - at.getFirst() == at.size() - 1;
        if (!together && texts.size() != at.size()) {
            throw new DataException("'" + key + "' is written " + at.size()
                    + " times in the command; give as many values: " + key + "=[a,b]");
        }
        for (int i = 0; i < at.size(); i++) {
            slots.set(at.get(i), share(texts, i, at.size()));
        }
    }

    private void joined(List<Integer> at, String spelling, String value) {
        List<String> texts = at.size() == 1 ? List.of(value) : Arguments.elements(value);
        for (int i = 0; i < at.size(); i++) {
            slots.set(
                    at.get(i),
                    share(texts, i, at.size()).stream()
                            .map(text -> spelling + text)
                            .toList());
        }
    }

    /// What comes into the i-th of so many words: one value each, the last word takes all that are left.
    private static List<String> share(List<String> texts, int i, int words) {
        int from = Math.min(i, texts.size());
        return texts.subList(from, i == words - 1 ? texts.size() : Math.min(i + 1, texts.size()));
    }

    /// The words from one slot to before another.
    List<String> words(int from, int to) {
        return slots.subList(from, to).stream().flatMap(List::stream).toList();
    }

    int size() {
        return slots.size();
    }
}
