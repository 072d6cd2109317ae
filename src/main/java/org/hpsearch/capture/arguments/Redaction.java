package org.hpsearch.capture.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.hpsearch.run.Place;
import org.hpsearch.value.Value;

/// Secrets become `***` before anything is written. One function does it for words, parameters, files, patches and
/// values that are found: what stands under a name such as `token`, `password`, `api_key`; texts of a known form
/// (`ghp_...`, `Bearer ...`, `user:password@`, private keys); what the user's own patterns find.
public final class Redaction {
    /// What stands in a secret's place.
    public static final String MARK = "***";

    /// Without patterns of the user.
    public static final Redaction STANDARD = new Redaction(List.of());

    /// Shorter values are too common to be looked for in other places.
    private static final int LEAST_SECRET = 4;

    private static final int LONGEST_LIST = 4000;

    /// What was hidden, by name.
    static final class Hidden {
        private static final int MOST = 1000;
        private final Set<String> names = new TreeSet<>();

        synchronized void add(String name) {
            if (names.size() < MOST) {
                names.add(name);
            }
        }

        synchronized List<String> names() {
            return List.copyOf(names);
        }
    }

    private final List<Pattern> own;
    private final Hidden hidden = new Hidden();

    /// @param patterns regexes of the user (`redact` in hps.yaml); one that is no regex is taken as a text
    public Redaction(List<String> patterns) {
        this.own = patterns.stream().map(Redaction::compiled).toList();
    }

    private static Pattern compiled(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException noRegex) {
            return Pattern.compile(regex, Pattern.LITERAL);
        }
    }

    /// Notes a file that is not copied.
    public void leftOut(String file) {
        hidden.add(file);
    }

    /// The names of what was hidden so far.
    public List<String> hidden() {
        return hidden.names();
    }

    /// Whether the value of an environment variable is to be hidden, whatever it is.
    public static boolean isSecretVariable(String name) {
        return SecretNames.isSecretVariable(name);
    }

    /// A text with secrets hidden: a word, a value, a file.
    public String text(String text) {
        return hide(text, false);
    }

    /// A file with secrets hidden.
    ///
    /// @param name tells whether it is a program's source, in which what is not quoted is computed
    public String file(String name, String content) {
        return hide(content, SecretFiles.isCode(name));
    }

    private String hide(String text, boolean code) {
        String known = SecretForms.keys(text, hidden);
        String spans = SecretSpans.hide(known, hidden);
        String blocks = code ? spans : SecretEntries.blocks(spans, hidden);
        StringBuilder all = new StringBuilder(blocks.length());
        for (int from = 0; from < blocks.length(); ) {
            int to = passage(blocks, from);
            String passage = SecretForms.hide(blocks.substring(from, to), hidden);
            all.append(SecretEntries.hide(passage, code, hidden));
            from = to;
        }
        String safe = all.toString();
        for (Pattern pattern : own) {
            safe = pattern.matcher(safe).replaceAll(found -> {
                hidden.add("redact");
                return Matcher.quoteReplacement(found.group().replaceAll("[^\\n]+", Matcher.quoteReplacement(MARK)));
            });
        }
        return safe;
    }

    /// The end of a line, or of the list that it opens.
    private static int passage(String text, int from) {
        int end = text.indexOf('\n', from);
        if (end < 0) {
            return text.length();
        }
        boolean opens = end > from && text.charAt(end - 1) == '[';
        int close = opens
                ? text.substring(end, Math.min(text.length(), end + LONGEST_LIST))
                        .indexOf(']')
                : -1;
        int behind = close < 0 ? end : text.indexOf('\n', end + close);
        return behind < 0 ? text.length() : behind + 1;
    }

    /// The parameters with secrets hidden.
    public Map<String, Value> params(Map<String, Value> params) {
        List<String> secrets = secrets(params);
        TreeMap<String, Value> safe = new TreeMap<>();
        params.forEach((key, value) -> safe.put(key, param(key, value, secrets)));
        return safe;
    }

    private Value param(String key, Value value, List<String> secrets) {
        if (SecretNames.isSecret(key, value)) {
            hidden.add(key);
            return Value.of(MARK);
        }
        return switch (value) {
            case Value.Text text -> Value.of(without(secrets, text(text.text())));
            case Value.Items items ->
                new Value.Items(items.values().stream()
                        .map(item -> param(key, item, secrets))
                        .toList());
            default -> value;
        };
    }

    /// A text without secrets that are known from elsewhere.
    static String without(List<String> secrets, String text) {
        String safe = text;
        for (String secret : secrets) {
            safe = safe.replace(secret, MARK);
        }
        return safe;
    }

    /// The words of a command with secrets hidden.
    public List<String> words(CommandWords command) {
        List<String> safe = new ArrayList<>(command.words());
        command.places().forEach((key, place) -> {
            Value value = command.params().getOrDefault(key, Value.nothing());
            boolean standsThere = place.kind() != Place.Kind.FILE && place.kind() != Place.Kind.GIVEN;
            if (standsThere && SecretNames.isSecret(key, value)) {
                hidden.add(key);
                String before = place.kind() == Place.Kind.ASSIGNED ? place.spelling() : "";
                place.words().forEach(at -> safe.set(at, before + MARK));
            }
        });
        safe.replaceAll(this::text);
        return safe;
    }

    /// The texts that parameters tell to be secrets, for hiding them wherever else they stand.
    static List<String> secrets(Map<String, Value> params) {
        List<String> secrets = new ArrayList<>();
        params.forEach((key, value) -> {
            if (SecretNames.isSecret(key, value)) {
                List<Value> values = value instanceof Value.Items items ? items.values() : List.of(value);
                values.stream()
                        .map(Value::print)
                        .filter(text -> text.length() >= LEAST_SECRET)
                        .forEach(secrets::add);
            }
        });
        return secrets;
    }
}
