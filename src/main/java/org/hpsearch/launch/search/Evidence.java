package org.hpsearch.launch.search;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.many.SweepPlanner;
import org.hpsearch.project.Settings;
import org.hpsearch.run.RunRecord;

/// Which earlier runs count: those that are the same but for what is varied, and for what is a mere repeat; where a
/// query is given, the runs of the experiment that match it, whatever their other parameters. Runs of the search
/// itself always count.
///
/// @param cold  whether no others count
/// @param query empty for none
public record Evidence(boolean cold, String query) {
    /// Writes what counts into a book.
    ///
    /// @param id of the search
    /// @return how many runs of others count or would, and which attempts are of the search itself
    Count gather(TrialBook book, PastRuns past, SweepPlanner planner, SearchSpace space, Settings settings, String id)
            throws IOException {
        RunRecord known = planner.known();
        Set<String> ignored = new HashSet<>(space.keys());
        ignored.addAll(settings.experiment(known.info().experiment()).repeats());
        List<PastRuns.Past> found = query.isEmpty()
                ? past.allSame(known, PastRuns.Comparison.of(Set.of(), ignored), Optional.empty())
                : past.ofExperiment(known, "(" + query + ") OR run.sweep=" + id);
        Set<Integer> own = new HashSet<>();
        int others = 0;
        int outside = 0;
        for (PastRuns.Past run : found.reversed()) {
            boolean mine = Objects.equals(run.record().info().lineage().sweep(), id);
            if (mine && book.add(run, true)) {
                book.attempt(run.record().id()).ifPresent(own::add);
            } else if (!mine && !cold) {
                boolean counts = book.add(run, false);
                others += counts ? 1 : 0;
                outside += !counts && book.isOutside(run) ? 1 : 0;
            }
        }
        return new Count(own, others, outside);
    }

    /// What counts.
    ///
    /// @param own     attempts of the search itself, each with all lives of its run
    /// @param others  runs of others
    /// @param outside runs of others that would count if they lay inside of the space
    record Count(Set<Integer> own, int others, int outside) {
        /// For people, behind other words: `; 3 earlier runs serve as evidence`.
        String words() {
            return (others == 0 ? "" : words(others, "serves", "serve") + " as evidence (--cold leaves them out)")
                    + (outside == 0 ? "" : words(outside, "lies", "lie") + " outside of the space");
        }

        private static String words(int runs, String one, String many) {
            return String.format(Locale.ROOT, "; %,d earlier %s", runs, runs == 1 ? "run " + one : "runs " + many);
        }
    }
}
