package org.hpsearch.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// What hps has acknowledged while others ask: runs that each later answer has to hold, and those that none may hold.
final class Acknowledged {
    /// What an answer that begins now has to hold, and may not hold.
    record Expected(Set<String> there, Set<String> gone) {}

    private final Set<String> there = ConcurrentHashMap.newKeySet();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    /// `hps run` has ended.
    void made(String run) {
        there.add(run);
    }

    /// It is about to be deleted: an answer may hold it or not.
    void leaves(String run) {
        there.remove(run);
    }

    /// `hps rm` has ended.
    void gone(String run) {
        gone.add(run);
    }

    Expected expected() {
        return new Expected(Set.copyOf(there), Set.copyOf(gone));
    }

    /// How many of the runs that an answer has to hold nobody has begun to delete meanwhile.
    long stillThere(Expected expected) {
        return expected.there().stream().filter(there::contains).count();
    }

    /// What is stale in an answer.
    List<String> wrong(Expected expected, Set<String> answer) {
        List<String> wrong = new ArrayList<>();
        Set<String> missing = new TreeSet<>(expected.there());
        missing.removeAll(answer);
        missing.retainAll(there);
        if (!missing.isEmpty()) {
            wrong.add("an answer lacks " + missing);
        }
        Set<String> stale = new TreeSet<>(expected.gone());
        stale.retainAll(answer);
        if (!stale.isEmpty()) {
            wrong.add("an answer still holds " + stale);
        }
        return wrong;
    }

    /// The first column of a table in CSV.
    static Set<String> names(String csv) {
        return csv.lines().skip(1).map(line -> line.split(",", 2)[0]).collect(Collectors.toSet());
    }
}
