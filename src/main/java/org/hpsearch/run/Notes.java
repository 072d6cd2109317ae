package org.hpsearch.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;

/// All that a person changes after the fact (`notes.json`).
///
/// @param name   a name for the run, empty for none
/// @param tags   sorted, without repetition
/// @param note   free text, empty for none
/// @param others fields of other versions, kept as they are
public record Notes(String name, List<String> tags, String note, Value.Obj others) {
    /// Nothing noted.
    public static final Notes NONE = new Notes("", List.of(), "", Value.Obj.of(Map.of()));

    private static final List<String> KEYS = List.of("name", "tags", "note");

    public Notes {
        tags = tags.isEmpty() ? List.of() : tags.stream().distinct().sorted().toList();
    }

    /// Whether nothing is noted.
    public boolean isNone() {
        return name.isEmpty()
                && tags.isEmpty()
                && note.isEmpty()
                && others.fields().isEmpty();
    }

    /// The same with another name.
    public Notes named(String newName) {
        return new Notes(newName, tags, note, others);
    }

    /// The same with these tags.
    public Notes tagged(List<String> newTags) {
        return new Notes(name, newTags, note, others);
    }

    /// The same with another text.
    public Notes noted(String text) {
        return new Notes(name, tags, text, others);
    }

    static Notes parse(Value.Obj json) {
        TreeMap<String, Value> others = new TreeMap<>(json.fields());
        KEYS.forEach(others::remove);
        return new Notes(
                Fields.text(json, "name", ""),
                Fields.texts(json, "tags"),
                Fields.text(json, "note", ""),
                others.isEmpty() ? NONE.others : new Value.Obj(others));
    }

    Value.Obj json() {
        return new Fields.Writer()
                .putAll(others)
                .put("name", name)
                .put("tags", tags)
                .put("note", note)
                .done();
    }
}
