package org.hpsearch.screen.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.language.Quoting;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunState;
import org.hpsearch.workspace.Workspace;

/// Puts runs into groups: those of an experiment, those of a sweep, and those that wait in a queue.
public final class RunGroups {
    /// The most runs of a group that are shown.
    public static final int MOST = 200;

    private static final String QUEUE = "";

    /// States of a run whose task does not wait.
    private static final Set<RunState> GOING =
            EnumSet.of(RunState.RUNNING, RunState.FINISHED, RunState.STOPPED, RunState.UNREAD);

    private final Workspace workspace;

    public RunGroups(Workspace workspace) {
        this.workspace = workspace;
    }

    /// The groups, those of the first runs first; a sweep of one run is none.
    ///
    /// @param found   runs that are shown
    /// @param waiting those that wait
    /// @param query   what all members match; empty for all runs
    /// @param named   whether the runs were named, so that there are no other members
    /// @param sort    keys that say which member is the best; empty for the objective
    public List<RunGroup> of(List<Row> found, List<Row> waiting, String query, boolean named, List<String> sort) {
        Map<String, List<Row>> bySweep = new LinkedHashMap<>();
        for (Row row : found) {
            String sweep = row.record().info().lineage().sweep();
            if (sweep != null) {
                bySweep.computeIfAbsent(sweep, id -> new ArrayList<>()).add(row);
            }
        }
        Map<String, List<Row>> held = new LinkedHashMap<>();
        for (Row row : waiting) {
            String sweep = row.record().info().lineage().sweep();
            held.computeIfAbsent(sweep == null ? QUEUE : sweep, id -> new ArrayList<>())
                    .add(row);
        }
        Set<String> sweeps = new TreeSet<>(held.keySet());
        List<RunGroup> groups = new ArrayList<>();
        bySweep.forEach((sweep, rows) -> {
            sweeps.remove(sweep);
            RunGroup group = sweep(sweep, rows, held.getOrDefault(sweep, List.of()), query, named, sort);
            if (group.total() > 1) {
                groups.add(group);
            }
        });
        for (String sweep : sweeps) {
            List<Row> rows = waitingStill(held.getOrDefault(sweep, List.of()), found);
            if (rows.isEmpty()) {
                continue;
            }
            groups.add(
                    sweep.equals(QUEUE)
                            ? RunGroup.of(RunGroup.Kind.QUEUE, QUEUE, rows)
                            : sweep(sweep, List.of(), rows, query, named, sort));
        }
        return groups;
    }

    private RunGroup sweep(
            String sweep, List<Row> shown, List<Row> waiting, String query, boolean named, List<String> sort) {
        return group(RunGroup.Kind.SWEEP, sweep, shown, waiting, query, named, sort);
    }

    /// The experiments, those of the first runs first; one of one run is none. What waits counts in its sweep alone.
    ///
    /// @param found runs that are shown
    /// @param query what all members match; empty for all runs
    /// @param named whether the runs were named, so that there are no other members
    /// @param sort  keys that say which member is the best; empty for the objective
    public List<RunGroup> experiments(List<Row> found, String query, boolean named, List<String> sort) {
        Map<String, List<Row>> byName = new LinkedHashMap<>();
        for (Row row : found) {
            byName.computeIfAbsent(row.record().info().experiment(), name -> new ArrayList<>())
                    .add(row);
        }
        byName.remove("");
        return byName.entrySet().stream()
                .map(one ->
                        group(RunGroup.Kind.EXPERIMENT, one.getKey(), one.getValue(), List.of(), query, named, sort))
                .filter(group -> group.total() > 1)
                .toList();
    }

    private RunGroup group(
            RunGroup.Kind kind,
            String name,
            List<Row> shown,
            List<Row> waiting,
            String query,
            boolean named,
            List<String> sort) {
        if (named) {
            return RunGroup.of(kind, name, shown);
        }
        String text =
                (query.isEmpty() ? "" : "(" + query + ") AND ") + "run." + kind.word() + ":" + Quoting.value(name);
        Result all = workspace.search(new Search.Request(text, sort, Search.Order.BEST, MOST));
        Map<RunState, Integer> counts = new EnumMap<>(RunState.class);
        List<Row> rows = new ArrayList<>(all.rows());
        if (all.total() > rows.size()) {
            count(text, all.total(), counts);
            shown.stream()
                    .filter(row -> rows.stream().noneMatch(other -> other.id().equals(row.id())))
                    .forEach(rows::add);
        } else {
            rows.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
        }
        rows.sort(Comparator.comparing(row -> row.state() != RunState.RUNNING));
        List<Row> still = waitingStill(waiting, rows);
        if (!still.isEmpty()) {
            counts.put(RunState.QUEUED, still.size());
            still.stream().limit(MOST).forEach(rows::add);
        }
        return new RunGroup(kind, name, rows, counts);
    }

    /// The runs that wait without those that have begun since the engine was asked. A task that was put back has the
    /// run of its earlier life, which did not end well.
    private static List<Row> waitingStill(List<Row> waiting, List<Row> runs) {
        Set<String> begun = new HashSet<>();
        runs.stream()
                .filter(row -> GOING.contains(row.state()))
                .forEach(row -> begun.add(row.record().info().task()));
        return waiting.stream()
                .filter(row -> !begun.contains(row.record().info().task()))
                .toList();
    }

    /// Counts the states of more runs than are read.
    private void count(String text, int total, Map<RunState, Integer> counts) {
        int left = total;
        for (RunState state : RunState.values()) {
            if (left > 0 && state != RunState.QUEUED) {
                String of = "(" + text + ") AND run.state:" + state.word();
                int count = workspace
                        .search(new Search.Request(of, List.of(), Search.Order.NEWEST, 0))
                        .total();
                left -= count;
                if (count > 0) {
                    counts.put(state, count);
                }
            }
        }
    }
}
