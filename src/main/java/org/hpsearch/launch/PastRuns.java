package org.hpsearch.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.hpsearch.project.Objective;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// The runs of the project so far, as far as a new one asks for them. Each method throws a
/// [org.hpsearch.value.DataException] where they cannot be read.
public interface PastRuns {
    /// A run that finished.
    ///
    /// @param id     its id
    /// @param result what it came to, for people: `val_acc 0.98`; empty where nothing judges it
    record Earlier(String id, String result) {}

    /// A run of the project.
    ///
    /// @param values parameter → effective value
    record Past(RunRecord record, RunState state, Map<String, Value> values) {
        public Past {
            values = Map.copyOf(values);
        }

        /// Its id as people read it.
        public String shortId() {
            return RunId.shortForm(record.id());
        }
    }

    /// An earlier run as a search takes it.
    ///
    /// @param parent   the run that it goes on from; null where it is a start of its own
    /// @param sweep    that it is of; null for none
    /// @param values   key of the search → effective value; without those that the run has none of
    /// @param reached  the last step of any metric; NaN where none has a step
    /// @param duration in seconds, of one that has ended; else NaN
    record Tried(
            String id,
            @Nullable String parent,
            @Nullable String sweep,
            RunState state,
            Map<String, Value> values,
            double reached,
            double duration) {
        public Tried {
            values = Map.copyOf(values);
        }
    }

    /// Earlier runs as a search takes them; they can be asked until [#release()].
    interface Trials {
        /// The runs, newest first.
        List<Tried> runs();

        /// What each of them came to; NaN where it does not report the metric.
        double[] values(Objective objective);

        /// The names of the metrics of each of them.
        List<Set<String>> metrics();
    }

    /// What a search varies.
    ///
    /// @param names   of the parameters, as the search calls them
    /// @param meaning which of the parameters that a run has each of them is
    record Keys(List<String> names, BiFunction<String, Map<String, ?>, String> meaning) {
        public Keys {
            names = List.copyOf(names);
        }
    }

    /// The run of a sweep that comes first where its runs are listed, best first.
    ///
    /// @param tied how many runs of the sweep have the same score, itself included
    /// @param sort the key of `--sort` that lists them so; empty where the usual order does
    record Best(Past run, Score score, int tied, String sort) {}

    /// Which parameters make two runs different.
    ///
    /// @param all     whether those count, too, that the project calls irrelevant
    /// @param counted count although they are called irrelevant
    /// @param ignored do not count
    /// @param repeats whether those count that the project calls repeats
    record Comparison(boolean all, Set<String> counted, Set<String> ignored, boolean repeats) {
        /// Every parameter counts.
        public static final Comparison EVERYTHING = new Comparison(true, Set.of(), Set.of(), true);

        /// Those count that matter to the project, and some more; others do not.
        public static Comparison of(Set<String> counted, Set<String> ignored) {
            return new Comparison(false, counted, ignored, true);
        }

        /// The same without what the project calls repeats.
        public Comparison withoutRepeats() {
            return new Comparison(all, counted, ignored, false);
        }
    }

    /// The best finished run of the same configuration.
    ///
    /// @param run the new one, with what is known of it before its first output
    Optional<Earlier> same(RunRecord run);

    /// The runs that are the same as one that is planned, newest first.
    ///
    /// @param state that they are in; empty for any
    List<Past> allSame(RunRecord run, Comparison comparison, Optional<RunState> state);

    /// The same in any state, as a search takes them.
    Trials trials(RunRecord run, Comparison comparison, Keys keys);

    /// The runs of the same experiment that match a query, as a search takes them.
    Trials trials(RunRecord like, String query, Keys keys);

    /// The runs of the same experiment that match a query, newest first.
    List<Past> ofExperiment(RunRecord like, String query);

    /// The newest run of the same program that bears a name.
    Optional<Past> newest(String name, RunRecord like);

    /// The best run of a sweep, whatever its state; of equal ones the newest.
    ///
    /// @param by what the sweep is for; empty for what its runs are judged by
    Optional<Best> ofSweep(String id, Optional<Objective> by);

    /// The newest run of a schedule.
    Optional<Past> ofSchedule(String id);

    /// The finished runs of stages with a key, newest first.
    List<Past> ofStage(String key);

    /// Runs of a stage, newest first.
    ///
    /// @param most how many
    List<Past> ofStage(String experiment, String stage, int most);

    /// Parameters that the project declares defaults for, and older names that it declares; none where that cannot be
    /// read.
    List<String> declared();

    /// Forgets what was read: the next answer has what has run since.
    void release();
}
