package org.hpsearch.screen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hpsearch.console.Context;
import org.hpsearch.project.Objective;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunState;
import org.hpsearch.run.SystemMetric;
import org.hpsearch.screen.live.LiveCurves;
import org.hpsearch.screen.live.QueueWatch;
import org.hpsearch.screen.live.RunProgress;
import org.hpsearch.screen.live.StoreWatch;
import org.hpsearch.screen.table.FieldColumn;
import org.hpsearch.screen.table.LineValues;
import org.hpsearch.screen.table.RunGroup;
import org.hpsearch.screen.table.RunGroups;
import org.hpsearch.screen.table.TableLine;
import org.hpsearch.show.picture.RunLabels;
import org.hpsearch.show.picture.UsualMetrics;
import org.hpsearch.show.table.FailureReason;
import org.hpsearch.value.DataException;
import org.hpsearch.value.RegularName;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.UsageException;
import org.hpsearch.view.View;
import org.hpsearch.workspace.RestReader;
import org.hpsearch.workspace.Workspace;

/// Looks at the runs, and keeps what is seen.
final class WatchControl {
    /// A look at the index costs at most this part of the time.
    private static final int SHARE = 60;

    private static final long SOON = 2_000_000_000L;
    private static final long LATER = 5_000_000_000L;
    private static final int ENDED = 20;

    /// The most runs of an open group whose curves are read, unless they are shown anyway.
    private static final int DRAWN = 50;

    private final Context context;
    private final Workspace workspace;
    private final WatchedRuns watched;
    private final RunGroups grouping;
    private final QueueWatch queue;
    private final QueryColumns columns;
    private final Completer completer;
    private final StoreWatch store;
    private final RestReader rest;

    /// Keys of the groups that were there before: whether they are open is for the person to say.
    private final Set<String> met = new HashSet<>();

    private final LiveCurves curves;
    private final Alarms alarms = new Alarms();
    private final String begin;
    private WatchState state;
    private List<String> known = List.of();
    private Set<String> split = Set.of();
    private long nextLook;
    private boolean alarmed;
    private int readings;

    /// @param begun  what is looked at first
    /// @param metric to begin with; empty for the objective
    /// @param verbs  know what a command may be completed to
    WatchControl(Context context, Workspace workspace, View begun, String metric, Verbs verbs) {
        this.context = context;
        this.workspace = workspace;
        this.grouping = new RunGroups(workspace);
        this.queue = new QueueWatch(context, workspace);
        this.watched = new WatchedRuns(workspace);
        this.columns = new QueryColumns(context, workspace);
        this.store = new StoreWatch(workspace.project().store());
        this.rest = new RestReader(workspace);
        this.completer = new Completer(workspace, verbs);
        this.curves = new LiveCurves(name -> workspace.settings().direction(name));
        this.begin = metric;
        this.state = WatchState.NONE.with(begun.rows(ENDED));
    }

    WatchState state() {
        return state;
    }

    LiveCurves curves() {
        return curves;
    }

    void set(WatchState next) {
        boolean others =
                !next.view().curves().metrics().equals(state.view().curves().metrics());
        boolean opened = !next.table().open().equals(state.table().open())
                || next.table().byExperiment() != state.table().byExperiment();
        state = next.table() == state.table() ? next : next.arranged(values(next));
        nextLook = others || opened ? 0 : nextLook;
    }

    private LineValues values(WatchState of) {
        return of.values(curves, workspace, context);
    }

    /// The keys of the order in which the runs are found, as of `--sort`; empty for that of `hps query`.
    List<String> order() {
        return watched.order(state.view().runs(), state.metric());
    }

    /// Why the engine holds a run back; empty where it does not say.
    String reason(Row waiting) {
        return queue.reason(waiting);
    }

    /// Looks again at once.
    void hurry() {
        nextLook = 0;
    }

    /// The metrics of the runs.
    List<String> metrics() {
        Map<String, String> names = new TreeMap<>();
        Set<String> all = new LinkedHashSet<>(known);
        all.addAll(curves.metrics());
        for (String name : all) {
            String regular = RegularName.of(name);
            names.putIfAbsent(split.contains(regular) ? name : regular, name);
        }
        return List.copyOf(names.values());
    }

    /// Whether something was said since the last call that should be heard.
    boolean takeAlarm() {
        boolean taken = alarmed;
        alarmed = false;
        return taken;
    }

    /// Looks at what is new. What cannot be looked at any more stays as it was seen last.
    void look() {
        try {
            String news = store.look();
            state = news.isEmpty() ? state : state.saying(news);
            if (store.isGone()) {
                return;
            }
            long begun = System.nanoTime();
            String silence = queue.takeSilence();
            state = silence.isEmpty() ? state : state.saying(silence);
            boolean cameOrWent = queue.look() | store.hasChanged();
            if (cameOrWent || begun >= nextLook || readings != rest.readings()) {
                readings = rest.readings();
                find(state.view());
                rest.begin(workspace.unread());
                long end = System.nanoTime();
                long cost = end - begun;
                nextLook = end + (cameOrWent ? Math.max(SOON, cost) : Math.max(LATER, SHARE * cost));
            }
            readCurves();
            state = state.arranged(values(state));
        } catch (QueryException | DataException unanswered) {
            state = state.saying(String.valueOf(unanswered.getMessage()));
            nextLook = System.nanoTime() + LATER;
        } catch (IOException unreadable) {
            state = state.saying(SafeFile.reason(unreadable));
        }
    }

    private void readCurves() throws IOException {
        List<RunFolder> folders = new ArrayList<>();
        for (Row row : state.found().rows()) {
            folders.add(workspace.run(row.id()));
        }
        Set<String> wanted = new LinkedHashSet<>(state.found().metrics());
        wanted.add(RunProgress.EPOCH);
        Row chosen = state.row();
        if (chosen != null && state.chosen().tab() == WatchTab.SYSTEM) {
            wanted.addAll(curves.system(chosen.id()));
        }
        curves.look(folders, wanted, split);
        View.Axes axes = state.view().curves().axes();
        curves.lookClosely(folders, state.metric(), axes.from(), axes.to());
        List<String> heard = alarms.look(
                state.found().rows(),
                state.found().metrics(),
                curves,
                row -> FailureReason.of(workspace.run(row.id()), row));
        if (!heard.isEmpty()) {
            state = state.saying(String.join("; ", heard));
            alarmed = true;
            new Notifier(workspace.ownHabits().notifier(), workspace.project().path()).tell(heard);
        }
    }

    /// Looks at other runs; where there are none, at those of before.
    void ask(String query) {
        View before = state.view();
        View asked = before.asking(query);
        try {
            if (rows(asked).isEmpty()) {
                state = state.saying("no run matches '" + query + "'; the earlier runs are still shown");
                return;
            }
            state = state.with(asked);
            find(asked);
        } catch (QueryException | DataException wrong) {
            state = state.with(before).saying(String.valueOf(wrong.getMessage()));
        }
    }

    /// Completes the last word of a line.
    void complete(WatchState.Over.Typing typing) {
        try {
            state = state.with(completer.completed(typing));
        } catch (QueryException | DataException wrong) {
            state = state.saying(String.valueOf(wrong.getMessage()));
        } catch (IOException unreadable) {
            state = state.saying(SafeFile.reason(unreadable));
        }
    }

    /// Ends what goes on beside the screen.
    void end() {
        rest.close();
    }

    /// Shows other columns of the query; where one means nothing, those of before.
    ///
    /// @param names as of `--columns`; empty for the usual ones
    void columns(List<String> names) {
        WatchState before = state;
        try {
            state = state.with(state.view().columns(names));
            find(state.view());
        } catch (QueryException | DataException | UsageException wrong) {
            state = before.saying(String.valueOf(wrong.getMessage()));
        }
    }

    private List<Row> rows(View view) {
        workspace.closeIndex();
        return watched.find(view.runs(), state.metric().isEmpty() ? begin : state.metric());
    }

    private void find(View view) {
        List<Row> rows = new ArrayList<>(rows(view));
        String query = view.runs().query();
        List<Row> waiting = watched.isNamed() ? List.of() : queue.waiting(query);
        List<RunGroup> groups = groups(view, rows, waiting);
        Set<String> open = opened(rows, groups);
        addMembers(rows, groups, open);
        RowValues values = new RowValues(rows, workspace.names());
        split = rows.isEmpty() ? Set.of() : rows.getFirst().split();
        known = values.metrics().stream()
                .filter(name -> !SystemMetric.isSystem(name))
                .toList();
        Optional<Objective> objective = watched.objective(view.runs());
        List<String> metrics = view.curves().metrics().isEmpty()
                ? usual(values, objective)
                : view.curves().metrics();
        Map<String, String> labels = RunLabels.lines(
                waiting.isEmpty() ? values : new RowValues(withFirst(rows, waiting), workspace.names()),
                row -> new TableLine.Run(row, 0).key());
        String metric = metrics.isEmpty() ? "" : metrics.getFirst();
        List<FieldColumn> fields = columns.of(view.runs(), rows, groups, objective, metric);
        state = state.with(new WatchState.Found(rows, groups, labels, fields, metrics))
                .with(state.table().opening(open));
        state = state.arranged(values(state));
    }

    /// The groups of all levels.
    private List<RunGroup> groups(View view, List<Row> rows, List<Row> waiting) {
        String query = view.runs().query();
        boolean named = watched.isNamed();
        List<String> sort = watched.sort(view.runs(), state.metric().isEmpty() ? begin : state.metric());
        List<RunGroup> groups = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<Row> all = new ArrayList<>(rows);
        if (state.table().byExperiment()) {
            groups.addAll(grouping.experiments(rows, query, named, sort));
            rows.forEach(row -> ids.add(row.id()));
            groups.forEach(group ->
                    group.rows().stream().filter(row -> ids.add(row.id())).forEach(all::add));
        }
        groups.addAll(grouping.of(all, waiting, query, named, sort));
        return groups;
    }

    /// The groups that are open: at first those in which runs go on, or one that is all that there is.
    private Set<String> opened(List<Row> rows, List<RunGroup> groups) {
        Set<String> open = new HashSet<>(state.table().open());
        for (RunGroup group : groups) {
            boolean isNew = met.add(group.key());
            boolean isAll = rows.stream().allMatch(row -> group.has(row));
            if (isNew && (group.count(RunState.RUNNING) > 0 || isAll)) {
                open.add(group.key());
            }
        }
        return open;
    }

    private static List<Row> withFirst(List<Row> rows, List<Row> waiting) {
        return Stream.concat(rows.stream(), waiting.stream().limit(RunGroups.MOST))
                .toList();
    }

    private static void addMembers(List<Row> rows, List<RunGroup> groups, Set<String> open) {
        Set<String> there = new HashSet<>();
        rows.forEach(row -> there.add(row.id()));
        for (RunGroup group : groups) {
            if (open.contains(group.key())) {
                group.rows().stream()
                        .limit(DRAWN)
                        .filter(row -> !row.id().isEmpty() && there.add(row.id()))
                        .forEach(rows::add);
            }
        }
    }

    private List<String> usual(RowValues values, Optional<Objective> objective) {
        Set<String> metrics = new LinkedHashSet<>();
        if (!begin.isEmpty()) {
            metrics.add(begin);
        }
        metrics.addAll(UsualMetrics.of(values, objective, ChartGrid.MOST));
        return metrics.stream().limit(ChartGrid.MOST).toList();
    }
}
