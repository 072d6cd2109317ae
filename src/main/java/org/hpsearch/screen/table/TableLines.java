package org.hpsearch.screen.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunState;

/// The lines of the table: runs, and groups of runs that open and close.
public final class TableLines {
    private TableLines() {}

    /// @param rows   in the usual order; those of a group stand where its first one is
    /// @param groups all that there are
    /// @param open   keys of those whose runs are shown
    public static List<TableLine> of(
            List<Row> rows, List<RunGroup> groups, Set<String> open, TableOrder order, LineValues values) {
        List<TableLine> lines = new ArrayList<>();
        for (TableLine line : order.of(outer(rows, groups, open), values)) {
            lines.add(line);
            if (line instanceof TableLine.Group group && group.open()) {
                lines.addAll(order.of(members(group.group()), values));
            }
        }
        return lines;
    }

    private static List<TableLine> members(RunGroup group) {
        return group.rows().stream()
                .<TableLine>map(row -> new TableLine.Run(row, 1))
                .toList();
    }

    private static List<TableLine> outer(List<Row> rows, List<RunGroup> groups, Set<String> open) {
        Map<String, RunGroup> bySweep = new HashMap<>();
        groups.forEach(group -> bySweep.put(group.sweep(), group));
        Map<String, TableLine> outer = new LinkedHashMap<>();
        int running = 0;
        for (Row row : rows) {
            String sweep = row.record().info().lineage().sweep();
            RunGroup group = sweep == null ? null : bySweep.get(sweep);
            TableLine line = group == null
                    ? new TableLine.Run(row, 0)
                    : new TableLine.Group(group, open.contains(group.key()), 0);
            boolean isNew = outer.putIfAbsent(line.key(), line) == null;
            running += isNew && row.state() == RunState.RUNNING ? 1 : 0;
        }
        List<TableLine> lines = new ArrayList<>(outer.values());
        for (RunGroup group : groups) {
            if (!outer.containsKey(group.key())) {
                lines.add(running++, new TableLine.Group(group, open.contains(group.key()), 0));
            }
        }
        return lines;
    }
}
