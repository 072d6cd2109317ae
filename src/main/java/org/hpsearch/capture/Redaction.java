package org.hpsearch.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hpsearch.run.Direction;
import org.hpsearch.run.Place;
import org.hpsearch.run.Value;

/// Secrets become `***` before anything is written: values of parameters whose name has a whole word `token`,
/// `password`, `secret` or `api_key`, and `user:password@` in addresses. A number or a boolean is never a secret.
public final class Redaction {
    /// What stands in a secret's place.
    public static final String MARK = "***";

    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://[^/\\s:@]*):[^/\\s@]+@");
    private static final Pattern ASSIGNMENT_LINE =
            Pattern.compile("(?m)^([+-]?\\s*[\"']?)([\\w.-]+)([\"']?\\s*[:=]\\s*)"
                    + "(\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s,#;(\\[{\"']++(?![(\\[{]))");

    private Redaction() {}

    /// Whether a value under this name is to be hidden.
    public static boolean isSecret(String name, Value value) {
        return value instanceof Value.Text text && !text.text().isEmpty() && isSecretName(name)
                || value instanceof Value.Items items
                        && items.values().stream().anyMatch(element -> isSecret(name, element));
    }

    private static boolean isSecretName(String name) {
        List<String> words = Direction.words(name);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("token") || word.equals("password") || word.equals("secret") || word.equals("apikey")) {
                return true;
            }
            if (word.equals("api") && i + 1 < words.size() && words.get(i + 1).equals("key")) {
                return true;
            }
        }
        return false;
    }

    /// The parameters with secrets hidden.
    public static Map<String, Value> params(Map<String, Value> params) {
        TreeMap<String, Value> safe = new TreeMap<>();
        params.forEach((key, value) -> safe.put(key, isSecret(key, value) ? Value.of(MARK) : withoutAddress(value)));
        return safe;
    }

    private static Value withoutAddress(Value value) {
        return switch (value) {
            case Value.Text text -> Value.of(text(text.text()));
            case Value.Items items ->
                new Value.Items(
                        items.values().stream().map(Redaction::withoutAddress).toList());
            default -> value;
        };
    }

    /// The words of a command with secrets hidden.
    public static List<String> words(CommandLine command) {
        List<String> safe = new ArrayList<>(command.words());
        command.places().forEach((key, place) -> {
            Value value = command.params().getOrDefault(key, Value.nothing());
            boolean standsThere = place.kind() != Place.Kind.FILE && place.kind() != Place.Kind.GIVEN;
            if (standsThere && isSecret(key, value)) {
                String before = place.kind() == Place.Kind.ASSIGNED ? place.spelling() : "";
                place.words().forEach(at -> safe.set(at, before + MARK));
            }
        });
        safe.replaceAll(Redaction::text);
        return safe;
    }

    private static String text(String text) {
        return text.contains("://") ? ADDRESS.matcher(text).replaceAll("$1:" + MARK + "@") : text;
    }

    /// A copied text file with secrets hidden: values in lines such as `api_key: abc` and passwords in addresses.
    public static String file(String content) {
        String hidden = ASSIGNMENT_LINE.matcher(content).replaceAll(line -> {
            String value = line.group(4);
            String bare = value.replaceAll("^[\"']|[\"']$", "");
            boolean secret = isSecret(line.group(2), org.hpsearch.run.Numbers.typed(bare));
            String kept = secret ? line.group(1) + line.group(2) + line.group(3) + quoted(value) : line.group();
            return java.util.regex.Matcher.quoteReplacement(kept);
        });
        return text(hidden);
    }

    private static String quoted(String value) {
        char quote = value.charAt(0);
        return quote == '"' || quote == '\'' ? quote + MARK + quote : MARK;
    }
}
