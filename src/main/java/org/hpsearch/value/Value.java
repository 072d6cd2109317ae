package org.hpsearch.value;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A JSON value as run folders hold it. A number keeps the spelling that it was given with.
public sealed interface Value {
    /// JSON's `null`: recorded, without a value.
    record Null() implements Value {}

    /// `true` or `false`.
    record Bool(boolean value) implements Value {}

    /// A number in JSON's grammar, as it was spelled.
    record Num(String text) implements Value {
        /// The nearest double; infinite when the number is beyond the doubles.
        public double asDouble() {
            return Double.parseDouble(text);
        }
    }

    /// A text.
    record Text(String text) implements Value {}

    /// A list; elements may be of any kind.
    record Items(List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }
    }

    /// An object, its keys sorted by UTF-16 code units.
    record Obj(SortedMap<String, Value> fields) implements Value {
        public Obj {
            fields = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }

        /// An object of these fields, in any order.
        public static Obj of(Map<String, Value> fields) {
            return new Obj(new TreeMap<>(fields));
        }
    }

    /// `null`.
    static Value nothing() {
        return new Null();
    }

    /// A text value.
    static Value of(String text) {
        return new Text(text);
    }

    /// A whole number.
    static Value of(long number) {
        return new Num(Long.toString(number));
    }

    /// A boolean.
    static Value of(boolean value) {
        return new Bool(value);
    }

    /// Whether two values are the same setting: `0.3` is `3e-1`, `true` is 1; whole numbers count to the digit,
    /// others within a relative 1e-12, texts to the letter.
    default boolean isSame(Value other) {
        if (this instanceof Items one && other instanceof Items list) {
            boolean same = one.values.size() == list.values.size();
            for (int i = 0; same && i < one.values.size(); i++) {
                same = one.values.get(i).isSame(list.values.get(i));
            }
            return same;
        }
        String a = number();
        String b = other.number();
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() == b.isEmpty() && print().equals(other.print());
        }
        return Numbers.isSame(Double.parseDouble(a), Double.parseDouble(b))
                && Numbers.residual(a) == Numbers.residual(b);
    }

    /// Whether a text that was typed or printed says this value: to the letter, or as the same number.
    default boolean isSaid(String text) {
        return print().equals(text) || isSame(Numbers.typed(text));
    }

    /// The value as a number in JSON's grammar; empty where it is none.
    private String number() {
        return switch (this) {
            case Num n -> n.text;
            case Bool b -> b.value ? "1" : "0";
            case Null n -> "";
            case Text t -> "";
            case Items i -> "";
            case Obj o -> "";
        };
    }

    /// What a person reads and types: a text without quotes, a list as `[1, 2]`.
    default String print() {
        return switch (this) {
            case Null n -> "null";
            case Bool b -> Boolean.toString(b.value);
            case Num n -> n.text;
            case Text t -> t.text;
            case Items i -> {
                StringBuilder text = new StringBuilder("[");
                for (Value element : i.values) {
                    text.append(text.length() == 1 ? "" : ", ").append(element.print());
                }
                yield text.append(']').toString();
            }
            case Obj o -> Json.line(o);
        };
    }
}
