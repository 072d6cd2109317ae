package org.hpsearch.query.same;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hpsearch.index.FieldNames;
import org.hpsearch.project.Experiment;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.query.language.Wildcards;

/// What makes a run the same setting as another: its effective parameters without those in which mere
/// repeats differ and those that do not matter for the result.
public final class Configuration {
    /// The word that stands for the configuration where runs are grouped.
    public static final String KEY = "config";
    /// What repeats differ in, unless `repeats:` names other parameters.
    public static final List<String> REPEATS = List.of("seed");
    /// What does not matter, unless `irrelevant:` names other parameters: verbosity, places of data and
    /// results, workers.
    public static final List<String> IRRELEVANT = List.of(
            "verbose",
            "verbosity",
            "quiet",
            "debug",
            "log_level",
            "loglevel",
            "log_interval",
            "data_dir",
            "data_path",
            "data_root",
            "dataset_dir",
            "cache_dir",
            "log_dir",
            "save_dir",
            "out",
            "out_dir",
            "output",
            "output_dir",
            "num_workers",
            "workers",
            "n_jobs",
            "jobs",
            "threads",
            "num_threads");

    private Configuration() {}

    /// Whether a parameter takes no part in an experiment's configurations. What repeats differ in means
    /// every parameter that ends in it behind a dot, too (`seed`: `trainer.seed`); `*` and `?` are patterns.
    public static boolean isLeftOut(String name, Experiment experiment) {
        boolean usual = experiment.comparison().repeats().isEmpty();
        return usual && isRepeat(name, REPEATS) || isDeclaredRepeat(name, experiment) || isIrrelevant(name, experiment);
    }

    /// Whether the project says that repeats differ in a parameter.
    static boolean isDeclaredRepeat(String name, Experiment experiment) {
        return isRepeat(name, experiment.comparison().repeats());
    }

    private static boolean isRepeat(String name, List<String> patterns) {
        return patterns.stream().anyMatch(pattern -> isNamed(name, pattern) || isNamed(name, "*." + pattern));
    }

    /// Whether a parameter does not matter for the result.
    public static boolean isIrrelevant(String name, Experiment experiment) {
        List<String> irrelevant = experiment.comparison().irrelevant().isEmpty()
                ? IRRELEVANT
                : experiment.comparison().irrelevant();
        return irrelevant.stream().anyMatch(pattern -> isNamed(name, pattern));
    }

    private static boolean isNamed(String name, String pattern) {
        String regular = FieldNames.regular(name);
        String wanted = FieldNames.regular(pattern);
        if (wanted.indexOf('*') < 0 && wanted.indexOf('?') < 0) {
            return regular.equals(wanted);
        }
        return Pattern.matches(Wildcards.regex(wanted), regular);
    }

    /// The parameters that take part, by their regular names.
    static Map<String, Effective> of(Map<String, Effective> params, Experiment experiment, Sameness sameness) {
        Map<String, Effective> relevant = new TreeMap<>();
        params.forEach((name, effective) -> {
            if (!sameness.leavesOut(name, experiment)) {
                relevant.put(FieldNames.regular(name), effective);
            }
        });
        return relevant;
    }
}
