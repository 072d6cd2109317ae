package org.hpsearch.query.same;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hpsearch.index.RunShape;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.defaults.EffectiveParams;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.query.defaults.EffectiveParams.Origin;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// What is to be read and compared of the runs of each shape: decided once, by the same rules as for one run whose
/// values are known.
final class ShapePlans {
    private final Defaults defaults;
    private final EarlierTrials.Keys keys;
    private final @Nullable Likeness likeness;
    private final List<Defaults.Rule> conditional;
    private final Map<String, OfShape> shapes = new HashMap<>();

    /// @param likeness what a run has to be; null for any
    ShapePlans(Defaults defaults, EarlierTrials.Keys keys, @Nullable Likeness likeness) {
        this.defaults = defaults;
        this.keys = keys;
        this.likeness = likeness;
        this.conditional = defaults.rules().stream()
                .filter(rule -> !rule.isUnconditional())
                .toList();
    }

    /// What is to be read of runs of one shape.
    ///
    /// @param tests  values that have to be the planned run's
    /// @param places where the value of each key is
    /// @param isLike whether they may be what is asked for at all
    /// @param isTold whether the columns tell
    record Plan(List<Test> tests, List<Place> places, boolean isLike, boolean isTold) {
        static final Plan UNTOLD = new Plan(List.of(), List.of(), true, false);
        static final Plan OTHER = new Plan(List.of(), List.of(), false, false);
    }

    /// Where a value is.
    ///
    /// @param name  under which the folders hold it; null where it is in none of them
    /// @param value that a rule gives them all; null where they have none
    record Place(@Nullable String name, @Nullable Value value) {}

    /// Compares a value of each run with the planned one.
    static final class Test {
        private final String name;
        private final Likeness.Pair pair;
        private @Nullable Value last;
        private boolean same;

        Test(String name, Likeness.Pair pair) {
            this.name = name;
            this.pair = pair;
        }

        /// The name under which the folders hold the value.
        String name() {
            return name;
        }

        /// Whether it is the planned one; asked of one and the same object it is not compared again.
        boolean isSame(Value value) {
            if (value != last) {
                last = value;
                same = pair.isSame(value);
            }
            return same;
        }
    }

    /// The plans for runs of one shape: one for each set of conditions that they meet.
    final class OfShape {
        private final RunShape shape;
        private final Map<List<Defaults.Rule>, Plan> plans = new HashMap<>();

        private OfShape(RunShape shape) {
            this.shape = shape;
        }

        /// The plan for a run.
        ///
        /// @param holds whether it meets the condition of a rule
        Plan plan(Predicate<Defaults.Rule> holds) {
            return plans.computeIfAbsent(
                    conditional.isEmpty()
                            ? List.of()
                            : conditional.stream().filter(holds).toList(),
                    holding -> ShapePlans.this.plan(shape, holding));
        }
    }

    /// The plans for runs of one shape.
    ///
    /// @param shape as a column holds it
    OfShape of(String shape) {
        return shapes.computeIfAbsent(shape, text -> new OfShape(RunShape.parse(text)));
    }

    private Plan plan(RunShape shape, List<Defaults.Rule> holding) {
        if (shape.goesOn()) {
            return Plan.UNTOLD;
        }
        RunRecord example = shape.example();
        Map<String, Effective> params = EffectiveParams.of(example, defaults, holding::contains);
        Optional<List<Likeness.Pair>> pairs =
                likeness == null ? Optional.of(List.of()) : likeness.pairs(example, shape.program(), params, params);
        if (pairs.isEmpty()) {
            return Plan.OTHER;
        }
        List<Test> tests = new ArrayList<>();
        boolean told = true;
        for (Likeness.Pair pair : pairs.get()) {
            if (pair.other().origin() != Origin.DEFAULT) {
                String name = pair.other().value().print();
                told &= shape.isAlone(name);
                tests.add(new Test(name, pair));
            } else if (!pair.isSame()) {
                return Plan.OTHER;
            }
        }
        List<Place> places = new ArrayList<>();
        for (String key : keys.names()) {
            Place place = place(params.get(keys.meaning().of(key, params)));
            told &= place.name == null || shape.isAlone(place.name);
            places.add(place);
        }
        return new Plan(tests, places, true, told);
    }

    private static Place place(@Nullable Effective effective) {
        if (effective == null) {
            return new Place(null, null);
        }
        return effective.origin() == Origin.DEFAULT
                ? new Place(null, effective.value())
                : new Place(effective.value().print(), null);
    }
}
