package org.hpsearch.query.same;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hpsearch.index.FieldNames;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.query.language.Wildcards;
import org.hpsearch.query.values.Column;
import org.hpsearch.value.Value;

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
    public static boolean isLeftOut(String name, Settings.Experiment experiment) {
        List<String> repeats = experiment.repeats().isEmpty() ? REPEATS : experiment.repeats();
        return repeats.stream().anyMatch(pattern -> isNamed(name, pattern) || isNamed(name, "*." + pattern))
                || isIrrelevant(name, experiment);
    }

    /// Whether a parameter does not matter for the result.
    public static boolean isIrrelevant(String name, Settings.Experiment experiment) {
        List<String> irrelevant = experiment.irrelevant().isEmpty() ? IRRELEVANT : experiment.irrelevant();
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
    static Map<String, Effective> of(Map<String, Effective> params, Settings.Experiment experiment, Sameness sameness) {
        Map<String, Effective> relevant = new TreeMap<>();
        params.forEach((name, effective) -> {
            if (!sameness.leavesOut(name, experiment)) {
                relevant.put(FieldNames.regular(name), effective);
            }
        });
        return relevant;
    }

    /// Whether two values are the same setting: numbers within a relative 1e-12, texts to the letter.
    public static boolean isSame(Value a, Value b) {
        if (a instanceof Value.Items one && b instanceof Value.Items other) {
            boolean same = one.values().size() == other.values().size();
            for (int i = 0; same && i < one.values().size(); i++) {
                same = isSame(one.values().get(i), other.values().get(i));
            }
            return same;
        }
        if (isWhole(a) && isWhole(b)) {
            return a.print().equals(b.print());
        }
        double x = number(a);
        double y = number(b);
        if (!Double.isNaN(x) && !Double.isNaN(y)) {
            return Column.isSame(x, y);
        }
        boolean numbers = Double.isNaN(x) == Double.isNaN(y);
        return numbers && a.print().equals(b.print());
    }

    private static boolean isWhole(Value value) {
        return value instanceof Value.Num number
                && number.text().chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
    }

    private static double number(Value value) {
        return switch (value) {
            case Value.Num number -> number.asDouble();
            case Value.Bool bool -> bool.value() ? 1 : 0;
            case Value.Null n -> Double.NaN;
            case Value.Text t -> Double.NaN;
            case Value.Items i -> Double.NaN;
            case Value.Obj o -> Double.NaN;
        };
    }
}
