package org.hpsearch.exchange.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hpsearch.run.RunFolder;
import org.jspecify.annotations.Nullable;

/// How the files of one run differ between two places; notes and copies of checkpoints apart.
///
/// @param toPull files that only the other place has as they should be
/// @param toPush files that only we have as they should be
/// @param apart  files of which each place has its own form, and nothing tells which one counts: then the run stays as
///               it is on each side
record RunDifference(List<String> toPull, List<String> toPush, List<String> apart) {
    /// Which side goes on where the other one stopped.
    private enum Ahead {
        WE,
        THEY,
        NOBODY
    }

    RunDifference {
        toPull = List.copyOf(toPull);
        toPush = List.copyOf(toPush);
        apart = List.copyOf(apart);
    }

    /// Names of files of a run whose sizes or times differ, or that one side lacks.
    static Set<String> suspects(Map<String, SyncPlace.Stamp> ours, Map<String, SyncPlace.Stamp> theirs) {
        TreeSet<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        names.removeIf(name -> isSame(ours.get(name), theirs.get(name)));
        return names;
    }

    /// Times are compared to two seconds: some file systems keep no finer ones.
    private static boolean isSame(SyncPlace.@Nullable Stamp one, SyncPlace.@Nullable Stamp other) {
        return one != null
                && other != null
                && one.size() == other.size()
                && Math.abs(one.seconds() - other.seconds()) <= 2;
    }

    /// Compares a run.
    ///
    /// @param ours     its folder here
    /// @param theirs   a folder with the other place's suspect files
    /// @param suspects as [#suspects] names them
    /// @param all      the names of all files of both places
    static RunDifference of(Path ours, Path theirs, Collection<String> suspects, Names all) throws IOException {
        Set<String> unequal = new TreeSet<>();
        Set<String> onlyOurs = new TreeSet<>();
        Set<String> onlyTheirs = new TreeSet<>();
        for (String name : suspects) {
            boolean here = all.ours.contains(name);
            boolean there = Files.isRegularFile(theirs.resolve(name));
            if (here && there && Files.mismatch(ours.resolve(name), theirs.resolve(name)) >= 0) {
                unequal.add(name);
            } else if (here && !there) {
                onlyOurs.add(name);
            } else if (there && !here) {
                onlyTheirs.add(name);
            }
        }
        return sorted(ahead(ours, theirs, unequal, all), unequal, onlyOurs, onlyTheirs);
    }

    /// The names of the files of both places.
    record Names(Set<String> ours, Set<String> theirs) {
        private boolean weEnded() {
            return ours.contains(RunFolder.STATUS) || ours.contains(RunFolder.EXIT);
        }

        private boolean theyEnded() {
            return theirs.contains(RunFolder.STATUS) || theirs.contains(RunFolder.EXIT);
        }
    }

    private static RunDifference sorted(
            Ahead ahead, Set<String> unequal, Set<String> onlyOurs, Set<String> onlyTheirs) {
        TreeSet<String> pull = new TreeSet<>(onlyTheirs);
        TreeSet<String> push = new TreeSet<>(onlyOurs);
        return switch (ahead) {
            case WE -> {
                push.addAll(unequal);
                yield new RunDifference(endLast(pull), endLast(push), List.of());
            }
            case THEY -> {
                pull.addAll(unequal);
                yield new RunDifference(endLast(pull), endLast(push), List.of());
            }
            case NOBODY ->
                unequal.isEmpty()
                        ? new RunDifference(endLast(pull), endLast(push), List.of())
                        : new RunDifference(List.of(), List.of(), List.copyOf(unequal));
        };
    }

    /// The end of a run comes behind all that led to it: who reads meanwhile sees a run that goes on.
    private static List<String> endLast(Set<String> names) {
        return names.stream()
                .sorted(java.util.Comparator.comparing((String name) -> isEnd(name))
                        .thenComparing(java.util.Comparator.naturalOrder()))
                .toList();
    }

    private static boolean isEnd(String name) {
        return name.equals(RunFolder.STATUS) || name.equals(RunFolder.EXIT);
    }

    private static Ahead ahead(Path ours, Path theirs, Set<String> unequal, Names all) throws IOException {
        if (unequal.isEmpty() || all.weEnded() && all.theyEnded()) {
            return Ahead.NOBODY;
        }
        Ahead ahead = all.theyEnded() ? Ahead.THEY : all.weEnded() ? Ahead.WE : later(ours, theirs, unequal);
        for (String log : List.of(RunFolder.OUTPUT, RunFolder.METRICS)) {
            if (unequal.contains(log) && ahead != byLog(ours.resolve(log), theirs.resolve(log))) {
                return all.weEnded() || all.theyEnded() ? Ahead.NOBODY : byLog(ours.resolve(log), theirs.resolve(log));
            }
        }
        return ahead;
    }

    /// Who has changed a file last.
    private static Ahead later(Path ours, Path theirs, Set<String> unequal) throws IOException {
        String first = unequal.iterator().next();
        int order = Files.getLastModifiedTime(ours.resolve(first))
                .compareTo(Files.getLastModifiedTime(theirs.resolve(first)));
        return order < 0 ? Ahead.THEY : Ahead.WE;
    }

    /// Whose log begins with the whole of the other's; nobody's where each has lines of its own.
    private static Ahead byLog(Path ours, Path theirs) throws IOException {
        long at = Files.mismatch(ours, theirs);
        return at == Files.size(ours) ? Ahead.THEY : at == Files.size(theirs) ? Ahead.WE : Ahead.NOBODY;
    }
}
