package org.hpsearch.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.index.RunIndex;
import org.hpsearch.project.History;
import org.hpsearch.query.FieldInfo;
import org.hpsearch.query.Groups;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.Quoting;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Curve;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.RegularName;
import org.jspecify.annotations.Nullable;

/// hps as a library: the runs of a project as immutable values. It answers as the command does: `@NAME` stands for a
/// saved query here, too.
///
/// Every question first takes over what has changed in the folders (within half a second; what is left over is told by
/// [#unchecked()]). An object may be used by one thread at a time. Nothing here writes into a run folder, except that a
/// run whose hps was killed is completed from its log.
public final class Hps implements AutoCloseable {
    private final Workspace workspace;
    private int unchecked;

    private Hps(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Opens the project of a folder: the nearest one upwards that holds `hps-runs/` or another file of hps.
    ///
    /// @throws IOException where the index cannot be used
    public static Hps open(Path folder) throws IOException {
        Hps hps = new Hps(Workspace.ofLibrary(folder));
        hps.look();
        return hps;
    }

    /// The project's folder.
    public Path folder() {
        return workspace.project().path();
    }

    /// The runs that match, best first.
    ///
    /// @param query in the query language; empty for all runs
    /// @throws org.hpsearch.query.language.QueryException where the query cannot be understood
    /// @throws IOException where the index cannot be used
    public Result query(String query) throws IOException {
        return query(new Search.Request(query, List.of(), Search.Order.BEST, Integer.MAX_VALUE));
    }

    /// As [#query(String)], with an order and a limit.
    public Result query(Search.Request request) throws IOException {
        look();
        return workspace.search(request);
    }

    /// The run of an id, a short id, or a name that only one run has; empty where there is none.
    public Optional<Row> run(String name) throws IOException {
        if (name.isBlank()) {
            return Optional.empty();
        }
        String quoted = Quoting.phrase(name);
        List<Row> rows = query("run.id=" + quoted + " OR run.name=" + quoted).rows().stream()
                .filter(row -> row.id().equals(name)
                        || row.shortId().equals(name)
                        || row.record().notes().name().equals(name))
                .toList();
        return rows.size() == 1 ? Optional.of(rows.getFirst()) : Optional.empty();
    }

    /// Runs put together by what they have in common.
    public Groups groups(Groups.Request request) throws IOException {
        look();
        return workspace.groups(request);
    }

    /// What can be asked: the parameters, metrics and fields of the run whose name fits a pattern; empty for all.
    public List<FieldInfo> fields(String pattern) throws IOException {
        look();
        return workspace.ask().fields(pattern);
    }

    /// A metric's rows of a run, in the order in which they came; read from its folder.
    ///
    /// @param metric in any spelling, as in a query
    /// @return in the spelling of the run; empty where the run has no such metric
    public List<Scalar> series(Row run, String metric) throws IOException {
        String own = run.metricSpelling(metric).orElse(metric);
        List<Scalar> series = new ArrayList<>();
        Path file = workspace.run(run.id()).readable(RunFolder.METRICS);
        if (Files.isRegularFile(file)) {
            MetricsReader.read(file, 0, (step, time, name, value) -> {
                if (name.equals(own)) {
                    series.add(new Scalar(known(step), known(time), name, value));
                }
            });
        }
        return List.copyOf(series);
    }

    /// The one curve of a run that was resumed, as `hps plot` draws it: the rows of its ancestors up to the checkpoint,
    /// then its own. Of any other run it is [#series(Row, String)].
    ///
    /// @param metric in any spelling, as in a query
    /// @return empty where no run of the lineage has such a metric
    public List<Scalar> curve(Row run, String metric) throws IOException {
        String own = run.metricSpelling(metric).orElse(metric);
        Map<String, Curve> curves =
                new History(workspace.project().store(), workspace.settings()).curves(run.id(), Set.of(own));
        Curve curve = RegularName.find(own, curves);
        List<Scalar> rows = new ArrayList<>();
        for (int i = 0; curve != null && i < curve.size(); i++) {
            rows.add(new Scalar(known(curve.step(i)), known(curve.time(i)), own, curve.value(i)));
        }
        return List.copyOf(rows);
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }

    /// What the project declares of its parameters today.
    ///
    /// @throws org.hpsearch.value.DataException where `hps-defaults.json` is damaged
    public Defaults defaults() {
        workspace.renew(RunIndex.Mode.QUICK);
        return workspace.defaults();
    }

    /// How many runs were not compared with their folders at the last question, for want of time.
    public int unchecked() {
        return unchecked;
    }

    /// How many runs the last question knew by name alone, for want of time; their state is `unread`.
    public int unread() {
        return workspace.unread();
    }

    private void look() throws IOException {
        workspace.renew(RunIndex.Mode.QUICK);
        unchecked = workspace.look(RunIndex.Mode.QUICK).unchecked();
    }

    @Override
    public void close() throws IOException {
        workspace.close();
    }
}
