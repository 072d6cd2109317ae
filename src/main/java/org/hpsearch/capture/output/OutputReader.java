package org.hpsearch.capture.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.hpsearch.run.Scalar;

/// The program's output in, its metrics out, while it runs. Deterministic: the same bytes give the same scalars in the
/// same order, however they are cut into pieces. Used by one thread.
public final class OutputReader {
    private final Consumer<Scalar> sink;
    private final DoubleSupplier clock;
    private final Lines lines = new Lines(this::line);
    private final List<Recogniser> recognisers = List.of(new Pairs());
    private final Reading reading = new Reading();
    private final StepTracker steps = new StepTracker();
    private final Map<String, Scalar> refreshed = new LinkedHashMap<>();
    private double lastEpoch = Double.NaN;

    /// @param clock seconds since the start, now; NaN where the lines are read long after they were printed
    public OutputReader(Consumer<Scalar> sink, DoubleSupplier clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /// Takes the next bytes.
    public void take(byte[] bytes, int from, int to) {
        lines.take(bytes, from, to);
    }

    /// Takes the end of the output.
    public void end() {
        lines.end();
        release();
    }

    private void line(String text, boolean refresh) {
        reading.clear();
        for (Recogniser recogniser : recognisers) {
            if (recogniser.read(text, reading)) {
                break;
            }
        }
        steps.take(reading.positions());
        if (!reading.pairs().isEmpty()) {
            tell();
        }
        if (!refresh) {
            release();
        }
    }

    private void tell() {
        Double step = steps.step();
        double now = clock.getAsDouble();
        Double time = Double.isNaN(now) ? null : (Double) now;
        Double epoch = steps.epochBesideStep();
        if (epoch != null && epoch != lastEpoch) {
            lastEpoch = epoch;
            hold(new Scalar(step, time, "epoch", epoch));
        }
        for (Reading.Pair pair : reading.pairs()) {
            hold(new Scalar(step, time, pair.name(), pair.value()));
        }
    }

    /// Keeps a value until its line is over: a refresh of the same step writes over it.
    private void hold(Scalar scalar) {
        Scalar before = refreshed.get(scalar.metric());
        if (before != null && !java.util.Objects.equals(before.step(), scalar.step())) {
            release();
        }
        refreshed.put(scalar.metric(), scalar);
    }

    private void release() {
        refreshed.values().forEach(sink);
        refreshed.clear();
    }
}
