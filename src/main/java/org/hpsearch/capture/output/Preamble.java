package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hpsearch.capture.output.word.Vocabulary;
import org.hpsearch.project.Direction;
import org.hpsearch.run.Scalar;

/// Values that may be facts of the program rather than results: sizes, counts, tolerances before the first step, what
/// repeats them later, and counts at the end. Such a value is held back until another one of its name comes or the
/// output ends. Used by one thread.
final class Preamble {
    private static final int MOST_NAMES = 5000;
    private static final int MOST_HELD = 10_000;
    private static final int MOST_STATISTICS = 3;
    private static final int SHORTEST_ECHO = 3;

    private final Set<String> seen = new HashSet<>();
    /// The names whose values are held back.
    private final Set<String> early = new HashSet<>();
    private final Map<String, Double> facts = new HashMap<>();
    /// Names of no measures: the same value, coming again, is still a fact.
    private final Set<String> steady = new HashSet<>();
    /// Of those, how many further values names had: two before the first step, of two parts of the data, say, are no
    /// curve yet.
    private final Map<String, Integer> changes = new HashMap<>();
    /// Names that stand beside results in a table.
    private final Set<String> confirmed = new HashSet<>();
    /// Names that are metrics' for certain.
    private final Set<String> trusted = new HashSet<>();
    /// Names whose values are held back only since the first step.
    private final Set<String> late = new HashSet<>();
    private final Map<String, List<Scalar>> held = new LinkedHashMap<>();
    private boolean stepped;

    /// Notes that a value has a step of the program's.
    void step() {
        stepped = true;
    }

    /// Notes that a value of a name was printed.
    void see(String name, double value) {
        if (!stepped && seen.size() < MOST_NAMES && seen.add(name)) {
            if (!Vocabulary.isResult(name)) {
                hold(name, value);
            }
        } else if (!early.isEmpty() && early.contains(name) && !isFact(name, value)) {
            boolean proved = stepped || !steady.contains(name) || changes.merge(name, 1, Integer::sum) > most(name);
            if (proved) {
                early.remove(name);
            }
        }
    }

    /// How many further values before the first step make no curve yet: a list of what the data is like, `min` and
    /// `max` of each of its columns, has more of them.
    private static int most(String name) {
        return Vocabulary.isStatistic(name) ? MOST_STATISTICS : 1;
    }

    /// Whether values of a name are held back.
    boolean isHeld(String name) {
        return early.contains(name);
    }

    /// Holds the values of a name back that may be a fact's.
    void hold(String name, double value) {
        early.add(name);
        facts.put(name, value);
        if (!Vocabulary.isMeasure(name) || Vocabulary.isStatistic(name)) {
            steady.add(name);
        }
    }

    /// Whether a value is one that is held back already, printed again.
    boolean repeats(String name, double value) {
        return early.contains(name) && isFact(name, value);
    }

    private boolean isFact(String name, double value) {
        Double fact = steady.contains(name) ? facts.get(name) : null;
        return fact != null && fact == value;
    }

    /// Notes that a name is a metric's for certain.
    void trust(String name) {
        seen.add(name);
        early.remove(name);
        trusted.add(name);
    }

    /// Notes that a name stands beside results.
    void confirm(String name) {
        confirmed.add(name);
    }

    /// Takes the first value of a name: one that repeats a fact under a shorter name, `ecut` the `energy cutoff`, and
    /// a count behind the steps, are held back from now on.
    ///
    /// @param placed whether its line tells a position
    /// @return whether it is held back
    boolean takes(Scalar scalar, boolean placed) {
        boolean taken =
                stepped && !trusted.contains(scalar.metric()) && (!placed && isNoResult(scalar) || isEcho(scalar));
        if (taken) {
            hold(scalar.metric(), scalar.value());
            late.add(scalar.metric());
        }
        return taken && holds(scalar);
    }

    private static boolean isNoResult(Scalar scalar) {
        return Vocabulary.isTolerance(scalar.metric()) || isCount(scalar) || isSetting(scalar.metric());
    }

    /// A setting; but for sizes, which tables tell beside results.
    private static boolean isSetting(String name) {
        return Vocabulary.isSetting(name) && !Vocabulary.isResult(name) && !name.endsWith("_size");
    }

    private static boolean isCount(Scalar scalar) {
        return scalar.value() == Math.rint(scalar.value())
                && Vocabulary.isCount(scalar.metric())
                && !Vocabulary.isMeasure(scalar.metric());
    }

    private boolean isEcho(Scalar scalar) {
        String name = scalar.metric().toLowerCase(Locale.ROOT);
        if (facts.isEmpty() || name.length() < SHORTEST_ECHO || Vocabulary.isMeasure(name)) {
            return false;
        }
        for (Map.Entry<String, Double> fact : facts.entrySet()) {
            if (fact.getValue() == scalar.value()
                    && early.contains(fact.getKey())
                    && abbreviates(name, Direction.words(fact.getKey()))) {
                return true;
            }
        }
        return false;
    }

    /// Whether a name is made of the beginnings of the last words of another one.
    private static boolean abbreviates(String name, List<String> words) {
        for (int from = 0; from < words.size(); from++) {
            if (abbreviates(name, words, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean abbreviates(String name, List<String> words, int from) {
        if (from == words.size()) {
            return name.isEmpty();
        }
        String word = words.get(from);
        for (int length = 1; length <= Math.min(word.length(), name.length()); length++) {
            if (!name.startsWith(word.substring(0, length))) {
                return false;
            }
            if (abbreviates(name.substring(length), words, from + 1)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a value is held back from now on.
    boolean holds(Scalar scalar) {
        boolean holds = !early.isEmpty() && early.contains(scalar.metric());
        if (holds) {
            List<Scalar> values = held.computeIfAbsent(scalar.metric(), name -> new ArrayList<>());
            if (values.size() >= MOST_HELD) {
                early.remove(scalar.metric());
                return false;
            }
            values.add(scalar);
        }
        return holds;
    }

    /// The values of a name that need not be held back any longer, for now another one has come.
    List<Scalar> released(Scalar now) {
        List<Scalar> values = held.isEmpty() ? null : held.remove(now.metric());
        return values == null
                ? List.of()
                : values.stream().filter(one -> !isSetting(one, now)).toList();
    }

    /// Whether a value without a step is what the first step has: it was set, not measured.
    private static boolean isSetting(Scalar early, Scalar now) {
        return !early.isPlaced() && now.isPlaced() && early.value() == now.value();
    }

    /// What is still held back, in the order of printing.
    List<Scalar> rest() {
        return held.values().stream().flatMap(List::stream).toList();
    }

    private boolean changes(Scalar scalar) {
        return held.getOrDefault(scalar.metric(), List.of()).stream().anyMatch(one -> one.value() != scalar.value());
    }

    /// Whether a value that came only once is a metric: of a program whose values have no steps a measure is, and a
    /// fraction where it counts none.
    ///
    /// @param positioned whether it counts steps
    boolean isMetric(Scalar scalar, boolean positioned) {
        boolean fraction = scalar.value() != Math.rint(scalar.value());
        return late.contains(scalar.metric()) && changes(scalar)
                || !stepped
                        && !Vocabulary.isSetting(scalar.metric())
                        && (!positioned && fraction
                                || confirmed.contains(scalar.metric())
                                || changes.containsKey(scalar.metric())
                                || Vocabulary.isMeasure(scalar.metric()));
    }
}
