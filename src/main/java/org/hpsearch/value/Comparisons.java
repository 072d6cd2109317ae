package org.hpsearch.value;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/// What [Comparator] and [Map.Entry] make of keys. The comparators of the JDK can be serialised, so no AOT cache takes
/// them and each is made anew at each start, a millisecond each: the build puts calls of these in their place
/// (`scripts/Quicken.java`). Each has the name of what it stands for; a receiver is the first argument.
public final class Comparisons {
    private Comparisons() {}

    /// As [Comparator#comparing(Function)].
    public static <T, U extends Comparable<? super U>> Comparator<T> comparing(Function<? super T, ? extends U> key) {
        return (a, b) -> key.apply(a).compareTo(key.apply(b));
    }

    /// As [Comparator#comparing(Function, Comparator)].
    public static <T, U> Comparator<T> comparing(Function<? super T, ? extends U> key, Comparator<? super U> order) {
        return (a, b) -> order.compare(key.apply(a), key.apply(b));
    }

    /// As [Comparator#comparingInt].
    public static <T> Comparator<T> comparingInt(ToIntFunction<? super T> key) {
        return (a, b) -> Integer.compare(key.applyAsInt(a), key.applyAsInt(b));
    }

    /// As [Comparator#comparingLong].
    public static <T> Comparator<T> comparingLong(ToLongFunction<? super T> key) {
        return (a, b) -> Long.compare(key.applyAsLong(a), key.applyAsLong(b));
    }

    /// As [Comparator#comparingDouble].
    public static <T> Comparator<T> comparingDouble(ToDoubleFunction<? super T> key) {
        return (a, b) -> Double.compare(key.applyAsDouble(a), key.applyAsDouble(b));
    }

    /// As [Comparator#thenComparing(Comparator)].
    public static <T> Comparator<T> thenComparing(Comparator<T> first, Comparator<? super T> then) {
        return (a, b) -> {
            int order = first.compare(a, b);
            return order == 0 ? then.compare(a, b) : order;
        };
    }

    /// As [Comparator#thenComparing(Function)].
    public static <T, U extends Comparable<? super U>> Comparator<T> thenComparing(
            Comparator<T> first, Function<? super T, ? extends U> key) {
        return thenComparing(first, comparing(key));
    }

    /// As [Comparator#thenComparing(Function, Comparator)].
    public static <T, U> Comparator<T> thenComparing(
            Comparator<T> first, Function<? super T, ? extends U> key, Comparator<? super U> order) {
        return thenComparing(first, comparing(key, order));
    }

    /// As [Comparator#thenComparingInt].
    public static <T> Comparator<T> thenComparingInt(Comparator<T> first, ToIntFunction<? super T> key) {
        return thenComparing(first, comparingInt(key));
    }

    /// As [Comparator#thenComparingLong].
    public static <T> Comparator<T> thenComparingLong(Comparator<T> first, ToLongFunction<? super T> key) {
        return thenComparing(first, comparingLong(key));
    }

    /// As [Comparator#thenComparingDouble].
    public static <T> Comparator<T> thenComparingDouble(Comparator<T> first, ToDoubleFunction<? super T> key) {
        return thenComparing(first, comparingDouble(key));
    }

    /// As [Comparator#reversed].
    public static <T> Comparator<T> reversed(Comparator<T> order) {
        return Collections.reverseOrder(order);
    }

    /// As [Map.Entry#comparingByKey()].
    public static <K extends Comparable<? super K>, V> Comparator<Map.Entry<K, V>> comparingByKey() {
        return (a, b) -> a.getKey().compareTo(b.getKey());
    }

    /// As [Map.Entry#comparingByValue()].
    public static <K, V extends Comparable<? super V>> Comparator<Map.Entry<K, V>> comparingByValue() {
        return (a, b) -> a.getValue().compareTo(b.getValue());
    }

    /// As [Map.Entry#comparingByKey(Comparator)].
    public static <K, V> Comparator<Map.Entry<K, V>> comparingByKey(Comparator<? super K> order) {
        return (a, b) -> order.compare(a.getKey(), b.getKey());
    }

    /// As [Map.Entry#comparingByValue(Comparator)].
    public static <K, V> Comparator<Map.Entry<K, V>> comparingByValue(Comparator<? super V> order) {
        return (a, b) -> order.compare(a.getValue(), b.getValue());
    }
}
