package org.hpsearch.capture.edit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.capture.arguments.GivenParameters;
import org.hpsearch.run.Place;
import org.hpsearch.value.Template;

/// Whether a `{key}` in a command gives the program the value, or only names something by it: `--lr {lr}` and `lr={lr}`
/// give it, `--out runs/{lr}` names a folder.
public final class Naming {
    private static final Pattern SEPARATOR = Pattern.compile("[\\s'\",;\\[\\]()]+");
    private static final Pattern BEFORE = Pattern.compile("|[-+]*[\\w.@-]+[=:]|-[A-Za-z]");

    private Naming() {}

    /// The parameters that were given beside a command and that it only names something by: the program does not get
    /// them.
    public static Set<String> unpassed(GivenParameters given, List<String> words) {
        Set<String> unpassed = new HashSet<>();
        given.places().forEach((name, place) -> {
            boolean beside = place.kind() == Place.Kind.GIVEN && given.params().containsKey(name);
            if (beside && !isGiven(words, name)) {
                unpassed.add(name);
            }
        });
        return unpassed;
    }

    /// Whether any place of a key is a whole argument or the value of an option.
    public static boolean isGiven(List<String> words, String key) {
        String place = "{" + key + "}";
        return words.stream()
                .filter(word -> Template.of(word).keys().contains(key))
                .flatMap(SEPARATOR::splitAsStream)
                .anyMatch(part -> part.endsWith(place)
                        && BEFORE.matcher(part.substring(0, part.length() - place.length()))
                                .matches());
    }
}
