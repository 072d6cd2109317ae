package org.hpsearch.query.same;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.Program;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Experiment;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.query.defaults.EffectiveParams.Origin;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Value;

/// What a run has to be to be the same as one that is planned: of the same program, with the same values, and with no
/// more parameters.
final class Likeness {
    /// How a value stands in a run folder that is a secret.
    private static final String HIDDEN = "***";

    private static final Set<String> KEYS = Set.of(
            "key",
            "apikey",
            "password",
            "passwd",
            "passphrase",
            "secret",
            "credential",
            "credentials",
            "auth",
            "access",
            "api",
            "hf",
            "wandb",
            "github");

    private final Program program;
    private final Map<String, Effective> wanted;
    private final Experiment experiment;
    private final Sameness sameness;
    private final Defaults defaults;

    /// @param params effective parameters of the planned run
    Likeness(
            RunRecord planned,
            Map<String, Effective> params,
            Experiment experiment,
            Sameness sameness,
            Defaults defaults) {
        this.program = Program.of(planned);
        this.wanted = Configuration.of(params, experiment, sameness);
        this.experiment = experiment;
        this.sameness = sameness;
        this.defaults = defaults;
    }

    /// The parameters that count, by their regular names.
    Map<String, Effective> wanted() {
        return wanted;
    }

    /// Two values that have to be the same.
    ///
    /// @param name  regular name of the parameter
    /// @param value of the planned run
    /// @param other of the other run
    record Pair(String name, Value value, Effective other) {
        boolean isSame() {
            return isSame(other.value());
        }

        /// Whether a value is the planned one. Of values that are not recorded nobody knows; those of keys and
        /// passwords, which change no result, count as the same.
        boolean isSame(Value there) {
            boolean hidden = value.print().equals(HIDDEN) && there.print().equals(HIDDEN);
            return hidden ? Direction.words(name).stream().anyMatch(KEYS::contains) : value.isSame(there);
        }
    }

    /// Whether a run is the same.
    ///
    /// @param params its effective parameters
    /// @param told   the same without what only told its program of a checkpoint
    boolean isSame(RunRecord run, Map<String, Effective> params, Map<String, Effective> told) {
        return pairs(run, Program.of(run), params, told)
                .map(pairs -> pairs.stream().allMatch(Pair::isSame))
                .orElse(false);
    }

    /// The values that have to be the same; empty where the run is another one whatever its values are. What it was
    /// found to use by what it printed or wrote is not asked of a run that has not begun.
    ///
    /// @param params its effective parameters
    /// @param told   the same without what only told its program of a checkpoint
    Optional<List<Pair>> pairs(RunRecord run, Program of, Map<String, Effective> params, Map<String, Effective> told) {
        if (!program.isSame(of)) {
            return Optional.empty();
        }
        Map<String, Effective> there = Configuration.of(told, experiment, sameness);
        List<Pair> pairs = new ArrayList<>();
        for (Map.Entry<String, Effective> param : wanted.entrySet()) {
            Effective other = there.get(param.getKey());
            if (other == null) {
                return Optional.empty();
            }
            if (param.getValue().origin() != Origin.FOUND || !isFoundLate(run, params, param.getKey())) {
                pairs.add(new Pair(param.getKey(), param.getValue().value(), other));
            }
        }
        boolean more =
                there.keySet().stream().anyMatch(name -> !wanted.containsKey(name) && !isFoundLate(run, params, name));
        return more ? Optional.empty() : Optional.of(pairs);
    }

    /// Whether a value was found in what the run printed or wrote.
    private boolean isFoundLate(RunRecord run, Map<String, Effective> params, String regular) {
        Effective effective = params.containsKey(regular)
                ? params.get(regular)
                : params.entrySet().stream()
                        .filter(param -> FieldNames.regular(param.getKey()).equals(regular))
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .orElse(null);
        return effective != null
                && effective.origin() == Origin.FOUND
                && run.found().entrySet().stream()
                        .filter(entry -> FieldNames.regular(defaults.canonical(entry.getKey()))
                                .equals(regular))
                        .noneMatch(entry -> entry.getValue().isOfCode());
    }
}
