package org.hpsearch.launch.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.console.Texts;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.many.SweepPlanner;
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
    Count gather(TrialBook book, PastRuns past, SweepPlanner planner, SearchSpace space, String id) throws IOException {
        PastRuns.Trials trials = trials(past, planner.known(), space, id);
        List<PastRuns.Tried> runs = trials.runs();
        List<Set<String>> metrics = book.goals().isPresent() ? List.of() : trials.metrics();
        double[][] losses = new double[runs.size()][0];
        Count count = new Count();
        for (int i = runs.size() - 1; i >= 0; i--) {
            int at = i;
            PastRuns.Tried run = runs.get(i);
            boolean mine = id.equals(run.sweep());
            if (mine || !cold) {
                Outcome outcome = new Outcome(
                        run.id(),
                        metrics.isEmpty() ? Set.of() : metrics.get(i),
                        run.reached(),
                        goals -> losses[at].length == 0 ? nothing(goals) : losses[at]);
                boolean counts = book.add(run, outcome, mine);
                count.take(run, mine, counts, book, space);
            }
        }
        book.goals().ifPresent(goals -> System.arraycopy(goals.losses(trials), 0, losses, 0, losses.length));
        return count;
    }

    private PastRuns.Trials trials(PastRuns past, RunRecord known, SearchSpace space, String id) {
        PastRuns.Keys keys = new PastRuns.Keys(space.keys(), CommandEdit::meant);
        if (!query.isEmpty()) {
            return past.trials(known, "(" + query + ") OR run.sweep=" + id, keys);
        }
        PastRuns.Comparison varied = PastRuns.Comparison.of(Set.of(), Set.copyOf(space.keys()));
        return past.trials(known, varied.withoutRepeats(), keys);
    }

    /// Of runs that were read before it was known what is wanted: had one of them reported it, it would have been.
    private static double[] nothing(Goals goals) {
        double[] nothing = new double[goals.objectives().size()];
        Arrays.fill(nothing, Double.NaN);
        return nothing;
    }

    /// What counts.
    static final class Count {
        private final Set<Integer> own = new HashSet<>();
        private final Set<String> missing = new LinkedHashSet<>();
        private int others;
        private int outside;
        private int lacking;

        /// Attempts of the search itself, each with all lives of its run.
        Set<Integer> own() {
            return own;
        }

        /// How many runs of others count.
        int others() {
            return others;
        }

        private void take(PastRuns.Tried run, boolean mine, boolean counts, TrialBook book, SearchSpace space) {
            if (mine) {
                book.attempt(run.id()).ifPresent(own::add);
            } else if (counts) {
                others++;
            } else if (book.isOutside(run)) {
                List<String> without = space.missing(run.values()::get);
                missing.addAll(without);
                lacking += without.isEmpty() ? 0 : 1;
                outside += without.isEmpty() ? 1 : 0;
            }
        }

        /// For people, behind other words: `; 3 earlier runs serve as evidence`.
        String words() {
            return words(others, "serves", "serve", " as evidence (--cold leaves them out)")
                    + words(outside, "lies", "lie", " outside of the space")
                    + words(lacking, "has", "have", " no value for " + String.join(", ", missing));
        }

        private static String words(int runs, String one, String many, String rest) {
            return runs == 0 ? "" : "; " + Texts.count(runs, "earlier run " + one, "earlier runs " + many) + rest;
        }
    }
}
