package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.capture.output.line.Vocabulary;
import org.hpsearch.run.Scalar;

/// Values that come before the first step and may be facts of the program rather than results: sizes, counts,
/// tolerances. Such a value is held back until one of its name comes again or the output ends. Used by one thread.
final class Preamble {
    private static final int MOST_NAMES = 5000;

    private final Set<String> seen = new HashSet<>();
    /// Names that came once, before the first step.
    private final Set<String> early = new HashSet<>();
    private final Map<String, List<Scalar>> held = new LinkedHashMap<>();
    private boolean stepped;

    /// Notes that a value has a step of the program's.
    void step() {
        stepped = true;
    }

    /// Notes that a value of a name was printed.
    void see(String name) {
        if (stepped) {
            forget(name);
        } else if (seen.size() < MOST_NAMES && seen.add(name)) {
            if (!Vocabulary.isResult(name)) {
                early.add(name);
            }
        } else {
            early.remove(name);
        }
    }

    private void forget(String name) {
        if (!early.isEmpty()) {
            early.remove(name);
        }
    }

    /// Notes that a name is a metric's for certain.
    void trust(String name) {
        seen.add(name);
        early.remove(name);
    }

    /// Whether a value is held back from now on.
    boolean holds(Scalar scalar) {
        boolean holds = !early.isEmpty() && early.contains(scalar.metric());
        if (holds) {
            held.computeIfAbsent(scalar.metric(), name -> new ArrayList<>()).add(scalar);
        }
        return holds;
    }

    /// The values of a name that need not be held back any longer, for now another one has come.
    List<Scalar> released(String name) {
        List<Scalar> values = held.isEmpty() ? null : held.remove(name);
        return values == null ? List.of() : values;
    }

    /// What is still held back, in the order of printing.
    List<Scalar> rest() {
        return held.values().stream().flatMap(List::stream).toList();
    }

    /// Whether a value that came only once is a metric: of a program that counts no steps, a measure or a fraction is.
    boolean isMetric(Scalar scalar) {
        boolean fraction = scalar.value() != Math.rint(scalar.value());
        return !stepped
                && !Vocabulary.isSetting(scalar.metric())
                && (fraction || Vocabulary.isMeasure(scalar.metric()));
    }
}
