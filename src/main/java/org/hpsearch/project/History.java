package org.hpsearch.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.Curve;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.Observed;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.StepUnit;
import org.hpsearch.run.Store;
import org.hpsearch.value.RegularName;
import org.jspecify.annotations.Nullable;

/// The one curve of a run that was resumed: of each metric the rows of its ancestors below its own first
/// step, then its own; where both count different things, those before the checkpoint. What a parent had written beyond
/// the checkpoint is no part of it: it is a tail.
///
/// Where a program counts its steps anew after a resume, its rows come behind the checkpoint: they are moved on by the
/// checkpoint's step. Times count from the start of the first run to the checkpoint (where nobody knows when it was
/// written: to the parent's first row that the run has itself) and on from there, the time lost between left out; dates
/// are those of each run's own clock. A metric without steps is cut by time.
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
                end = "its parent " + RunId.shortForm(parent) + " is not here";
            } else if (parent != null && links.size() >= LONGEST) {
                end = "its lineage is longer than " + LONGEST + " runs";
            }
            links.add(new Link(at, end));
            at = end.isEmpty() ? parent : null;
        }
        return links.reversed();
    }

    /// The curves of some metrics, in the order of their first rows.
    ///
    /// @param names as the run spells them; of a metric that only its ancestors have, in any spelling
    /// @return metric → its rows, named as the last run that has it does
    public Map<String, Curve> curves(String id, Set<String> names) throws IOException {
        Set<String> regular = names.stream().map(RegularName::of).collect(Collectors.toSet());
        Map<String, Curve> all = curves(id, name -> regular.contains(RegularName.of(name)));
        Map<String, Curve> curves = new LinkedHashMap<>(all);
        curves.keySet()
                .removeIf(metric -> !names.contains(metric)
                        && names.stream()
                                .noneMatch(name -> RegularName.isSame(name, metric) && !all.containsKey(name)));
        return curves;
    }

    /// How the files stand from which the curves of a run are: another text when one of them has changed.
    public String state(String id) {
        StringBuilder state = new StringBuilder();
        for (Link link : lineage(id)) {
            RunFolder run = store.run(link.id);
            for (String name : List.of(RunFolder.METRICS, RunFolder.OBSERVED)) {
                state.append(link.id)
                        .append(' ')
                        .append(name)
                        .append(' ')
                        .append(state(run.readable(name)))
                        .append(' ');
            }
        }
        return state.toString();
    }

    private static String state(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.size() + " " + now.lastModifiedTime();
        } catch (IOException absent) {
            return "";
        }
    }

    /// The curves, in the order of their first rows.
    ///
    /// @param wanted which metrics; the same answer for all spellings of a name
    /// @return metric → its rows, named as the last run that has it does
    public Map<String, Curve> curves(String id, Predicate<String> wanted) throws IOException {
        Map<String, Curve> curves = new LinkedHashMap<>();
        double begin = 0;
        for (Piece piece : pieces(id, wanted)) {
            Map<String, Curve> own = piece.curves;
            if (piece.before == null) {
                curves.putAll(own);
                continue;
            }
            RunInfo info = piece.run.info();
            double leaves = begin + piece.before.left();
            double written = begin + checkpointTime(info);
            double resumed = Double.isNaN(written) ? leaves : written;
            begin = Double.isNaN(resumed) ? begin : resumed;
            Join join = new Join(info, piece.observed, resumed, leaves, steps(info));
            curves = respelled(curves, own.keySet());
            curves.replaceAll((metric, rows) -> own.containsKey(metric) ? rows : join.past(rows));
            for (var entry : own.entrySet()) {
                Curve before = curves.getOrDefault(entry.getKey(), new Curve());
                curves.put(entry.getKey(), join.of(entry.getKey(), before, entry.getValue()));
            }
            curves.values().removeIf(rows -> rows.size() == 0);
        }
        return curves;
    }

    /// What a run adds to the curves of its lineage.
    ///
    /// @param before what was seen of the rows that it goes on from; null where it begins the curves
    private record Piece(
            RunFolder run,
            Observed observed,
            Map<String, Curve> curves,
            @Nullable Leaving before) {}

    /// The pieces from the run on that begins the curves. The last run is read first: which rows of its parent are no
    /// past of it is seen while these are read, so that the rows of each run are read once.
    private List<Piece> pieces(String id, Predicate<String> wanted) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        List<Link> lineage = lineage(id);
        Leaving behind = null;
        for (Link link : lineage.reversed()) {
            RunFolder run = store.run(link.id);
            Observed observed = run.observed();
            boolean begins = link == lineage.getFirst() || !observed.restarted().isEmpty();
            Leaving before = begins ? null : new Leaving(steps(run.info()) == Experiment.Steps.RESTART, observed);
            pieces.add(new Piece(run, observed, own(run, wanted, observed, sink(observed, before, behind)), before));
            if (begins) {
                break;
            }
            behind = before;
        }
        return pieces.reversed();
    }

    /// Shows the rows of a run to what is asked of them.
    ///
    /// @param before of the run and its parent
    /// @param behind of the run that goes on from it, and of it
    private static MetricsReader.Sink sink(Observed observed, @Nullable Leaving before, @Nullable Leaving behind) {
        if (before == null && behind == null) {
            return CurveReader.NOBODY;
        }
        return (step, time, metric, value) -> {
            if (before != null && !countsBatches(observed, metric)) {
                before.own(metric, step);
            }
            if (behind != null) {
                behind.parents(metric, observed, step, time);
            }
        };
    }

    /// The curves so far, named as the run that goes on spells them: `Loss` of a program may be `loss` of its next
    /// version. What the run has in both spellings keeps them.
    private static Map<String, Curve> respelled(Map<String, Curve> before, Set<String> own) {
        Map<String, Curve> respelled = new LinkedHashMap<>();
        before.forEach((metric, rows) -> {
            List<String> others = own.stream()
                    .filter(name -> RegularName.isSame(name, metric) && !before.containsKey(name))
                    .toList();
            boolean another = !own.contains(metric) && others.size() == 1 && !respelled.containsKey(others.getFirst());
            respelled.put(another ? others.getFirst() : metric, rows);
        });
        return respelled;
    }

    private Experiment.@Nullable Steps steps(RunInfo info) {
        return settings.experiment(info.experiment()).checkpoint().steps();
    }

    /// Whether the steps of a metric are batches that hps counted from the first epoch that the run told: they begin
    /// again in each run.
    private static boolean countsBatches(Observed observed, String metric) {
        return observed.unit(StepUnit.EPOCH).equals(StepUnit.BATCH)
                && observed.unit(metric).startsWith(StepUnit.BATCH);
    }

    private Map<String, Curve> own(RunFolder run, Predicate<String> wanted, Observed observed, MetricsReader.Sink all)
            throws IOException {
        Map<String, Curve> own = reader.read(run, wanted, all);
        Instant started = run.info().started();
        double begin = started == null ? Double.NaN : started.toEpochMilli() / MILLIS;
        own.forEach((metric, curve) -> {
            curve.zero(begin);
            curve.countAll(observed.unit(metric));
        });
        return own;
    }

    /// When the parent had written the checkpoint, in seconds since its start; NaN where unknown.
    private double checkpointTime(RunInfo info) {
        String parent = info.lineage().parent();
        if (parent == null || info.lineage().checkpoint() == null) {
            return Double.NaN;
        }
        double time = Double.NaN;
        for (Checkpoint checkpoint : store.run(parent).checkpoints(new ArrayList<>())) {
            boolean same = checkpoint.path().equals(info.lineage().checkpoint())
                    && Objects.equals(checkpoint.step(), info.lineage().step());
            time = same && checkpoint.time() != null ? checkpoint.time() : time;
        }
        return time;
    }

    /// Puts a resumed run's rows of a metric behind those of its ancestors.
    ///
    /// @param seen   what hps saw of the resumed run
    /// @param time   when the run goes on, in seconds since the first run's start; NaN where unknown
    /// @param leaves when the parent came to what this run has itself, as `time`
    private record Join(RunInfo info, Observed seen, double time, double leaves, Experiment.@Nullable Steps steps) {
        /// Without the rows that are surely no past of this run.
        Curve past(Curve before) {
            return before.kept(i -> !isBehind(before, i));
        }

        /// Whether a row was written when the parent had left the checkpoint behind. Rows of one moment may be of
        /// one line.
        private boolean isBehind(Curve before, int row) {
            Double step = info.lineage().step();
            boolean late = before.time(row) > time + LAG;
            boolean beyond = step == null ? Double.isNaN(leaves) : !(before.step(row) <= step);
            return before.time(row) > leaves || late && beyond;
        }

        Curve of(String metric, Curve before, Curve own) {
            Curve past = past(before);
            if (past.size() == 0) {
                return behind(metric, past, own, 0);
            }
            double first = own.step(0);
            double begin = past.step(0);
            if (Double.isNaN(first) || Double.isNaN(begin) || StepUnit.differ(past.unit(), own.unit())) {
                return behind(metric, before.kept(i -> !isBehind(before, i) && !(before.time(i) > time + LAG)), own, 0);
            }
            double last = lastBefore(past);
            boolean restarts = steps == Experiment.Steps.RESTART
                    || steps == null
                            && last >= begin
                            && (countsBatches(seen, metric) || first <= begin && past.size() > 1);
            double offset = restarts ? last + gap(past, own) - first : 0;
            return behind(
                    metric, before.kept(i -> !isBehind(before, i) && before.step(i) < first + offset), own, offset);
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

        /// Adds the own rows on the axes of the whole curve. Of batches and epochs only the batches are moved on.
        private Curve behind(String metric, Curve joined, Curve own, double offset) {
            boolean mixed = seen.unit(metric).equals(StepUnit.BATCH_OR_EPOCH);
            joined.seam(joined.size());
            double moved = Double.isNaN(time) ? 0 : time;
            joined.begin(own.zero() - moved);
            joined.count(own.unit());
            boolean[] epochs = own.falling();
            for (int i = 0; i < own.size(); i++) {
                double at = Math.round((own.time(i) + moved) * MILLIS) / MILLIS;
                joined.add(
                        own.step(i) + (mixed && epochs[i] ? 0 : offset),
                        Double.isNaN(own.time(i)) ? Double.NaN : at,
                        own.value(i));
            }
            return joined;
        }
    }
}
