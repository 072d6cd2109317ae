package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.capture.output.word.Vocabulary;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.StepUnit;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;

/// Hands values on as facts: a refresh writes over the value of the same step, several ranks tell a fact once, and
/// values of a program that never tells a step are counted by their repetition. Used by one thread.
final class Emitter {
    /// Values that wait for a repetition or a position, at most.
    private static final int MOST_WAITING = 10_000;
    /// More names than these are no names: each line would have one of its own.
    private static final int MOST_METRICS = 5000;

    private final OutputFacts sink;
    private final @Nullable List<Scalar> heard;
    private final Map<String, Track> tracks = new HashMap<>();
    private final Map<String, Scalar> refreshed = new LinkedHashMap<>();
    private final List<Scalar> waiting = new ArrayList<>();
    private final Preamble preamble = new Preamble();
    private final Set<String> block = new HashSet<>();
    private boolean positioned;
    private boolean told;
    private boolean stepped;
    private double implied = Double.NaN;
    private boolean fixed;
    private double lastEpoch = Double.NaN;
    private @Nullable String firstRank;

    private double step;
    private String unit = "";
    private double time;
    private boolean refresh;
    /// Whether the line tells a position of its own.
    private boolean placed;
    private boolean otherRank;
    /// Whether the line has but a number before it, as an item of a list has.
    private boolean enumerated;

    /// What was last told of a metric.
    private static final class Track {
        double step = Double.NaN;
        double value = Double.NaN;
        boolean any;
    }

    /// @param explains whether all that is told is noted for [#heard()]
    Emitter(OutputFacts sink, boolean explains) {
        this.sink = sink;
        this.heard = explains ? new ArrayList<>() : null;
    }

    /// What was told since the last call.
    List<Scalar> heard() {
        List<Scalar> facts = heard == null ? List.of() : List.copyOf(heard);
        if (heard != null) {
            heard.clear();
        }
        return facts;
    }

    /// Whether a result or a value with a step has been told: what comes is no echo of the settings.
    boolean isStepped() {
        return told || stepped;
    }

    /// Whether a position or a result has been told.
    boolean isPlaced() {
        return positioned || told;
    }

    /// A position was told; what waited for one has none.
    ///
    /// @param local whether it holds for its table alone
    void positioned(boolean local) {
        placed = true;
        if (!local) {
            positioned = true;
            release();
        }
    }

    /// A count of a list of counts to come: behind the first step, one of a name that comes once is a fact.
    void listed(String name, double value) {
        if (stepped && !tracks.containsKey(name)) {
            preamble.hold(name, value);
        }
    }

    /// Tells whether the record to come has but a number before it: one of a name that comes once counts no steps.
    void enumerated(boolean item) {
        enumerated = item;
    }

    /// Begins a record.
    void begin(double at, double now, boolean refreshing, @Nullable String rank) {
        step = at;
        unit = "";
        enumerated = false;
        time = now;
        refresh = refreshing;
        firstRank = firstRank == null ? rank : firstRank;
        otherRank = rank != null && !rank.equals(firstRank);
    }

    /// What the step of this record counts.
    void counts(String what) {
        unit = what;
    }

    /// The program itself tells the step of a lone value, and with it of what follows.
    void fix(double at) {
        release();
        implied = at;
        fixed = true;
    }

    /// Tells the epoch beside the step, once.
    void epoch(double epoch) {
        if (epoch != lastEpoch) {
            lastEpoch = epoch;
            hand(new Scalar(boxed(step), boxed(time), "epoch", epoch, unit));
        }
    }

    void value(String name, double value) {
        told = told || Vocabulary.isResult(name);
        if (!Double.isNaN(step) && !enumerated) {
            preamble.step();
            stepped = true;
        }
        preamble.see(name, value);
        Scalar placed = new Scalar(boxed(step), boxed(time), name, value, unit);
        if (heard != null) {
            heard.add(placed);
        }
        if (Double.isNaN(step) && !positioned) {
            unpositioned(name, value);
            return;
        }
        hand(placed);
    }

    private void unpositioned(String name, double value) {
        if (refresh) {
            hand(counted(name, value));
            return;
        }
        boolean again = !block.add(name) && !preamble.repeats(name, value);
        if (again && !fixed) {
            if (Double.isNaN(implied)) {
                implied = 0;
                if (!preamble.isHeld(name)) {
                    preamble.step();
                }
                waiting.forEach(
                        scalar -> hand(new Scalar(0.0, scalar.time(), scalar.metric(), scalar.value(), StepUnit.ROW)));
                waiting.clear();
            }
            implied++;
            block.clear();
            block.add(name);
        }
        Scalar scalar = counted(name, value);
        if (Double.isNaN(implied) && waiting.size() < MOST_WAITING) {
            waiting.add(scalar);
        } else {
            hand(scalar);
        }
    }

    /// At a step that hps counts, or that the program told of another value.
    private Scalar counted(String name, double value) {
        return new Scalar(
                boxed(implied),
                boxed(time),
                name,
                value,
                Double.isNaN(implied) ? "" : fixed ? StepUnit.STEP : StepUnit.ROW);
    }

    private void release() {
        if (!waiting.isEmpty()) {
            waiting.forEach(this::hand);
            waiting.clear();
        }
    }

    private void hand(Scalar scalar) {
        if (!refresh && refreshed.isEmpty()) {
            tell(scalar);
            return;
        }
        Scalar before = refreshed.get(scalar.metric());
        if (before != null && !java.util.Objects.equals(before.step(), scalar.step())) {
            flush();
        }
        refreshed.put(scalar.metric(), scalar);
    }

    /// A line is over; what refreshes may yet write over is held.
    void lineOver(boolean refreshing) {
        placed = false;
        if (!refreshing && !refreshed.isEmpty()) {
            flush();
        }
    }

    /// Hands on what refreshes might yet write over.
    void flush() {
        refreshed.values().forEach(this::tell);
        refreshed.clear();
    }

    /// A name that is a metric's for certain: it is never held back.
    void trust(String name) {
        preamble.trust(name);
    }

    /// A name that stands beside results: it is a metric's where values have no steps.
    void confirm(String name) {
        preamble.confirm(name);
    }

    private void tell(Scalar scalar) {
        if (preamble.holds(scalar)) {
            return;
        }
        List<Scalar> earlier = preamble.released(scalar);
        for (Scalar one : earlier) {
            write(one, true);
        }
        write(scalar, !earlier.isEmpty());
    }

    /// @param judged whether it is known that the name is a metric's
    private void write(Scalar scalar, boolean judged) {
        Track track = tracks.get(scalar.metric());
        if (track == null && (tracks.size() >= MOST_METRICS || !judged && preamble.takes(scalar, placed))) {
            return;
        }
        if (track == null) {
            track = new Track();
            tracks.put(scalar.metric(), track);
        }
        double at = scalar.step() == null ? Double.NaN : scalar.step();
        boolean sameStep = track.any && track.step == at;
        boolean known = sameStep && (otherRank || track.value == scalar.value());
        if (!known) {
            sink.scalar(scalar);
        }
        track.any = true;
        track.step = at;
        track.value = scalar.value();
    }

    /// The output is over.
    void end() {
        release();
        flush();
        String last = "";
        for (Scalar scalar : preamble.rest()) {
            boolean metric = preamble.isMetric(scalar, positioned);
            if (metric) {
                write(scalar, true);
            } else if (Vocabulary.isSetting(scalar.metric()) && !Vocabulary.isCount(scalar.metric())) {
                sink.setting(scalar.metric(), Numbers.typed(Numbers.print(scalar.value())));
            }
            if (!scalar.metric().equals(last)) {
                sink.heldBack(scalar, metric);
            }
            last = scalar.metric();
        }
    }

    private static @Nullable Double boxed(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }
}
