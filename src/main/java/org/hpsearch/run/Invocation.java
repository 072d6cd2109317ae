package org.hpsearch.run;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a program was started.
///
/// @param command the words of the command, secrets as `***`
/// @param cwd     working folder: relative to the project (`.` is the project itself), absolute where it lies outside
/// @param places  where each parameter stands in the command
/// @param inputs  file as the command names it → its copy, relative to the run folder
/// @param stderr  whether standard error went to a file of its own
/// @param patterns what was typed for reading it
public record Invocation(
        List<String> command,
        String cwd,
        Map<String, Place> places,
        Map<String, String> inputs,
        boolean stderr,
        TypedPatterns patterns) {
    public Invocation {
        command = List.copyOf(command);
        places = Map.copyOf(places);
        inputs = Map.copyOf(inputs);
    }

    /// An invocation for whose reading nothing was typed.
    public Invocation(
            List<String> command, String cwd, Map<String, Place> places, Map<String, String> inputs, boolean stderr) {
        this(command, cwd, places, inputs, stderr, TypedPatterns.NONE);
    }

    /// A command whose parameters stand nowhere that is known, and that names no input files.
    public static Invocation of(List<String> command, String cwd) {
        return new Invocation(command, cwd, Map.of(), Map.of(), false);
    }

    /// The parameters that were typed, in their order; not those of files and of the environment, nor those that are
    /// made of others, such as `out` of `--out run-{lr}`.
    public List<String> typed() {
        return places.entrySet().stream()
                .filter(entry -> entry.getValue().isTyped() && !isMade(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing((Map.Entry<String, Place> entry) ->
                                entry.getValue().first())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Whether another parameter fills a word of this one.
    private boolean isMade(String name, Place place) {
        return place.kind() != Place.Kind.GIVEN
                && places.entrySet().stream()
                        .anyMatch(other -> other.getValue().kind() == Place.Kind.GIVEN
                                && !other.getKey().equals("{" + name + "}")
                                && other.getValue().words().stream().anyMatch(place.words()::contains));
    }

    /// The same with parameters that were typed in this order, somewhere.
    Invocation typing(List<String> names) {
        Map<String, Place> somewhere = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            somewhere.put(names.get(i), new Place(Place.Kind.GIVEN, List.of(i), "", null));
        }
        return with(somewhere);
    }

    /// The same with known places of its parameters.
    public Invocation with(Map<String, Place> parameters) {
        return new Invocation(command, cwd, parameters, inputs, stderr, patterns);
    }
}
