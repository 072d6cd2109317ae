package org.hpsearch.launch.many;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.launch.Assignment;
import org.hpsearch.tune.Domain;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;

/// A parameter of a sweep and the values that it takes.
public sealed interface SweepAxis {
    /// Most runs that one line may make.
    int MOST = 10_000;

    /// The parameter.
    String key();

    /// A value for a random configuration.
    String draw(Random random);

    /// One of certain values.
    ///
    /// @param spans in order, none empty
    record Listed(String key, List<Span> spans) implements SweepAxis {
        public Listed {
            spans = List.copyOf(spans);
        }

        /// How many values there are.
        public long size() {
            return spans.stream().mapToLong(Span::size).reduce(0, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
        }

        /// The value with this number.
        ///
        /// @param index from 0, below the size
        public String value(long index) {
            long rest = index;
            for (Span span : spans) {
                if (rest < span.size()) {
                    return span.text.isEmpty() && span.size() > 1 ? Long.toString(span.from + rest) : span.text;
                }
                rest -= span.size();
            }
            throw new IndexOutOfBoundsException("value " + index + " of " + size());
        }

        @Override
        public String draw(Random random) {
            return value(random.nextLong(size()));
        }
    }

    /// A value, or whole numbers one after the other.
    ///
    /// @param text the value; empty for numbers
    /// @param from the first number
    /// @param size how many, at least 1
    record Span(String text, long from, long size) {}

    /// Any number between two, with the same chance for each, or for each of their logarithms.
    record Continuous(String key, double low, double high, boolean logarithmic) implements SweepAxis {
        @Override
        public String draw(Random random) {
            double at = random.nextDouble();
            return rounded(
                    logarithmic
                            ? Math.exp(Math.log(low) + at * (Math.log(high) - Math.log(low)))
                            : low + at * (high - low));
        }
    }

    /// Whole numbers between two, with the same chance for each factor.
    record LogWhole(String key, double low, double high) implements SweepAxis {
        @Override
        public String draw(Random random) {
            return Long.toString((long) new Domain.Whole(low, high, true).draw(random));
        }
    }

    /// Reads `KEY=VALUES`: values with commas between, `1..5` for whole numbers, `log(1e-4,1e-1,4)` and `lin(0,1,5)`
    /// for numbers at the same distances, `choice(a,b)` for a list; for random configurations `uniform(0,1)`,
    /// `loguniform(1e-5,1e-1)` and `logint(16,1024)`. Commas in brackets and quotes do not part values.
    ///
    /// @throws DataException where a word says something else, or means no value
    static SweepAxis parse(String word) {
        String expected = "KEY=VALUES is expected";
        if (word.indexOf('=') <= 0) {
            throw new DataException("'" + word + "': " + expected);
        }
        return parse(word, Assignment.parse(word, expected));
    }

    /// As above, of a word that has been read.
    static SweepAxis parse(String word, Assignment assignment) {
        String key = assignment.key();
        String text = assignment.value();
        Matcher call = Holder.CALL.matcher(text);
        if (!call.matches() && Holder.LIKE_CALL.matcher(text).matches()) {
            throw new DataException("'" + word
                    + "': log, lin, choice, uniform, loguniform and logint are known; quotes make it a text");
        }
        if (!call.matches()) {
            return new Listed(key, spans(word, text));
        }
        return switch (call.group(1)) {
            case "choice" -> new Listed(key, spans(word, call.group(2)));
            case "uniform", "loguniform" -> {
                double[] ends = numbers(word, call.group(2), 2, call.group(1).startsWith("log"));
                yield new Continuous(key, ends[0], ends[1], call.group(1).startsWith("log"));
            }
            case "logint" -> {
                double[] ends = numbers(word, call.group(2), 2, true);
                if (ends[0] != Math.rint(ends[0]) || ends[1] != Math.rint(ends[1])) {
                    throw new DataException("'" + word + "': two whole numbers are expected in the brackets");
                }
                yield new LogWhole(key, ends[0], ends[1]);
            }
            default -> new Listed(key, spaced(word, call.group(2), call.group(1).equals("log")));
        };
    }

    /// `1..5` as a span of numbers.
    ///
    /// @param word for the message
    /// @throws DataException where it is empty
    static Span span(String word, String text) {
        Matcher range = Holder.RANGE.matcher(text);
        if (!range.matches()) {
            if (Holder.LIKE_RANGE.matcher(text).matches()) {
                throw new DataException(
                        "'" + word + "': a range is of whole numbers, 1..5; lin(), log() and for random "
                                + "draws uniform(), loguniform() are for others; quotes make it a text");
            }
            return new Span(text, 0, 1);
        }
        long from = Long.parseLong(range.group(1));
        long to = Long.parseLong(range.group(2));
        if (to < from) {
            throw new DataException("'" + word + "' is an empty range");
        }
        return from == to ? new Span(Long.toString(from), 0, 1) : new Span("", from, to - from + 1);
    }

    private static List<Span> spans(String word, String text) {
        List<Span> spans = new ArrayList<>();
        for (String part : parts(text)) {
            if (part.isEmpty()) {
                throw new DataException("'" + word + "' has an empty value");
            }
            spans.add(
                    part.matches("(?s)\".*\"|'.*'")
                            ? new Span(part.substring(1, part.length() - 1), 0, 1)
                            : span(word, part));
        }
        return spans;
    }

    private static List<Span> spaced(String word, String text, boolean logarithmic) {
        double[] given = numbers(word, text, 3, logarithmic);
        int count = (int) given[2];
        if (count != given[2] || count < 2 || count > MOST) {
            throw new DataException("'" + word + "': a count from 2 to " + MOST + " is expected last");
        }
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double at = (double) i / (count - 1);
            double value = logarithmic
                    ? Math.exp(Math.log(given[0]) + at * (Math.log(given[1]) - Math.log(given[0])))
                    : given[0] + at * (given[1] - given[0]);
            spans.add(new Span(rounded(value), 0, 1));
        }
        return spans;
    }

    private static double[] numbers(String word, String text, int count, boolean positive) {
        List<String> parts = parts(text);
        double[] numbers = new double[parts.size()];
        for (int i = 0; i < numbers.length; i++) {
            Double number = Numbers.parse(parts.get(i).strip());
            numbers[i] = number == null ? Double.NaN : number;
        }
        boolean fine = numbers.length == count && numbers[0] < numbers[1] && Double.isFinite(numbers[1] - numbers[0]);
        if (!fine || positive && numbers[0] <= 0) {
            throw new DataException(
                    "'" + word + "': " + count + " numbers are expected in the brackets, the second above the "
                            + "first" + (positive ? ", both above 0" : ""));
        }
        return numbers;
    }

    /// The parts between commas that stand in no brackets and no quotes.
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /// Six digits are enough for a hyper-parameter and short enough for a command line.
    static String rounded(double value) {
        return Numbers.print(new BigDecimal(value).round(new MathContext(6)).doubleValue());
    }

    /// Patterns, made when first needed.
    final class Holder {
        private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\.\\.(-?\\d{1,18})");
        private static final Pattern LIKE_RANGE = Pattern.compile("[-+]?[\\d.]+(e[-+]?\\d+)?\\.\\.[-+.\\de]+");
        private static final Pattern LIKE_CALL = Pattern.compile("[a-z_]+\\([-+.\\de, ]*\\)");
        private static final Pattern CALL =
                Pattern.compile("(log|lin|choice|uniform|loguniform|logint)\\((.*)\\)", Pattern.DOTALL);

        private Holder() {}
    }
}
