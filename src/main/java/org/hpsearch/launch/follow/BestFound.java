package org.hpsearch.launch.follow;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hpsearch.run.Found;
import org.hpsearch.value.RegularName;
import org.hpsearch.value.Value;

/// What the best source says of each parameter that nobody gave: what the program prints goes before the files that it
/// reads or writes, these before what its code declares, and this before a constant of its code. Used by one thread.
public final class BestFound {
    private static final int MOST = 2000;

    /// Regular names.
    private final Set<String> given;

    private final Map<String, Found> found = new HashMap<>();
    /// Regular name → as the best source so far spells it.
    private final Map<String, String> spellings = new HashMap<>();

    /// @param given names of the parameters that the run was given
    public BestFound(Set<String> given) {
        this.given = given.stream().map(RegularName::of).collect(Collectors.toSet());
    }

    /// Adds a parameter, unless it was given or is known from a better source.
    ///
    /// @param from `declared`, `environment`, `code`, `output`, or a file
    /// @return whether it was added
    public boolean add(String name, Value value, String from) {
        String regular = RegularName.of(name);
        String other = spellings.getOrDefault(regular, name);
        Found before = found.get(other);
        boolean better = before == null || rank(from) < rank(before.from());
        if (!better || found.size() >= MOST || isGiven(regular, from) || value instanceof Value.Obj) {
            return false;
        }
        found.remove(other);
        found.put(name, new Found(value, from));
        spellings.put(regular, name);
        return true;
    }

    /// Whether the run was given the parameter. A constant of the code gives way to a key in a configuration that ends
    /// in its name: `tol`, where `solver.tol` is given.
    private boolean isGiven(String regular, String from) {
        return given.contains(regular)
                || from.equals(Found.CODE) && given.stream().anyMatch(name -> name.endsWith("." + regular));
    }

    /// Takes back what turns out to be no parameter.
    ///
    /// @return whether there was any
    boolean removeIf(Predicate<Map.Entry<String, Found>> test) {
        return found.entrySet().removeIf(test);
    }

    /// What was found so far.
    public Map<String, Found> all() {
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
}
