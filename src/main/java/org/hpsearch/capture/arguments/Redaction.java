package org.hpsearch.capture.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hpsearch.project.Direction;
import org.hpsearch.run.Place;
import org.hpsearch.value.Value;

/// Secrets become `***` before anything is written: values of parameters whose name has a whole word `token`,
/// `password`, `secret` or `api_key`, and `user:password@` in addresses. A number or a boolean is never a secret.
public final class Redaction {
    /// What stands in a secret's place.
    public static final String MARK = "***";

    private static final Pattern ADDRESS =
            Pattern.compile("(?<![A-Za-z0-9+.-])([A-Za-z][A-Za-z0-9+.-]{0,20}+://[^/\\s:@]{0,256}+):[^/\\s@]{1,256}+@");
    /// A name that tells a secret, its sign, and the value: a quoted text, or all up to a closing sign or the line's
    /// end.
    private static final Pattern ASSIGNMENT = Pattern.compile("(?<![A-Za-z0-9_.-])"
        + "([A-Za-z0-9_.-]{0,80}?(?i:token|passw(?:or)?d|passphrase|pwd|secret|credential|api[_-]?key)[A-Za-z0-9_.-]{0,80}+)([\"']?["
        + " \\t]{0,20}+[:=][ \\t]{0,20}+|(?<=--[\\w-]{1,80})[ \\t]{1,20}+)(\"[^\"\\n"
        + "]*\"|'[^'\\n"
        + "]*'|[^\\s\"'\\[{][^\\n"
        + ",}\\])#]*)");
    /// What computes a value instead of holding it.
    private static final Pattern CALL = Pattern.compile("[A-Za-z_][\\w.]*+[(\\[].*|[$-].*");
    /// Shorter values are too common to be looked for in other places.
    private static final int LEAST_SECRET = 4;

    private static final Set<String> SECRET_WORDS = Set.of(
            "token",
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "secret",
            "credential",
            "credentials",
            "apikey",
            "pgpassword");
    /// Words that make the value of an environment variable a secret, beside the others.
    private static final Set<String> ENVIRONMENT_WORDS = Set.of("pass", "key", "auth", "pat", "dsn", "cookie");

    private Redaction() {}

    /// Whether the value of an environment variable is to be hidden, whatever it is.
    public static boolean isSecretVariable(String name) {
        return isSecretName(name) || Direction.words(name).stream().anyMatch(ENVIRONMENT_WORDS::contains);
    }

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
            if (SECRET_WORDS.contains(word)) {
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
        List<String> secrets = secrets(params);
        params.forEach((key, value) -> safe.put(key, isSecret(key, value) ? Value.of(MARK) : without(secrets, value)));
        return safe;
    }

    private static Value without(List<String> secrets, Value value) {
        return switch (value) {
            case Value.Text text -> {
                String safe = text(text.text());
                for (String secret : secrets) {
                    safe = safe.replace(secret, MARK);
                }
                yield Value.of(safe);
            }
            case Value.Items items ->
                new Value.Items(items.values().stream()
                        .map(item -> without(secrets, item))
                        .toList());
            default -> value;
        };
    }

    /// The words of a command with secrets hidden.
    public static List<String> words(CommandWords command) {
        List<String> safe = new ArrayList<>(command.words());
        command.places().forEach((key, place) -> {
            Value value = command.params().getOrDefault(key, Value.nothing());
            boolean standsThere = place.kind() != Place.Kind.FILE && place.kind() != Place.Kind.GIVEN;
            if (standsThere && isSecret(key, value)) {
                String before = place.kind() == Place.Kind.ASSIGNED ? place.spelling() : "";
                place.words().forEach(at -> safe.set(at, before + MARK));
            }
        });
        safe.replaceAll(Redaction::file);
        return safe;
    }

    private static String text(String text) {
        return text.contains("://") ? ADDRESS.matcher(text).replaceAll("$1:" + MARK + "@") : text;
    }

    /// The texts that parameters tell to be secrets, for hiding them wherever else they stand.
    static List<String> secrets(Map<String, Value> params) {
        return params.entrySet().stream()
                .filter(entry -> isSecret(entry.getKey(), entry.getValue()))
                .map(entry -> entry.getValue().print())
                .filter(secret -> secret.length() >= LEAST_SECRET)
                .toList();
    }

    /// A copied text file with secrets hidden: values of names such as `api_key: abc` and passwords in addresses.
    public static String file(String content) {
        String hidden = ASSIGNMENT.matcher(content).replaceAll(found -> {
            String value = found.group(3).strip();
            String bare = value.replaceAll("^[\"']|[\"']$", "");
            boolean secret = isSecret(found.group(1), org.hpsearch.value.Numbers.typed(bare))
                    && !CALL.matcher(value).matches();
            String kept = secret ? found.group(1) + found.group(2) + quoted(value) : found.group();
            return java.util.regex.Matcher.quoteReplacement(kept);
        });
        return text(hidden);
    }

    private static String quoted(String value) {
        char quote = value.charAt(0);
        return quote == '"' || quote == '\'' ? quote + MARK + quote : MARK;
    }
}
