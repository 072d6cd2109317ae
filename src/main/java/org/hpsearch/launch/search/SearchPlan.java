package org.hpsearch.launch.search;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.run.RunId;
import org.hpsearch.tune.GridSearch;
import org.hpsearch.tune.Halving;
import org.hpsearch.tune.MedianRule;
import org.hpsearch.tune.RandomSearch;
import org.hpsearch.tune.Sampler;
import org.hpsearch.tune.Stopper;
import org.hpsearch.tune.Tpe;
import org.hpsearch.value.UsageException;

/// A search as it was typed.
///
/// @param method `tpe`, `random`, `grid` or `optuna`
/// @param sampler of Optuna, by its name there; empty for the other methods
/// @param goals  what is wanted; empty for what runs are judged by
/// @param most   how many runs, those of earlier starts included
/// @param stop   by which rule runs are ended early; empty for none
/// @param time   after which no run is started; null for any time
public record SearchPlan(
        Method method,
        String sampler,
        SearchSpace space,
        Optional<Goals> goals,
        long seed,
        int most,
        Optional<Duration> time,
        Optional<StopRule> stop) {
    /// Most points of a grid.
    private static final int MOST_POINTS = 10_000;

    /// By which rule runs are ended early.
    ///
    /// @param word `halving` or `median`
    /// @param min  the first step at which runs are compared
    /// @param max  the step at which runs end by themselves
    /// @param eta  of so many runs one goes on
    public record StopRule(String word, double min, double max, double eta) {
        public StopRule {
            boolean halving = word.equals("halving");
            if (!halving && !word.equals("median")) {
                throw new UsageException("--stop " + word + ": halving and median are known");
            }
            if (!(min > 0) || halving && (!(max > min) || !(eta > 1))) {
                throw new UsageException(
                        "--stop " + word + " takes --min above 0" + (halving ? ", --max above it, --eta above 1" : ""));
            }
        }

        Stopper stopper() {
            return word.equals("halving") ? new Halving(min, max, eta) : new MedianRule(min);
        }
    }

    /// How the next configuration is chosen.
    public enum Method {
        /// By the tree-structured Parzen estimator.
        TPE,
        /// At random.
        RANDOM,
        /// One after the other.
        GRID,
        /// By a sampler of Optuna.
        OPTUNA;

        /// The method of a word.
        ///
        /// @throws UsageException where there is none
        public static Method parse(String word) {
            for (Method method : values()) {
                if (method != OPTUNA && method.word().equals(word)) {
                    return method;
                }
            }
            throw new UsageException("--search " + word + ": tpe, random, grid and halving are known");
        }

        /// `tpe`, `random`, `grid`, `optuna`.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// The same with no more runs than a grid has points.
    SearchPlan counted() {
        return method == Method.GRID
                ? new SearchPlan(method, sampler, space, goals, seed, Math.min(most, grid().size()), time, stop)
                : this;
    }

    /// Why no run is left once as many have been made as are wanted.
    String done() {
        return method == Method.GRID && most == grid().size()
                ? "nothing is left to do: the grid has no more points"
                : "nothing is left to do; a larger --runs continues";
    }

    /// What comes behind some configurations that are known.
    ///
    /// @param more how many
    String rest(int more) {
        return switch (method) {
            case GRID -> more + " more in the order of the grid";
            case RANDOM -> more + " more at random";
            case TPE, OPTUNA -> "the other " + more + " depend on what these come to";
        };
    }

    /// The method as it was typed: `tpe`, `optuna:cmaes`.
    String chooser() {
        return sampler.isEmpty() ? method.word() : method.word() + ":" + sampler;
    }

    /// What chooses.
    ///
    /// @param objectives  how many are searched for
    /// @param environment of what is started for it
    /// @throws UsageException where the space has too many points, or Optuna cannot be had
    Sampler sampler(int objectives, Map<String, String> environment) {
        return switch (method) {
            case TPE -> new Tpe(space.space(), seed);
            case RANDOM -> new RandomSearch(space.space(), seed);
            case GRID -> grid();
            case OPTUNA -> OptunaSampler.start(sampler, space, seed, objectives, environment);
        };
    }

    private GridSearch grid() {
        try {
            return new GridSearch(space.space(), MOST_POINTS);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong.getMessage() + "; --search tpe and --search random choose some of them");
        }
    }

    /// The id of the search: the same for the same line, however many runs it wants.
    ///
    /// @param definition of what is swept
    String id(String definition, List<String> assignments) {
        return RunId.of(String.join(
                "\0",
                definition,
                String.join("\0", assignments),
                chooser(),
                Long.toString(seed),
                goals.map(Goals::words).orElse("")));
    }
}
