package org.hpsearch.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The one curve of a run that was resumed: of each metric the rows of its ancestors below its own first step, then its
/// own. What a parent had written beyond the checkpoint stays on disk and out of the curve.
///
/// Where a program counts its steps anew after a resume, its rows come behind the checkpoint: they are moved on by the
/// checkpoint's step. Times count from the start of the first run, the time lost between left out. A metric without
/// steps is cut by time.
public final class History {
    /// Rows are seen a little after they were printed (seconds).
    private static final double LAG = 0.5;

    private static final double MILLIS = 1000;
    private static final int LONGEST = 1000;

    private final Store store;
    private final Settings settings;

    /// One run of a lineage.
    ///
    /// @param id  of its folder
    /// @param end why the lineage cannot be followed further back; empty where it begins here
    public record Link(String id, String end) {}

    /// @param settings tell whether programs count their steps on
    public History(Store store, Settings settings) {
        this.store = store;
        this.settings = settings;
    }

    /// The runs that a run goes on from, the first one first, and the run itself last.
    public List<Link> lineage(String id) {
        List<Link> links = new ArrayList<>();
        Set<String> seen = new java.util.HashSet<>();
        String at = id;
        while (at != null) {
            seen.add(at);
            Lineage lineage = store.run(at).info().lineage();
            String parent = lineage.kind().equals("resume") ? lineage.parent() : null;
            String end = "";
            if (parent != null && seen.contains(parent)) {
                end = "its lineage goes in a circle";
            } else if (parent != null && !Files.isDirectory(store.run(parent).path())) {
                end = "its parent " + RunId.shortForm(parent) + " was deleted";
            } else if (parent != null && links.size() >= LONGEST) {
                end = "its lineage is longer than " + LONGEST + " runs";
            }
            links.add(new Link(at, end));
            at = end.isEmpty() ? parent : null;
        }
        return links.reversed();
    }

    /// The rows of the curve, metric by metric in the order of their first rows.
    ///
    /// @param wanted which metrics
    public List<Scalar> rows(String id, Predicate<String> wanted) throws IOException {
        Map<String, List<Scalar>> curve = new LinkedHashMap<>();
        double begin = 0;
        for (Link link : lineage(id)) {
            RunFolder run = store.run(link.id);
            RunInfo info = run.info();
            Map<String, List<Scalar>> own = own(run, wanted);
            if (curve.isEmpty()) {
                curve.putAll(own);
                continue;
            }
            double resumed = begin + checkpointTime(info);
            begin = Double.isNaN(resumed) ? begin : resumed;
            Join join = new Join(
                    info, resumed, settings.experiment(info.experiment()).steps());
            own.forEach((metric, rows) -> curve.merge(metric, rows, join::of));
        }
        List<Scalar> all = new ArrayList<>();
        curve.values().forEach(all::addAll);
        return all;
    }

    private static Map<String, List<Scalar>> own(RunFolder run, Predicate<String> wanted) throws IOException {
        Map<String, List<Scalar>> rows = new LinkedHashMap<>();
        Path file = run.file(RunFolder.METRICS);
        if (Files.isRegularFile(file)) {
            MetricsReader.read(file, 0, (step, time, metric, value) -> {
                if (wanted.test(metric)) {
                    rows.computeIfAbsent(metric, name -> new ArrayList<>())
                            .add(new Scalar(known(step), known(time), metric, value));
                }
            });
        }
        return rows;
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }

    /// When the parent had written the checkpoint, in seconds since its start; NaN where unknown.
    private double checkpointTime(RunInfo info) {
        String parent = info.lineage().parent();
        if (parent == null || info.lineage().checkpoint() == null) {
            return Double.NaN;
        }
        double time = Double.NaN;
        for (Checkpoint checkpoint : store.run(parent).read().checkpoints()) {
            boolean same = checkpoint.path().equals(info.lineage().checkpoint())
                    && java.util.Objects.equals(
                            checkpoint.step(), info.lineage().step());
            time = same && checkpoint.time() != null ? checkpoint.time() : time;
        }
        return time;
    }

    /// Puts a resumed run's rows of a metric behind those of its ancestors.
    ///
    /// @param time when the checkpoint was written, in seconds since the first run's start; NaN where unknown
    private record Join(RunInfo info, double time, Settings.@Nullable Steps steps) {
        List<Scalar> of(List<Scalar> before, List<Scalar> own) {
            Double first = own.getFirst().step();
            Double begin = before.getFirst().step();
            if (first == null || begin == null) {
                return byTime(before, own);
            }
            double last = lastBefore(before);
            boolean restarts = steps == Settings.Steps.RESTART
                    || steps == null && first <= begin && last >= begin && before.size() > 1;
            double offset = restarts ? last + gap(before, own) - first : 0;
            List<Scalar> joined = new ArrayList<>();
            for (Scalar row : before) {
                if (row.step() != null && row.step() < first + offset) {
                    joined.add(row);
                }
            }
            own.forEach(row -> joined.add(moved(row, offset)));
            return joined;
        }

        private List<Scalar> byTime(List<Scalar> before, List<Scalar> own) {
            List<Scalar> joined = new ArrayList<>();
            for (Scalar row : before) {
                if (Double.isNaN(time) || row.time() == null || row.time() <= time + LAG) {
                    joined.add(row);
                }
            }
            own.forEach(row -> joined.add(moved(row, 0)));
            return joined;
        }

        /// The ancestors' last step up to the checkpoint.
        private double lastBefore(List<Scalar> before) {
            double last = Double.NaN;
            boolean timed = !Double.isNaN(time) && before.stream().anyMatch(row -> row.time() != null);
            Double step = info.lineage().step();
            for (Scalar row : before) {
                if (row.step() == null) {
                    continue;
                }
                boolean upTo =
                        timed ? row.time() == null || row.time() <= time + LAG : step == null || row.step() <= step;
                last = upTo && !(row.step() <= last) ? row.step() : last;
            }
            return Double.isNaN(last) && step != null ? step : last;
        }

        private static double gap(List<Scalar> before, List<Scalar> own) {
            for (List<Scalar> rows : List.of(own, before)) {
                for (int i = 1; i < rows.size(); i++) {
                    Double one = rows.get(i - 1).step();
                    Double other = rows.get(i).step();
                    if (one != null && other != null && other > one) {
                        return other - one;
                    }
                }
            }
            return 1;
        }

        /// The row on the axes of the whole curve.
        private Scalar moved(Scalar row, double steps) {
            Double at = row.time();
            Double moved = at == null || Double.isNaN(time) ? at : (Double) (Math.round((at + time) * MILLIS) / MILLIS);
            Double step = row.step();
            return new Scalar(step == null ? null : (Double) (step + steps), moved, row.metric(), row.value());
        }
    }
}
