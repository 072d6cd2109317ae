package org.hpsearch.screen.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoublePredicate;
import org.hpsearch.chart.points.Points;
import org.hpsearch.project.Direction;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.RunFolder;
import org.jspecify.annotations.Nullable;

/// A part of x of long curves, as fine as a screen can show it: of a curve that has lost rows they are read again,
/// beside the screen. For the screen's thread.
final class PartCurves {
    private Part part = new Part("", Double.NaN, Double.NaN, List.of());
    private Map<String, LiveCurve> read = new HashMap<>();
    private @Nullable Reading reading;

    /// A part of x of a metric, and the runs whose rows of it are read again.
    record Part(String metric, double from, double to, List<Source> runs) {
        Part {
            runs = List.copyOf(runs);
        }

        boolean has(double x) {
            return !(x < from) && !(x > to);
        }
    }

    /// Where a curve's rows are.
    ///
    /// @param name of the metric, as the run spells it
    record Source(String id, Path file, String name) {
        static Source of(RunFolder run, String name) {
            return new Source(run.id(), run.readable(RunFolder.METRICS), name);
        }
    }

    /// What is being read.
    private static final class Reading {
        final Part part;
        final Map<String, LiveCurve> found = new ConcurrentHashMap<>();
        volatile boolean unwanted;
        volatile boolean done;

        Reading(Part part) {
            this.part = part;
        }

        void run() {
            try {
                for (Source source : part.runs) {
                    read(source);
                }
            } catch (CancellationException unwantedNow) {
                // the screen looks at another part
            } finally {
                done = true;
            }
        }

        private void read(Source source) {
            try {
                found.put(source.id, curve(source));
            } catch (IOException gone) {
                // of this run the screen goes on with what it has
            }
        }

        private LiveCurve curve(Source source) throws IOException {
            LiveCurve curve = new LiveCurve();
            long[] rows = {0};
            double[] before = {Double.NaN, Double.NaN};
            boolean[] state = new boolean[2];
            if (!Files.isRegularFile(source.file)) {
                return curve;
            }
            MetricsReader.read(source.file, 0, (step, time, name, value) -> {
                if (unwanted) {
                    throw new CancellationException();
                }
                if (!name.equals(source.name)) {
                    return;
                }
                rows[0]++;
                double x = Double.isNaN(step) ? rows[0] : step;
                boolean inside = part.has(x);
                if (inside && !state[0] && !Double.isNaN(before[0])) {
                    curve.add(before[0], before[1], Direction.NONE);
                }
                if (inside || state[0]) {
                    curve.add(x, value, Direction.NONE);
                }
                state[0] = inside;
                before[0] = x;
                before[1] = value;
            });
            return curve;
        }
    }

    /// Looks at a part of x: what is not known of it begins to be read.
    void look(Part next) {
        Reading now = reading;
        if (now != null && now.done && now.part.equals(next)) {
            read = new HashMap<>(now.found);
            reading = null;
        }
        if (next.equals(part)) {
            return;
        }
        if (now != null) {
            now.unwanted = true;
        }
        part = next;
        read = new HashMap<>();
        reading = null;
        if (!next.runs.isEmpty()) {
            Reading begun = new Reading(next);
            reading = begun;
            Thread.ofPlatform().daemon().name("part").start(begun::run);
        }
    }

    /// Whether rows are being read.
    boolean isReading() {
        return reading != null;
    }

    /// The points of a curve, in the part that is looked at as fine as they are known.
    ///
    /// @param whole what is known of the curve without the part
    Points points(String id, String metric, LiveCurve whole) {
        LiveCurve fine = metric.equals(part.metric) ? read.get(id) : null;
        Points all = whole.points();
        if (fine == null || fine.points().size() == 0) {
            return all;
        }
        Points inside = fine.points();
        double first = inside.x()[0];
        double last = inside.x()[inside.size() - 1];
        List<double[]> points = new ArrayList<>();
        add(points, all, x -> x < first);
        add(points, inside, x -> true);
        add(points, all, x -> x > last);
        return new Points(
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }

    private static void add(List<double[]> points, Points more, DoublePredicate wanted) {
        for (int i = 0; i < more.size(); i++) {
            if (wanted.test(more.x()[i])) {
                points.add(new double[] {more.x()[i], more.y()[i]});
            }
        }
    }
}
