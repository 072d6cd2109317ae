package org.hpsearch.launch.follow;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.output.OutputReader;
import org.hpsearch.run.Found;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.RegularName;
import org.hpsearch.value.Value;

/// The parameters that nobody gave, while they are being found: [BestFound] says which source counts. May be used by
/// several threads.
public final class FoundParams implements OutputReader.Given {
    private final RunFolder run;
    private final Redaction redaction;
    private final Map<String, Value> given;
    private final Conflicts conflicts;
    private final BestFound found;
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
        this.found = new BestFound(given.keySet());
    }

    @Override
    public boolean holds(String name, String value) {
        for (var param : given.entrySet()) {
            String key = RegularName.of(param.getKey());
            boolean named = key.equals(RegularName.of(name)) || key.endsWith("." + RegularName.of(name));
            if (named && param.getValue().isSaid(value)) {
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
        changed |= !isMeasured(name, from) && found.add(name, value, from);
    }

    /// Takes the name of a metric of the program. A constant of its code of this name is what the metric begins with,
    /// but for names that only parameters have: a program that prints its `lr` has it all the same.
    public void measure(String metric) {
        if (measured.add(metric)) {
            synchronized (this) {
                changed |= found.removeIf(
                        entry -> isMeasured(entry.getKey(), entry.getValue().from()));
            }
        }
    }

    private boolean isMeasured(String name, String from) {
        return from.equals(Found.CODE)
                && measured.stream().anyMatch(metric -> RegularName.isSame(metric, name))
                && !settings.test(name);
    }

    /// What was found so far.
    public synchronized Map<String, Found> soFar() {
        return found.all();
    }

    /// Writes `found.json`, if there is something new.
    public synchronized void flush() throws IOException {
        if (!changed) {
            return;
        }
        TreeMap<String, Value> values = new TreeMap<>();
        Map<String, Found> all = found.all();
        all.forEach((name, fact) -> values.put(name, fact.value()));
        Map<String, Value> safe = redaction.params(values);
        TreeMap<String, Found> written = new TreeMap<>();
        all.forEach((name, fact) ->
                written.put(name, new Found(java.util.Objects.requireNonNull(safe.get(name)), fact.from())));
        run.writeFound(written);
        changed = false;
    }
}
