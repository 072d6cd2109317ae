package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.hpsearch.capture.output.line.LineRecipe;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.word.StepAxis;
import org.hpsearch.capture.output.word.Vocabulary;
import org.jspecify.annotations.Nullable;

/// Gives values their steps and their full names, and hands them on. Used by one thread.
final class FactPlacer {
    /// What the steps of a search count.
    private static final String FIT = "fit";

    private final LineTokens tokens;
    private final Headings headings;
    private final Emitter emitter;
    private final DoubleSupplier clock;
    /// The line that is placed later than it was printed; null for one that is placed at once.
    private @Nullable Held earlier;
    private final StepCounter steps = new StepCounter();
    private final List<StepCounter.Position> positions = new ArrayList<>();
    private double rowStep = Double.NaN;
    private String rowUnit = "";
    private int fits;

    /// A line that is placed later.
    ///
    /// @param time    when it was printed, in seconds since the start
    /// @param heading below which it was printed
    record Held(byte[] line, double time, String heading) {}

    /// @param clock seconds since the start, now
    FactPlacer(LineTokens tokens, Headings headings, Emitter emitter, DoubleSupplier clock) {
        this.tokens = tokens;
        this.headings = headings;
        this.emitter = emitter;
        this.clock = clock;
    }

    /// Places the records of a line that may begin with a clock.
    ///
    /// @param clock token of the clock that is its step, −1 for none
    void line(LineRecipe recipe, boolean refresh, int clock) {
        for (LineRecipe.Record record : recipe.records()) {
            take(record.positions());
            if (clock >= 0) {
                positions.add(new StepCounter.Position(StepAxis.STEP, tokens.value(clock), Double.NaN));
            }
            record(recipe, clock < 0 ? record : record.without(clock), refresh);
        }
        emitter.lineOver(refresh || recipe.traits().bar() || !recipe.traits().valued());
    }

    /// The line that is read now.
    Held hold() {
        return new Held(tokens.line(), clock.getAsDouble(), headings.prefix());
    }

    /// Places the records of a line that was held.
    void held(LineRecipe recipe, int clock, Held held) {
        String now = headings.prefix();
        headings.restore(held.heading);
        earlier = held;
        line(recipe, false, clock);
        earlier = null;
        headings.restore(now);
    }

    private double time() {
        return earlier == null ? clock.getAsDouble() : earlier.time;
    }

    /// Begins a record without a step, of a line that was held.
    void unplaced(Held held) {
        emitter.begin(Double.NaN, held.time, false, null);
    }

    private void take(List<LineRecipe.Position> found) {
        positions.clear();
        for (LineRecipe.Position position : found) {
            double total = position.total() < 0 ? Double.NaN : tokens.value(position.total());
            StepAxis axis = position.axis();
            positions.add(
                    new StepCounter.Position(axis, tokens.value(position.token()), total, axis.unit(position.name())));
        }
    }

    private void record(LineRecipe recipe, LineRecipe.Record record, boolean refresh) {
        boolean told = !record.values().isEmpty();
        double step = recipe.traits().search() ? ++fits : step(recipe.traits(), told);
        if (!positions.isEmpty()) {
            emitter.positioned(false);
            if (steps.begins()) {
                emitter.flush(); // the first batch of an epoch may have the step of the last one before it
            }
        }
        if (!told) {
            return;
        }
        emitter.begin(step, time(), refresh || recipe.traits().bar(), rank(recipe));
        emitter.counts(recipe.traits().search() ? FIT : steps.unit());
        emitter.enumerated(isItem(record));
        boolean lone = recipe.lone() >= 0 && record.values().size() == 1 && positions.isEmpty();
        if (lone && Double.isNaN(step)) {
            emitter.fix(tokens.value(recipe.lone()));
        }
        double epoch = steps.epochBeside();
        if (!Double.isNaN(epoch)) {
            emitter.epoch(epoch);
        }
        counters(record.positions(), step, steps.printed());
        boolean evaluates = !positions.isEmpty() && steps.evaluates();
        for (LineRecipe.Reading value : record.values()) {
            emitter.value(evaluates ? "evaluate/" + value.name() : headings.full(value.name()), number(value));
        }
    }

    /// `(1) mutation: 40`
    private boolean isItem(LineRecipe.Record record) {
        return record.positions().size() == 1
                && record.positions().getFirst().quiet()
                && tokens.isAnySign(record.positions().getFirst().token() - 1, "(");
    }

    private double number(LineRecipe.Reading value) {
        double number = tokens.value(value.token());
        return value.whole() < 0 ? number : number / tokens.value(value.whole());
    }

    private double step(LineRecipe.Traits traits, boolean told) {
        if (!positions.isEmpty()) {
            steps.take(positions, traits.bar(), traits.aside(), told);
            if (!traits.aside()) {
                headings.end();
            }
        }
        return steps.current();
    }

    /// What is counted and is not the step is a metric: the round beside the step.
    ///
    /// @param printed what the step was counted on from
    private void counters(List<LineRecipe.Position> found, double step, double printed) {
        for (LineRecipe.Position position : found) {
            boolean counted =
                    position.axis() != StepAxis.EPOCH && position.axis() != StepAxis.BATCH && !position.quiet();
            double at = counted ? tokens.value(position.token()) : step;
            if (counted && at != step && at != printed) {
                emitter.value(position.name(), at);
            }
        }
    }

    private @Nullable String rank(LineRecipe recipe) {
        return recipe.rank() < 0 ? null : tokens.text(recipe.rank());
    }

    /// Places a table's row: at its own column's step, else at the last row's of any table, else at the last one
    /// printed.
    void row(Tables.Row row, LineRecipe recipe, boolean refresh) {
        take(row.positions());
        if (!positions.isEmpty()) {
            StepCounter own = new StepCounter();
            own.take(positions, false, false, true);
            rowStep = own.current();
            rowUnit = own.unit();
            emitter.positioned(true);
        }
        if (!row.values().isEmpty()) {
            double step = Double.isNaN(rowStep) ? steps.current() : rowStep;
            emitter.begin(step, clock.getAsDouble(), refresh || recipe.traits().bar(), rank(recipe));
            emitter.counts(Double.isNaN(rowStep) ? steps.unit() : rowUnit);
            counters(row.positions(), step, Double.NaN);
            if (Double.isNaN(step) && row.values().stream().anyMatch(value -> !isWhole(value))) {
                row.values().stream()
                        .map(LineRecipe.Reading::name)
                        .filter(name -> !Vocabulary.isMeasure(name))
                        .forEach(emitter::confirm); // counts beside results
            }
            row.values().forEach(value -> emitter.value(value.name(), number(value)));
        }
        emitter.lineOver(refresh);
    }

    /// Places a row of a table without a header.
    void columns(double[] row, int step, boolean refresh) {
        emitter.positioned(true);
        emitter.begin(row[step], clock.getAsDouble(), refresh, null);
        for (int i = 0; i < row.length; i++) {
            if (i != step) {
                emitter.value("column_" + (i + 1), row[i]);
            }
        }
        emitter.lineOver(refresh);
    }

    /// Places the facts of a box: the finest position among them is the step of the others.
    void box(List<Boxes.Fact> facts) {
        Boxes.Fact step = null;
        StepAxis axis = null;
        for (Boxes.Fact fact : facts) {
            StepAxis own = StepAxis.of(fact.name());
            if (own != null && own != StepAxis.BATCH && (axis == null || own.compareTo(axis) < 0)) {
                axis = own;
                step = fact;
            }
        }
        if (step != null) {
            emitter.positioned(true);
        }
        emitter.begin(step == null ? steps.current() : step.value(), clock.getAsDouble(), false, null);
        emitter.counts(step == null || axis == null ? steps.unit() : axis.unit(step.name()));
        if (step == null && facts.stream().allMatch(FactPlacer::isCount)) {
            facts.forEach(fact -> emitter.listed(headings.full(fact.name()), fact.value()));
        }
        for (Boxes.Fact fact : facts) {
            if (fact != step && !Vocabulary.isNever(fact.name())) {
                emitter.value(headings.full(fact.name()), fact.value());
            }
        }
        emitter.lineOver(false);
    }

    private boolean isWhole(LineRecipe.Reading value) {
        return tokens.value(value.token()) == Math.rint(tokens.value(value.token()));
    }

    private static boolean isCount(Boxes.Fact fact) {
        return fact.value() == Math.rint(fact.value()) && !Vocabulary.isMeasure(fact.name());
    }

    /// Places what the user's own patterns have found in a line, a list a match.
    void own(List<List<Patterns.Found>> matches, boolean refresh) {
        for (List<Patterns.Found> found : matches) {
            positions.clear();
            for (Patterns.Found one : found) {
                StepAxis axis = StepAxis.of(one.name());
                if (axis != null) {
                    positions.add(new StepCounter.Position(axis, one.value(), Double.NaN, axis.unit(one.name())));
                }
            }
            if (!positions.isEmpty()) {
                steps.take(positions, false, false, true);
                emitter.positioned(false);
            }
            emitter.begin(steps.current(), clock.getAsDouble(), refresh, null);
            emitter.counts(steps.unit());
            for (Patterns.Found one : found) {
                if (StepAxis.of(one.name()) == null) {
                    emitter.trust(one.name());
                    emitter.value(one.name(), one.value());
                }
            }
        }
        emitter.lineOver(refresh);
    }
}
