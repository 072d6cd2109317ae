package org.hpsearch.capture.arguments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.run.Place;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Template;
import org.hpsearch.value.Value;

/// All parameters that a command is given, from every place: the command line beats `-p`, `-p` beats configuration
/// files. Secrets are hidden.
///
/// @param command the command as it is run: `{key}` filled
/// @param safe    the same words with secrets hidden
/// @param params  parameter → value, secrets hidden
/// @param places  parameter → where it stands
public record GivenParameters(
        CommandWords command, List<String> safe, Map<String, Value> params, Map<String, Place> places) {
    /// What is told of parameters beside the command.
    ///
    /// @param config      configuration files that it does not name
    /// @param environment variables that are parameters, with their values
    /// @param changed     values changed in its files
    /// @param redaction   hides secrets
    public record More(List<String> config, Map<String, String> environment, Changed changed, Redaction redaction) {}

    /// Values that are changed in files of the command.
    ///
    /// @param places where they stand
    public record Changed(Map<String, Value> params, Map<String, Place> places) {}

    /// Collects the parameters of a command.
    ///
    /// @param typed    parameters given to hps by `-p`, as typed; they fill `{key}` in the words
    /// @param more     what is told beside the command
    /// @param argNames names of the positional arguments
    /// @param folder   working folder of the command
    public static GivenParameters of(
            List<String> words, Map<String, String> typed, More more, List<String> argNames, Path folder) {
        CommandWords command =
                CommandWords.read(Template.fill(words, typed::get), argNames, word -> FileName.isFile(folder, word));
        TreeMap<String, Value> given = new TreeMap<>();
        typed.forEach((key, value) -> given.put(key, Numbers.typed(value)));
        TreeMap<String, Value> params = new TreeMap<>();
        TreeMap<String, Place> places = new TreeMap<>();
        ConfigFile.named(command, folder).forEach((key, entry) -> {
            params.put(key, entry.value());
            places.put(key, entry.place());
        });
        for (String file : more.config) {
            ConfigFile.read(folder, file).forEach((key, value) -> {
                params.put(key, value);
                places.put(key, new Place(Place.Kind.FILE, List.of(), "", file));
            });
        }
        more.environment.forEach((key, value) -> {
            params.put(key, Numbers.typed(value));
            places.put(key, new Place(Place.Kind.ENVIRONMENT, List.of(), key, null));
        });
        params.putAll(more.changed.params());
        places.putAll(more.changed.places());
        given.forEach((key, value) -> {
            params.put(key, value);
            places.put(key, new Place(Place.Kind.GIVEN, wordsWith(words, key), "", null));
        });
        params.putAll(command.params());
        places.putAll(command.places());
        typed.keySet().forEach(key -> {
            Place inWords = new Place(Place.Kind.GIVEN, wordsWith(words, key), "", null);
            if (command.places().containsKey(key) && !inWords.words().isEmpty()) {
                places.put("{" + key + "}", inWords);
            }
        });
        return new GivenParameters(
                command, safe(command, params, more.redaction), more.redaction.params(params), places);
    }

    /// The words with all values hidden that any parameter tells to be secrets.
    private static List<String> safe(CommandWords command, Map<String, Value> params, Redaction redaction) {
        List<String> secrets = Redaction.secrets(params);
        return redaction.words(command).stream()
                .map(word -> Redaction.without(secrets, word))
                .toList();
    }

    /// The parameter whose place has this name: `{lr}` names the words that `-p lr=0.1` has filled where the command
    /// gives the program `lr` itself, too.
    public static String keyOf(String place) {
        return place.startsWith("{") && place.endsWith("}") ? place.substring(1, place.length() - 1) : place;
    }

    private static List<Integer> wordsWith(List<String> words, String key) {
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (Template.of(words.get(i)).keys().contains(key)) {
                at.add(i);
            }
        }
        return at;
    }
}
