package org.hpsearch.run;

import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;

/// A parameter that hps found the program to use by itself (`found.json`).
///
/// @param value what the program uses
/// @param from  `declared`, `output`, `code`, `environment`, or the file it stood in
public record Found(Value value, String from) {
    /// `from` of what the program's code declares.
    public static final String DECLARED = "declared";
    /// `from` of a variable that the program's code reads and that was set.
    public static final String ENVIRONMENT = "environment";
    /// `from` of a constant in the program's code.
    public static final String CODE = "code";
    /// `from` of what the program prints.
    public static final String OUTPUT = "output";

    /// Who says so, for people: `the program printed 0.1`.
    public String words() {
        String text = value.print();
        return switch (from) {
            case OUTPUT -> "the program printed " + text;
            case DECLARED, CODE -> "the code uses " + text;
            case ENVIRONMENT -> "the environment has " + text;
            default -> "the program wrote " + text + " to " + from;
        };
    }

    /// Whether the program's code says so: then it is known before the program starts, and a changed value is a changed
    /// program.
    public boolean isOfCode() {
        return from.equals(DECLARED) || from.equals(CODE) || from.equals(ENVIRONMENT);
    }

    static TreeMap<String, Found> parse(Value.Obj document) {
        TreeMap<String, Found> found = new TreeMap<>();
        document.fields().forEach((key, entry) -> {
            if (entry instanceof Value.Obj fact && fact.fields().get("value") instanceof Value value) {
                found.put(key, new Found(value, Fields.text(fact, "from", "")));
            }
        });
        return found;
    }

    /// The document of `found.json`.
    static Value.Obj json(Map<String, Found> found) {
        TreeMap<String, Value> json = new TreeMap<>();
        found.forEach((key, fact) -> json.put(key, fact.json()));
        return new Value.Obj(json);
    }

    private Value.Obj json() {
        return new Fields.Writer().put("value", value).put("from", from).done();
    }
}
