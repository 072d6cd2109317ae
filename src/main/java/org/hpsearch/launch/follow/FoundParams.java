package org.hpsearch.launch.follow;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.output.OutputReader;
import org.hpsearch.run.Found;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.RegularName;
import org.hpsearch.value.Value;

/// The parameters that nobody gave, while they are being found; what the program prints goes before the files that it
/// reads or writes, and these before what its code declares. May be used by several threads.
public final class FoundParams implements OutputReader.Given {
    private static final int MOST = 2000;

    private final RunFolder run;
    private final Redaction redaction;
    private final Map<String, Value> given;
    private final Set<String> names;
    private final Conflicts conflicts;
    private final Map<String, Found> found = new HashMap<>();
    /// Regular name → as the best source so far spells it.
    private final Map<String, String> spellings = new HashMap<>();
    private final Set<String> measured = ConcurrentHashMap.newKeySet();
    private final Predicate<String> settings;
    private boolean changed;

    /// @param given     the parameters that the run was given
    /// @param redaction hides secrets
    public FoundParams(RunFolder run, Map<String, Value> given, Redaction redaction) {
        this(run, given, new Conflicts(Map.of(), Set.of()), redaction, name -> false);
    }

    /// @param conflicts takes what contradicts the given ones
    /// @param settings  names that are parameters by themselves, whatever else has them
    public FoundParams(
            RunFolder run,
            Map<String, Value> given,
            Conflicts conflicts,
            Redaction redaction,
            Predicate<String> settings) {
        this.settings = settings;
        this.conflicts = conflicts;
        this.redaction = redaction;
        this.run = run;
        this.given = Map.copyOf(given);
        this.names = given.keySet().stream().map(RegularName::of).collect(Collectors.toSet());
    }

    @Override
    public boolean holds(String name, String value) {
        for (var param : given.entrySet()) {
            String key = RegularName.of(param.getKey());
            boolean named = key.equals(RegularName.of(name)) || key.endsWith("." + RegularName.of(name));
            boolean same =
                    param.getValue().print().equals(value) || param.getValue().isSame(Numbers.typed(value));
            if (named && same) {
                return true;
            }
        }
        return false;
    }

    /// Adds a parameter, unless it was given or is known from a better source.
    ///
    /// @param from `declared`, `output`, or a file
    public synchronized void add(String name, Value value, String from) {
        conflicts.state(name, value, from);
        String other = spellings.getOrDefault(RegularName.of(name), name);
        Found before = found.get(other);
        boolean better = before == null || rank(from) < rank(before.from());
        boolean known = names.contains(RegularName.of(name)) || isMeasured(name, from) || isConfigured(name, from);
        if (better && found.size() < MOST && !known && !(value instanceof Value.Obj)) {
            found.remove(other);
            found.put(name, new Found(value, from));
            spellings.put(RegularName.of(name), name);
            changed = true;
        }
    }

    /// Takes the name of a metric of the program. A constant of its code of this name is what the metric begins with,
    /// but for names that only parameters have: a program that prints its `lr` has it all the same.
    public void measure(String metric) {
        if (measured.add(metric)) {
            synchronized (this) {
                changed |= found.entrySet()
                        .removeIf(entry ->
                                isMeasured(entry.getKey(), entry.getValue().from()));
            }
        }
    }

    /// Whether a constant of the code has the name of a key in a configuration, which then replaces it: `tol`, where
    /// `solver.tol` is given.
    private boolean isConfigured(String name, String from) {
        String key = "." + RegularName.of(name);
        return from.equals(Found.CODE) && names.stream().anyMatch(given -> given.endsWith(key));
    }

    private boolean isMeasured(String name, String from) {
        return from.equals(Found.CODE)
                && measured.stream().anyMatch(metric -> RegularName.isSame(metric, name))
                && !settings.test(name);
    }

    /// What was found so far.
    public synchronized Map<String, Found> soFar() {
        return Map.copyOf(found);
    }

    private static int rank(String from) {
        return switch (from) {
            case Found.OUTPUT -> 0;
            case Found.DECLARED, Found.ENVIRONMENT -> 2;
            case Found.CODE -> 3;
            default -> 1;
        };
    }

    /// Writes `found.json`, if there is something new.
    public synchronized void flush() throws IOException {
        if (!changed) {
            return;
        }
        TreeMap<String, Value> values = new TreeMap<>();
        found.forEach((name, fact) -> values.put(name, fact.value()));
        Map<String, Value> safe = redaction.params(values);
        TreeMap<String, Found> written = new TreeMap<>();
        found.forEach((name, fact) ->
                written.put(name, new Found(java.util.Objects.requireNonNull(safe.get(name)), fact.from())));
        run.writeFound(written);
        changed = false;
    }
}
