package org.hpsearch.screen.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunState;

/// The lines of the table: runs, and groups of runs that open and close.
public final class TableLines {
    private final Set<String> open;
    private final TableOrder order;
    private final LineValues values;

    private TableLines(Set<String> open, TableOrder order, LineValues values) {
        this.open = open;
        this.order = order;
        this.values = values;
    }

    /// @param rows   in the usual order; those of a group stand where its first one is
    /// @param groups all that there are; where there are experiments, sweeps stand in them
    /// @param open   keys of those whose runs are shown
    public static List<TableLine> of(
            List<Row> rows, List<RunGroup> groups, Set<String> open, TableOrder order, LineValues values) {
        return new TableLines(open, order, values).level(rows, groups, 0);
    }

    /// The lines of a level, and those of the open groups below them.
    private List<TableLine> level(List<Row> rows, List<RunGroup> groups, int depth) {
        List<TableLine> lines = new ArrayList<>();
        for (TableLine line : order.of(outer(rows, groups, depth), values)) {
            lines.add(line);
            if (line instanceof TableLine.Group group && group.open()) {
                RunGroup of = group.group();
                boolean nests = of.kind() == RunGroup.Kind.EXPERIMENT;
                lines.addAll(level(of.rows(), nests ? sweeps(groups, of) : List.of(), depth + 1));
            }
        }
        return lines;
    }

    private static List<RunGroup> sweeps(List<RunGroup> groups, RunGroup experiment) {
        return groups.stream()
                .filter(group -> group.kind() == RunGroup.Kind.SWEEP && isIn(group, experiment))
                .toList();
    }

    private static boolean isIn(RunGroup group, RunGroup experiment) {
        return experiment.kind() == RunGroup.Kind.EXPERIMENT
                && group.kind() == RunGroup.Kind.SWEEP
                && experiment.has(group.rows().getFirst());
    }

    private List<TableLine> outer(List<Row> rows, List<RunGroup> all, int depth) {
        List<RunGroup> groups = all.stream()
                .filter(group -> all.stream().noneMatch(other -> isIn(group, other)))
                .toList();
        Map<String, TableLine> outer = new LinkedHashMap<>();
        int running = 0;
        for (Row row : rows) {
            TableLine line = groupOf(row, groups)
                    .<TableLine>map(group -> line(group, depth))
                    .orElseGet(() -> new TableLine.Run(row, depth));
            boolean isNew = outer.putIfAbsent(line.key(), line) == null;
            running += isNew && row.state() == RunState.RUNNING ? 1 : 0;
        }
        List<TableLine> lines = new ArrayList<>(outer.values());
        for (RunGroup group : groups) {
            if (!outer.containsKey(group.key())) {
                lines.add(running++, line(group, depth));
            }
        }
        return lines;
    }

    /// The outermost group of a run.
    private static Optional<RunGroup> groupOf(Row row, List<RunGroup> groups) {
        return groups.stream()
                .filter(group -> group.kind() == RunGroup.Kind.EXPERIMENT && group.has(row))
                .findFirst()
                .or(() -> groups.stream()
                        .filter(group -> group.kind() == RunGroup.Kind.SWEEP && group.has(row))
                        .findFirst());
    }

    private TableLine line(RunGroup group, int depth) {
        return new TableLine.Group(group, open.contains(group.key()), depth);
    }
}
