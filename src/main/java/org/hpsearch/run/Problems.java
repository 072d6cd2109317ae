package org.hpsearch.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What hps itself failed to do while it recorded a run. The first failure of a kind is reported when it happens; the
/// run's end holds every kind with its count. May be used by several threads.
public final class Problems {
    private final Consumer<String> warnings;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /// @param first the first failure of the kind
    private record Kind(int count, String first) {
        Kind again() {
            return new Kind(count + 1, first);
        }
    }

    /// @param warnings takes the sentence about the first failure of a kind
    public Problems(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /// Notes a fault of our own code.
    ///
    /// @param what hps could not do, as in `read a line of the output`
    public synchronized void bug(String what, Throwable fault) {
        Kind known = kinds.get(what);
        Kind now = known == null ? new Kind(1, described(fault)) : known.again();
        kinds.put(what, now);
        if (known == null) {
            warnings.accept(sentence(what, now));
        }
    }

    private static String described(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return fault + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static String sentence(String what, Kind kind) {
        String times = kind.count == 1 ? "" : " (" + kind.count + " times)";
        return "hps could not " + what + times + "; this is a bug in hps, please report it: " + kind.first;
    }

    /// A sentence for each kind of failure, in the order of their first ones.
    public synchronized List<String> sentences() {
        return kinds.entrySet().stream()
                .map(kind -> sentence(kind.getKey(), kind.getValue()))
                .toList();
    }
}
