package org.hpsearch.launch.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hpsearch.launch.many.SweepAxis;
import org.hpsearch.tune.Dimension;
import org.hpsearch.tune.Domain;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// A parameter of a search. `lr=loguniform(1e-5,1)` and `x=uniform(0,1)` are numbers, `layers=1..4` whole ones,
/// `hidden=logint(16,1024)` whole ones by their factors. Values of a list are in their order where all are numbers
/// that rise (`hidden=16,32,64`), and without an order otherwise, and as `choice(16,32,64)`.
///
/// @param values the texts of a list; empty where the numbers of the domain are the values themselves
/// @param when   where it has a value at all; null for everywhere
record SearchParameter(
        String key,
        Domain domain,
        List<String> values,
        @Nullable Requirement when) {
    private static final Pattern CONDITIONAL = Pattern.compile("(.*\\S)\\s+if\\s+([^:\\s]+):(\\S+)", Pattern.DOTALL);
    private static final Pattern RANGE = Pattern.compile("(.+?)\\.\\.(.+)");
    private static final int MOST_LISTED = 1000;

    SearchParameter {
        values = List.copyOf(values);
    }

    /// Another parameter that has to have one of some values.
    ///
    /// @param allowed values, or `1..4`
    record Requirement(String key, List<String> allowed) {
        Requirement {
            allowed = List.copyOf(allowed);
        }

        /// The same as numbers.
        Dimension.Condition among(List<String> keys, List<SearchParameter> parameters) {
            int of = keys.indexOf(key);
            SearchParameter other = parameters.get(of);
            return new Dimension.Condition(
                    of, allowed.stream().map(text -> interval(other, text)).toList());
        }

        private Dimension.Interval interval(SearchParameter other, String text) {
            Matcher range = RANGE.matcher(text);
            double from = other.number(Numbers.typed(range.matches() ? range.group(1) : text));
            double to = range.matches() ? other.number(Numbers.typed(range.group(2))) : from;
            if (Double.isNaN(from) || Double.isNaN(to) || to < from || !other.reaches(from, to)) {
                throw new UsageException("'if " + key + ":" + text + "': " + key + " cannot have this value");
            }
            return new Dimension.Interval(from, to);
        }
    }

    static SearchParameter parse(String word) {
        Matcher conditional = CONDITIONAL.matcher(word);
        boolean depends = conditional.matches();
        Requirement when = depends
                ? new Requirement(
                        conditional.group(2), List.of(conditional.group(3).split(",")))
                : null;
        try {
            String plain = depends ? conditional.group(1) : word;
            return switch (SweepAxis.parse(plain)) {
                case SweepAxis.Continuous any ->
                    new SearchParameter(
                            any.key(), new Domain.Real(any.low(), any.high(), any.logarithmic()), List.of(), when);
                case SweepAxis.LogWhole whole ->
                    new SearchParameter(
                            whole.key(), new Domain.Whole(whole.low(), whole.high(), true), List.of(), when);
                case SweepAxis.Listed listed -> listed(listed, plain.startsWith(listed.key() + "=choice("), when);
            };
        } catch (DataException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }

    private static SearchParameter listed(SweepAxis.Listed axis, boolean chosen, @Nullable Requirement when) {
        List<SweepAxis.Span> spans = axis.spans();
        if (spans.size() == 1 && spans.getFirst().size() > 1) {
            double from = spans.getFirst().from();
            return new SearchParameter(
                    axis.key(), new Domain.Whole(from, from + spans.getFirst().size() - 1, false), List.of(), when);
        }
        if (axis.size() > MOST_LISTED) {
            throw new UsageException("'" + axis.key() + "' has " + axis.size()
                    + " values; write a range 1..N for more than " + MOST_LISTED);
        }
        List<String> values = IntStream.range(0, (int) axis.size())
                .mapToObj(axis::value)
                .distinct()
                .toList();
        return new SearchParameter(
                axis.key(),
                !chosen && rise(values)
                        ? new Domain.Whole(0, values.size() - 1.0, false)
                        : new Domain.Choice(values.size()),
                values,
                when);
    }

    private static boolean rise(List<String> values) {
        double last = Double.NEGATIVE_INFINITY;
        for (String text : values) {
            Double number = Numbers.parse(text);
            if (number == null || !(number > last)) {
                return false;
            }
            last = number;
        }
        return values.size() > 2;
    }

    /// Parameters with those that others depend on before them.
    static List<SearchParameter> ordered(List<SearchParameter> parameters) {
        Set<String> keys = new LinkedHashSet<>();
        for (SearchParameter parameter : parameters) {
            if (!keys.add(parameter.key)) {
                throw new UsageException("'" + parameter.key + "' is given twice");
            }
        }
        List<SearchParameter> left = new ArrayList<>(parameters);
        List<SearchParameter> ordered = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        while (!left.isEmpty()) {
            SearchParameter next = left.stream()
                    .filter(parameter -> parameter.when == null || known.contains(parameter.when.key))
                    .findFirst()
                    .orElseThrow(() -> unmet(left.getFirst(), keys));
            left.remove(next);
            ordered.add(next);
            known.add(next.key);
        }
        return ordered;
    }

    private static UsageException unmet(SearchParameter parameter, Set<String> keys) {
        String on = parameter.when == null ? "" : parameter.when.key;
        return new UsageException(
                keys.contains(on)
                        ? "'" + parameter.key + "' depends on itself"
                        : "'" + parameter.key + "' depends on '" + on + "', which the search does not vary");
    }

    /// A value as the command takes it.
    String text(double number) {
        if (!values.isEmpty()) {
            return values.get((int) number);
        }
        return domain instanceof Domain.Real ? SweepAxis.rounded(number) : Long.toString((long) number);
    }

    /// A value of the command as a number; NaN where it is none of these.
    double number(Value value) {
        for (int i = 0; i < values.size(); i++) {
            if (value.isSaid(values.get(i))) {
                return i;
            }
        }
        return values.isEmpty() && value instanceof Value.Num number
                ? number.asDouble() + 0.0 // makes -0.0 the 0.0 that it equals
                : Double.NaN;
    }

    /// Whether one of its numbers lies between two.
    private boolean reaches(double from, double to) {
        return switch (domain) {
            case Domain.Real real -> from <= real.high() && to >= real.low();
            case Domain.Whole whole -> Math.ceil(Math.max(from, whole.low())) <= Math.min(to, whole.high());
            case Domain.Choice choice -> from < choice.count();
        };
    }

    /// A number with the digits that its text has, within the domain.
    double rounded(double number) {
        if (!(domain instanceof Domain.Real real)) {
            return number;
        }
        Double read = Numbers.parse(text(number));
        return Math.min(real.high(), Math.max(real.low(), read == null ? number : read));
    }
}
