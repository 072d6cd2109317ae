package org.hpsearch.launch.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.console.Texts;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Settings;
import org.hpsearch.run.RunRecord;

/// What a search wants: the metrics that are to get better, `duration` among them.
///
/// @param objectives at least one
public record Goals(List<Objective> objectives) {
    private static final String DURATION = "duration";

    public Goals {
        objectives = List.copyOf(objectives);
    }

    /// Reads `max val_acc` and `min duration`, also several with commas between.
    ///
    /// @return empty where nothing is said
    public static Optional<Goals> parse(List<String> texts, Settings settings) {
        List<Objective> objectives = texts.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(settings::objective)
                .toList();
        return objectives.isEmpty() ? Optional.empty() : Optional.of(new Goals(objectives));
    }

    /// The objective that runs of an experiment are judged by: the declared one, else the guessed one; empty where they
    /// report nothing that could judge them.
    ///
    /// @param metrics of each run
    static Optional<Goals> of(Collection<Set<String>> metrics, Settings settings) {
        Map<String, Long> counts = new HashMap<>();
        metrics.forEach(names -> names.forEach(name -> counts.merge(name, 1L, Long::sum)));
        return Objective.of(counts, settings).map(objective -> new Goals(List.of(objective)));
    }

    /// What a run came to, one loss for each; NaN for what it does not report.
    double[] losses(RunRecord run) {
        return objectives.stream()
                .mapToDouble(objective -> objective.direction().loss(value(objective, run)))
                .toArray();
    }

    /// What earlier runs came to, one row for each run.
    double[][] losses(PastRuns.Trials trials) {
        List<PastRuns.Tried> runs = trials.runs();
        double[][] losses = new double[runs.size()][objectives.size()];
        for (int i = 0; i < objectives.size(); i++) {
            Objective objective = objectives.get(i);
            double[] values = trials.values(objective);
            for (int run = 0; run < values.length; run++) {
                losses[run][i] = objective
                        .direction()
                        .loss(value(objective, values[run], runs.get(run).duration()));
            }
        }
        return losses;
    }

    private static double value(Objective objective, RunRecord run) {
        Duration took = run.end() == null ? null : run.duration(Instant.EPOCH);
        return value(objective, objective.value(run.metrics()), took == null ? Double.NaN : took.toMillis() / 1000.0);
    }

    /// @param reported as the objective's metric; NaN for nothing
    /// @param seconds  from start to end, which a run's `duration` is where it reports none of its own
    private static double value(Objective objective, double reported, double seconds) {
        return Double.isNaN(reported) && objective.metric().equals(DURATION) ? seconds : reported;
    }

    /// The metrics that a run does not report.
    List<String> missing(RunRecord run) {
        return objectives.stream()
                .filter(objective -> Double.isNaN(value(objective, run)))
                .map(Objective::metric)
                .toList();
    }

    /// For people: `max val_acc, min duration`.
    String words() {
        return String.join(
                ", ",
                objectives.stream()
                        .map(objective -> objective.direction().name().toLowerCase(java.util.Locale.ROOT) + " "
                                + objective.metric())
                        .toList());
    }

    /// What losses mean for people: `val_acc 0.98, duration 12`.
    String words(List<Double> losses) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < objectives.size(); i++) {
            Objective objective = objectives.get(i);
            words.append(words.isEmpty() ? "" : ", ")
                    .append(objective.metric())
                    .append(' ')
                    .append(Texts.number(objective.direction().loss(losses.get(i))));
        }
        return words.toString();
    }
}
