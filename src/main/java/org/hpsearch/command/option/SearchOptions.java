package org.hpsearch.command.option;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hpsearch.console.Context;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.many.SweepPlanner;
import org.hpsearch.launch.search.Evidence;
import org.hpsearch.launch.search.Goals;
import org.hpsearch.launch.search.SearchPlan;
import org.hpsearch.launch.search.SearchRunner;
import org.hpsearch.launch.search.SearchSpace;
import org.hpsearch.project.Settings;
import org.hpsearch.query.language.Moments;
import org.hpsearch.value.UsageException;
import picocli.CommandLine.Option;

/// How a sweep searches.
public final class SearchOptions {
    private static final String OPTUNA = "optuna:";

    @Option(
            names = "--search",
            paramLabel = "tpe|random|grid|halving",
            description =
                    "how to choose configurations: by the results so far, at random, or in order; halving is random"
                            + " with --stop halving")
    String method = "";

    @Option(
            names = "--sampler",
            paramLabel = "optuna:NAME",
            description = "let a sampler of Optuna choose (tpe, gp, cmaes, ...), where python3 has it")
    String sampler = "";

    @Option(names = "--runs", paramLabel = "N", description = "how many runs in all (with --search)")
    int runs;

    @Option(names = "--time", paramLabel = "2h", description = "start no run after so long (with --search)")
    String time = "";

    @Option(
            names = "--objective",
            paramLabel = "'max METRIC'",
            description = "what to search for (with --search; repeatable, or with commas)")
    List<String> objectives = new ArrayList<>();

    @Option(names = "--cold", description = "do not learn from earlier runs (with --search)")
    boolean cold;

    @Option(
            names = "--where",
            paramLabel = "QUERY",
            description = "learn only from these runs of the experiment (those that differ in nothing else)")
    String where = "";

    @Option(names = "--since", paramLabel = "7d", description = "learn only from runs of this time")
    String since = "";

    @Option(
            names = "--stop",
            paramLabel = "halving|median",
            description = "end runs early that are worse than others at the same step (with --search and an objective)")
    String stop = "";

    @Option(names = "--min", paramLabel = "STEP", description = "the first step at which runs are compared (1)")
    double min = 1;

    @Option(names = "--max", paramLabel = "STEP", description = "the last step of a whole run (with --stop halving)")
    double max;

    @Option(names = "--eta", paramLabel = "N", description = "of N runs one continues (3; with --stop halving)")
    double eta = 3;

    /// Whether the sweep searches.
    public boolean searches() {
        return !method.isEmpty() || !sampler.isEmpty();
    }

    /// The search that was typed.
    ///
    /// @throws UsageException where options do not go together
    public SearchRunner runner(
            Context context,
            PastRuns past,
            Settings settings,
            SweepPlanner planner,
            List<String> assignments,
            long seed)
            throws IOException {
        boolean halves = method.equals("halving");
        SearchPlan.Method chosen =
                sampler.isEmpty() ? SearchPlan.Method.parse(halves ? "random" : method) : SearchPlan.Method.OPTUNA;
        String named = sampler.isEmpty() ? "" : nameOfSampler(halves);
        String rule = halves ? "halving" : stop;
        if (runs < 1 && time.isEmpty() && chosen != SearchPlan.Method.GRID) {
            throw new UsageException((sampler.isEmpty() ? "--search " + method : "--sampler")
                    + " takes --runs N or --time 2h: how long to search");
        }
        if (assignments.isEmpty()) {
            throw new UsageException("KEY=VALUES is expected: what to search over");
        }
        SearchPlan plan = new SearchPlan(
                chosen,
                named,
                SearchSpace.parse(assignments),
                Goals.parse(objectives, settings),
                seed,
                runs < 1 ? Integer.MAX_VALUE : runs,
                span(),
                rule.isEmpty() ? Optional.empty() : Optional.of(new SearchPlan.StopRule(rule, min, max, eta)));
        return new SearchRunner(context, past, settings, plan, planner, assignments);
    }

    private String nameOfSampler(boolean halves) {
        if (!method.isEmpty() && !halves) {
            throw new UsageException("--search " + method + " and --sampler both choose; leave one out");
        }
        if (!sampler.startsWith(OPTUNA) || sampler.length() == OPTUNA.length()) {
            throw new UsageException("--sampler " + sampler + ": write optuna:NAME, such as optuna:tpe");
        }
        return sampler.substring(OPTUNA.length());
    }

    private Optional<Duration> span() {
        if (time.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) (Moments.secondsOf(time, "--time " + time, -1) * 1000)));
    }

    /// Which earlier runs count.
    public Evidence evidence() {
        String recent = since.isEmpty() ? "" : "started>-" + since;
        return new Evidence(cold, where.isEmpty() || recent.isEmpty() ? where + recent : "(" + where + ") " + recent);
    }
}
