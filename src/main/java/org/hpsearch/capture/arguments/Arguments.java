package org.hpsearch.capture.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.run.Place;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// The program's own arguments, read from left to right. Where the same parameter is written twice with a dash, its
/// values make a list; `key=value` twice: the last one holds.
public final class Arguments {
    /// `lr=0.1`, `+a.b=3`, `++a=1`, `optimizer@main=adam`.
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\+{0,2})([A-Za-z_][\\w./@-]*)=(.*)", Pattern.DOTALL);

    private static final Pattern OPTION_ASSIGNMENT =
            Pattern.compile("(--?)([A-Za-z_][\\w./:@\\[\\]-]*)=(.*)", Pattern.DOTALL);
    /// `lr=0.1` behind a flag; `runs/lr=0.1` is a path.
    private static final Pattern OVERRIDE = Pattern.compile("\\+{0,2}[A-Za-z_][\\w.@-]*=.*", Pattern.DOTALL);

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.]*");
    private static final Pattern GLUED = Pattern.compile("-([A-Za-z])([0-9.][0-9.eE+-]*)");
    private static final Pattern FILE_LIKE = Pattern.compile(".*(/.*|\\.[A-Za-z]\\w{0,9})", Pattern.DOTALL);

    /// Options that always take a name and a value.
    private static final Set<String> PAIRS = Set.of("-var", "--var", "--define", "-define");
    /// Options that take a name and a value where both look like it.
    private static final Set<String> PERHAPS_PAIRS = Set.of("-v", "-p", "-r", "-D", "--parameters", "--parameters_raw");

    private final List<String> words;
    private final List<String> argNames;
    private final Predicate<String> isFile;
    private final boolean pairTool;
    private final KeyWords keyWords;
    private int positionals;

    public final TreeMap<String, Value> params = new TreeMap<>();
    public final TreeMap<String, Place> places = new TreeMap<>();

    public Arguments(List<String> words, List<String> argNames, Predicate<String> isFile, String tool) {
        this.words = words;
        this.argNames = argNames;
        this.isFile = isFile;
        this.keyWords = new KeyWords(words);
        this.pairTool = tool.startsWith("papermill") || tool.startsWith("lmp") || tool.startsWith("lammps");
    }

    /// Reads all words from an index on.
    public void read(int from) {
        boolean options = true;
        keyWords.look(from);
        int at = from;
        while (at < words.size()) {
            String word = words.get(at);
            if (options && word.equals("--")) {
                options = false;
                at++;
            } else if (options && isOption(word)) {
                at = option(at);
            } else {
                positional(at++);
            }
        }
    }

    private void positional(int at) {
        String word = words.get(at);
        Matcher assignment = ASSIGNMENT.matcher(word);
        if (assignment.matches()) {
            String key = keyWords.path() + assignment.group(2);
            String value = assignment.group(3);
            params.put(key, typed(value));
            places.put(key, assigned(at, word, value));
            return;
        }
        if (keyWords.take(at)) {
            return;
        }
        positionals++;
        String key = positionals <= argNames.size() ? argNames.get(positionals - 1) : "arg" + positionals;
        params.put(key, Numbers.typed(word));
        places.put(key, new Place(Place.Kind.POSITIONAL, List.of(at), "", null));
    }

    /// A `-DKEY=V`, `-vKEY=V` or `KEY=V` that stands before the script.
    void property(int at) {
        String word = words.get(at);
        define(at, word.startsWith("-") ? word.substring(2) : word);
    }

    private void define(int at, String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            flag(at, key(text), Value.of(true), Place.Kind.FLAG);
            return;
        }
        String value = text.substring(equals + 1);
        put(text.substring(0, equals), typed(value), assigned(at, words.get(at), value));
    }

    private static Place assigned(int at, String word, String value) {
        return new Place(Place.Kind.ASSIGNED, List.of(at), word.substring(0, word.length() - value.length()), null);
    }

    /// Reads the option at an index; the answer is the index behind it and its values.
    private int option(int at) {
        String word = words.get(at);
        if (word.startsWith("-D") && word.length() > 2 && !word.startsWith("-D=")) {
            define(at, word.substring(2));
            return at + 1;
        }
        Matcher assignment = OPTION_ASSIGNMENT.matcher(word);
        if (assignment.matches()) {
            String value = assignment.group(3);
            put(key(assignment.group(2)), typed(value), assigned(at, word, value));
            return at + 1;
        }
        if (isPair(at)) {
            return pair(at);
        }
        Matcher glued = GLUED.matcher(word);
        if (glued.matches() && Numbers.regular(glued.group(2)) != null && !isNumberedName(at, glued.group(2))) {
            put(glued.group(1), typed(glued.group(2)), assigned(at, word, glued.group(2)));
            return at + 1;
        }
        boolean value = at + 1 < words.size()
                && isValue(words.get(at + 1))
                && !OVERRIDE.matcher(words.get(at + 1)).matches();
        return value ? values(at) : bare(at);
    }

    /// Whether a digit belongs to the option's name: `-x0 0.5`, where a number follows.
    private boolean isNumberedName(int at, String digits) {
        return digits.length() == 1 && at + 1 < words.size() && Numbers.parse(words.get(at + 1)) != null;
    }

    private int bare(int at) {
        String word = words.get(at);
        if (word.startsWith("--no-") && word.length() > 5) {
            flag(at, key(word.substring(5)), Value.of(false), Place.Kind.NEGATED);
        } else {
            flag(at, key(word), Value.of(true), Place.Kind.FLAG);
        }
        return at + 1;
    }

    private void flag(int at, String key, Value value, Place.Kind kind) {
        params.put(key, value);
        places.put(key, new Place(kind, List.of(at), words.get(at), null));
    }

    private int values(int at) {
        int end = at + 2;
        boolean number = Numbers.parse(words.get(at + 1)) != null;
        while (end < words.size() && continues(words.get(end), number)) {
            end++;
        }
        String key = key(words.get(at));
        for (int i = at + 1; i < end; i++) {
            put(key, typed(words.get(i)), new Place(Place.Kind.OPTION, List.of(i), words.get(at), null));
        }
        return end;
    }

    /// Whether a further word still belongs to an option's list: a number after numbers; after texts a text that looks
    /// like no file and no assignment.
    private boolean continues(String word, boolean numbers) {
        if (!isValue(word)) {
            return false;
        }
        boolean number = Numbers.parse(word) != null;
        if (numbers || number) {
            return numbers && number;
        }
        return !FILE_LIKE.matcher(word).matches() && !ASSIGNMENT.matcher(word).matches() && !isFile.test(word);
    }

    private boolean isPair(int at) {
        String word = words.get(at);
        if (at + 2 >= words.size()
                || !isValue(words.get(at + 2))
                || words.get(at + 1).startsWith("-")) {
            return false;
        }
        String name = words.get(at + 1);
        if (PAIRS.contains(word)) {
            return !name.contains("=");
        }
        Value value = Numbers.typed(words.get(at + 2));
        boolean sure = pairTool || value instanceof Value.Num || value instanceof Value.Bool;
        return PERHAPS_PAIRS.contains(word) && sure && NAME.matcher(name).matches();
    }

    private int pair(int at) {
        String option = words.get(at);
        String key = words.get(at + 1);
        int end = at + 3;
        while (end < words.size() && Numbers.parse(words.get(at + 2)) != null && continues(words.get(end), true)) {
            end++;
        }
        for (int i = at + 2; i < end; i++) {
            put(key, typed(words.get(i)), new Place(Place.Kind.PAIR, List.of(i), option, null));
        }
        return end;
    }

    private void put(String key, Value value, Place place) {
        Value before = params.get(key);
        Place earlier = places.get(key);
        if (before == null || earlier == null || earlier.kind() == Place.Kind.FLAG) {
            params.put(key, value);
            places.put(key, place);
            return;
        }
        List<Value> all = new ArrayList<>(before instanceof Value.Items items ? items.values() : List.of(before));
        all.add(value);
        params.put(key, new Value.Items(all));
        List<Integer> at = new ArrayList<>(earlier.words());
        at.addAll(place.words());
        places.put(key, new Place(earlier.kind(), at, earlier.spelling(), null));
    }

    /// A value's text as it is typed: `[64,32]` is a list.
    public static Value typed(String word) {
        boolean list = word.length() > 1 && word.startsWith("[") && word.endsWith("]") && word.indexOf('[', 1) < 0;
        if (!list) {
            return Numbers.typed(word);
        }
        String inner = word.substring(1, word.length() - 1).strip();
        List<Value> values = new ArrayList<>();
        for (String element : inner.isEmpty() ? new String[0] : inner.split(",", -1)) {
            values.add(Numbers.typed(unquoted(element.strip())));
        }
        return new Value.Items(values);
    }

    /// The words that a value is typed as: those of a list's elements, else the value itself.
    public static List<String> elements(String value) {
        return typed(value) instanceof Value.Items items
                ? items.values().stream().map(Value::print).toList()
                : List.of(value);
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean isOption(String word) {
        return word.startsWith("-") && word.length() > 1 && Numbers.parse(word) == null;
    }

    private static boolean isValue(String word) {
        return !word.startsWith("-") || word.equals("-") || Numbers.parse(word) != null;
    }

    /// A parameter's name from an option's: without the leading dashes, `-` inside as `_`.
    static String key(String option) {
        int start = 0;
        while (start < option.length() - 1 && option.charAt(start) == '-') {
            start++;
        }
        return option.substring(start).replace('-', '_');
    }
}
