package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.hpsearch.project.Experiment;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;

/// A user's own patterns: regexes whose named groups are metrics (`(?<val_loss>\S+)`) or positions (`(?<step>\d+)`),
/// and regexes of lines that hold none. They come before the guesses. One that takes too long on a line is put out of
/// use. May be used by several threads.
public final class Patterns {
    /// No patterns.
    public static final Patterns NONE = new Patterns(List.of(), List.of(), warning -> {});

    private static final Pattern GROUP = Pattern.compile("\\(\\?P?<([A-Za-z_][\\w./@-]*)>");
    /// Characters looked at on one line before a pattern counts as one that never ends.
    private static final int MOST_LOOKS = 2_000_000;

    private final List<Metric> metrics;
    private final List<Pattern> ignored;
    private final Consumer<String> warnings;

    /// @param names of the groups, in their order
    private record Metric(Pattern pattern, List<String> names) {}

    /// A group that matched.
    record Found(String name, double value) {}

    private Patterns(List<Metric> metrics, List<Pattern> ignored, Consumer<String> warnings) {
        this.metrics = new CopyOnWriteArrayList<>(metrics);
        this.ignored = new CopyOnWriteArrayList<>(ignored);
        this.warnings = warnings;
    }

    /// Compiles patterns.
    ///
    /// @param warnings takes a sentence where a pattern is put out of use
    /// @throws DataException that names the pattern, where one is malformed or names no group
    public static Patterns of(List<String> metrics, List<String> ignored, Consumer<String> warnings) {
        return metrics.isEmpty() && ignored.isEmpty()
                ? NONE
                : new Patterns(
                        metrics.stream().map(Patterns::metric).toList(),
                        ignored.stream().map(Patterns::compiled).toList(),
                        warnings);
    }

    /// Compiles what an experiment declares, behind further patterns of metrics.
    ///
    /// @throws DataException as [#of(List, List, Consumer)]
    public static Patterns of(List<String> further, Experiment declared, Consumer<String> warnings) {
        List<String> metrics = new ArrayList<>(further);
        metrics.addAll(declared.output().metrics());
        return of(metrics, declared.output().ignored(), warnings);
    }

    private static Metric metric(String regex) {
        List<String> names = new ArrayList<>();
        Matcher groups = GROUP.matcher(regex);
        String java = groups.replaceAll(group -> {
            names.add(group.group(1));
            return "(?<hps" + (names.size() - 1) + ">";
        });
        if (names.isEmpty()) {
            throw new DataException("the pattern '" + regex + "' names no group, as in 'loss=(?<loss>\\S+)'");
        }
        return new Metric(compiled(java), names);
    }

    private static Pattern compiled(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new DataException("the pattern '" + regex + "' is malformed: " + e.getDescription(), e);
        }
    }

    boolean isEmpty() {
        return metrics.isEmpty() && ignored.isEmpty();
    }

    /// Whether a line is to be passed over.
    boolean ignores(String line) {
        for (Pattern pattern : ignored) {
            try {
                if (pattern.matcher(new Limited(line, new int[1])).find()) {
                    return true;
                }
            } catch (TooLong e) {
                ignored.remove(pattern);
                warnings.accept("the pattern '" + pattern + "' takes too long; hps no longer uses it");
            }
        }
        return false;
    }

    /// What the patterns find in a line, a list a match.
    List<List<Found>> find(String line) {
        List<List<Found>> all = new ArrayList<>();
        for (Metric metric : metrics) {
            try {
                Matcher matcher = metric.pattern.matcher(new Limited(line, new int[1]));
                while (matcher.find()) {
                    all.add(found(metric, matcher));
                }
            } catch (TooLong e) {
                metrics.remove(metric);
                warnings.accept("the pattern '" + metric.pattern + "' takes too long; hps no longer uses it");
            }
        }
        return all;
    }

    private static List<Found> found(Metric metric, Matcher matcher) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < metric.names.size(); i++) {
            String text = matcher.group("hps" + i);
            Double value = text == null ? null : Numbers.parse(text.strip().replace(",", ""));
            if (value != null) {
                found.add(new Found(metric.names.get(i), value));
            }
        }
        return found;
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super(null, null, false, false);
        }
    }

    /// A text that counts how often it is looked at: a regex that backtracks for ever is stopped by it.
    private record Limited(CharSequence text, int[] looks) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (++looks[0] > MOST_LOOKS) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Limited(text.subSequence(start, end), looks);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
