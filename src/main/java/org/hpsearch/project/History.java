package org.hpsearch.project;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.Curve;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.Store;
import org.jspecify.annotations.Nullable;

/// The one curve of a run that was resumed: of each metric the rows of its ancestors below its own first
/// step, then its own. What a parent had written beyond the checkpoint stays on disk and out of the curve.
///
/// Where a program counts its steps anew after a resume, its rows come behind the checkpoint: they are
/// moved on by the checkpoint's step. Times count from the start of the first run, the time lost between
/// left out. A metric without steps is cut by time.
public final class History {
    /// Rows are seen a little after they were printed (seconds).
    private static final double LAG = 0.5;

    private static final double MILLIS = 1000;
    private static final int LONGEST = 1000;

    private final Store store;
    private final Settings settings;
    private final CurveReader reader;

    /// One run of a lineage.
    ///
    /// @param id  of its folder
    /// @param end why the lineage cannot be followed further back; empty where it begins here
    public record Link(String id, String end) {}

    /// @param settings tell whether programs count their steps on
    public History(Store store, Settings settings) {
        this(store, settings, CurveReader.OF_FILES);
    }

    /// As above, with the rows of single runs from somewhere else.
    public History(Store store, Settings settings, CurveReader reader) {
        this.store = store;
        this.settings = settings;
        this.reader = reader;
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

    /// The curves, in the order of their first rows.
    ///
    /// @param wanted which metrics
    /// @return metric → its rows
    public Map<String, Curve> curves(String id, Predicate<String> wanted) throws IOException {
        Map<String, Curve> curves = new LinkedHashMap<>();
        double begin = 0;
        for (Link link : lineage(id)) {
            RunFolder run = store.run(link.id);
            Map<String, Curve> own = reader.read(run, wanted);
            if (curves.isEmpty() || !run.observed().restarted().isEmpty()) {
                curves.clear();
                begin = 0;
                curves.putAll(own);
                continue;
            }
            RunInfo info = run.info();
            double resumed = begin + checkpointTime(info);
            begin = Double.isNaN(resumed) ? begin : resumed;
            Join join = new Join(
                    info, resumed, settings.experiment(info.experiment()).steps());
            curves.replaceAll((metric, rows) -> join.upToCheckpoint(rows));
            own.forEach((metric, rows) -> curves.merge(metric, rows, join::of));
            curves.values().removeIf(rows -> rows.size() == 0);
        }
        return curves;
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
        /// Without the rows that are surely behind the checkpoint, by step and by time.
        Curve upToCheckpoint(Curve before) {
            Double step = info.lineage().step();
            if (step == null || Double.isNaN(time)) {
                return before;
            }
            Curve kept = new Curve();
            for (int i = 0; i < before.size(); i++) {
                if (!(before.step(i) > step && before.time(i) > time + LAG)) {
                    kept.add(before.step(i), before.time(i), before.value(i));
                }
            }
            before.seams().stream().filter(row -> row < kept.size()).forEach(kept::seam);
            return kept;
        }

        Curve of(Curve before, Curve own) {
            if (before.size() == 0) {
                return behind(before, new Curve(), own, 0);
            }
            double first = own.step(0);
            double begin = before.step(0);
            if (Double.isNaN(first) || Double.isNaN(begin)) {
                return byTime(before, own);
            }
            double last = lastBefore(before);
            boolean restarts = steps == Settings.Steps.RESTART
                    || steps == null && first <= begin && last >= begin && before.size() > 1;
            double offset = restarts ? last + gap(before, own) - first : 0;
            Curve joined = new Curve();
            for (int i = 0; i < before.size(); i++) {
                if (before.step(i) < first + offset) {
                    joined.add(before.step(i), before.time(i), before.value(i));
                }
            }
            return behind(before, joined, own, offset);
        }

        private Curve byTime(Curve before, Curve own) {
            Curve joined = new Curve();
            for (int i = 0; i < before.size(); i++) {
                if (Double.isNaN(time) || Double.isNaN(before.time(i)) || before.time(i) <= time + LAG) {
                    joined.add(before.step(i), before.time(i), before.value(i));
                }
            }
            return behind(before, joined, own, 0);
        }

        /// The ancestors' last step up to the checkpoint.
        private double lastBefore(Curve before) {
            double last = Double.NaN;
            boolean timed = !Double.isNaN(time) && Arrays.stream(before.times()).anyMatch(at -> !Double.isNaN(at));
            Double step = info.lineage().step();
            for (int i = 0; i < before.size(); i++) {
                double at = before.step(i);
                boolean upTo = timed
                        ? Double.isNaN(before.time(i)) || before.time(i) <= time + LAG
                        : step == null || at <= step;
                last = !Double.isNaN(at) && upTo && !(at <= last) ? at : last;
            }
            return Double.isNaN(last) && step != null ? step : last;
        }

        private static double gap(Curve before, Curve own) {
            for (Curve rows : List.of(own, before)) {
                for (int i = 1; i < rows.size(); i++) {
                    if (rows.step(i) > rows.step(i - 1)) {
                        return rows.step(i) - rows.step(i - 1);
                    }
                }
            }
            return 1;
        }

        /// Adds the own rows on the axes of the whole curve.
        private Curve behind(Curve before, Curve joined, Curve own, double offset) {
            before.seams().stream().filter(row -> row < joined.size()).forEach(joined::seam);
            joined.seam(joined.size());
            for (int i = 0; i < own.size(); i++) {
                double at = own.time(i);
                double moved = Double.isNaN(time) ? at : Math.round((at + time) * MILLIS) / MILLIS;
                joined.add(own.step(i) + offset, Double.isNaN(at) ? at : moved, own.value(i));
            }
            return joined;
        }
    }
}
