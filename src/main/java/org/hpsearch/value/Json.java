package org.hpsearch.value;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// JSON in and out, in the one form that run folders use: keys sorted, one field a line, LF, a newline at the end.
public final class Json {
    /// Deeper nesting than this is refused.
    public static final int DEEPEST = 64;

    /// Limits that every parser of a file somebody else may have written gets.
    public static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxNumberLength(1000)
            .build();

    private static final class Holder {
        static final JsonFactory FACTORY =
                JsonFactory.builder().streamReadConstraints(LIMITS).build();
    }

    private Json() {}

    /// Parses one JSON document in UTF-8.
    ///
    /// @throws DataException with the place, where it is not JSON or exceeds the limits
    public static Value parse(byte[] utf8) {
        return parse(Holder.FACTORY, utf8);
    }

    /// Parses documents that follow one another in a part of the bytes.
    ///
    /// @throws DataException as above
    public static List<Value> sequence(byte[] utf8, int from, int to) {
        return sequence(Holder.FACTORY, utf8, from, to);
    }

    /// The same with another format's factory of the same token model.
    public static List<Value> sequence(TokenStreamFactory factory, byte[] utf8, int from, int to) {
        List<Value> values = new ArrayList<>();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), utf8, from, to - from)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                values.add(value(parser, token, 0));
            }
            return values;
        } catch (JacksonException e) {
            throw new DataException(reason(e), e);
        }
    }

    /// Parses one document with another format's factory of the same token model.
    ///
    /// @throws DataException with the place, where it is malformed or exceeds the limits
    public static Value parse(TokenStreamFactory factory, byte[] utf8) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), new ByteArrayInputStream(utf8))) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new DataException("is empty");
            }
            Value value = value(parser, first, 0);
            if (parser.nextToken() != null) {
                throw new DataException("has more after its end");
            }
            return value;
        } catch (JacksonException e) {
            throw new DataException(reason(e), e);
        }
    }

    private static String reason(JacksonException e) {
        var at = e.getLocation();
        String text = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("malformed");
        int detail = text.indexOf(" (");
        text = detail < 0 ? text : text.substring(0, detail);
        return at == null ? text : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + text;
    }

    private static Value value(JsonParser parser, JsonToken token, int depth) {
        if (depth > DEEPEST) {
            throw new DataException("is nested deeper than " + DEEPEST);
        }
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> items(parser, depth);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_NULL -> Value.nothing();
            default -> new Value.Text(String.valueOf(parser.getString()));
        };
    }

    private static Value number(String text) {
        String special = Numbers.special(text);
        String number = Numbers.regular(text);
        return number != null ? new Value.Num(number) : new Value.Text(special != null ? special : text);
    }

    private static Value object(JsonParser parser, int depth) {
        TreeMap<String, Value> fields = new TreeMap<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            if (token == null) {
                throw new DataException("ends inside an object");
            }
            String key = String.valueOf(parser.currentName());
            fields.put(key, value(parser, parser.nextToken(), depth + 1));
        }
        return new Value.Obj(fields);
    }

    private static Value items(JsonParser parser, int depth) {
        List<Value> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new DataException("ends inside a list");
            }
            values.add(value(parser, token, depth + 1));
        }
        return new Value.Items(values);
    }

    /// The document text of a value: what a file of a run folder holds.
    public static String document(Value value) {
        StringBuilder text = new StringBuilder();
        append(text, value, 0);
        return text.append('\n').toString();
    }

    /// A value on one line.
    public static String line(Value value) {
        StringBuilder text = new StringBuilder();
        line(value, text);
        return text.toString();
    }

    /// Appends a value on one line.
    public static void line(Value value, StringBuilder text) {
        append(text, value, -1);
    }

    /// @param indent blanks of the enclosing object, or -1 for one line
    private static void append(StringBuilder text, Value value, int indent) {
        switch (value) {
            case Value.Null n -> text.append("null");
            case Value.Bool b -> text.append(b.value());
            case Value.Num n -> text.append(n.text());
            case Value.Text t -> quote(text, t.text());
            case Value.Items items -> appendItems(text, items, indent);
            case Value.Obj object -> appendObject(text, object, indent);
        }
    }

    private static void appendItems(StringBuilder text, Value.Items items, int indent) {
        boolean deep = indent >= 0 && items.values().stream().anyMatch(v -> v instanceof Value.Obj);
        String separator = "";
        text.append('[');
        for (Value element : items.values()) {
            text.append(separator);
            if (deep) {
                newLine(text, indent + 2);
            }
            append(text, element, deep ? indent + 2 : -1);
            separator = deep ? "," : ", ";
        }
        if (deep) {
            newLine(text, indent);
        }
        text.append(']');
    }

    private static void appendObject(StringBuilder text, Value.Obj object, int indent) {
        if (object.fields().isEmpty()) {
            text.append("{}");
            return;
        }
        String separator = "";
        text.append('{');
        for (var field : object.fields().entrySet()) {
            text.append(separator);
            if (indent >= 0) {
                newLine(text, indent + 2);
            }
            quote(text, field.getKey());
            text.append(": ");
            append(text, field.getValue(), indent < 0 ? -1 : indent + 2);
            separator = indent >= 0 ? "," : ", ";
        }
        if (indent >= 0) {
            newLine(text, indent);
        }
        text.append('}');
    }

    private static void newLine(StringBuilder text, int indent) {
        text.append('\n').repeat(' ', indent);
    }

    private static void quote(StringBuilder text, String string) {
        int plain = plain(string);
        text.append('"').append(string, 0, plain);
        for (int i = plain; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f || isLoneSurrogate(string, i)) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    /// How many characters stand at the beginning that need no look at: most texts have no others.
    private static int plain(String string) {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\' || c == 0x7f || Character.isSurrogate(c)) {
                return i;
            }
        }
        return string.length();
    }

    private static boolean isLoneSurrogate(String string, int at) {
        char c = string.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == string.length() || !Character.isLowSurrogate(string.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(string.charAt(at - 1)));
    }
}
