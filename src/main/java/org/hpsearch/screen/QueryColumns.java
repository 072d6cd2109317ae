package org.hpsearch.screen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.console.Context;
import org.hpsearch.project.Objective;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunField;
import org.hpsearch.screen.table.FieldColumn;
import org.hpsearch.screen.table.RunGroup;
import org.hpsearch.screen.table.TableLine;
import org.hpsearch.show.table.ColumnChoice;
import org.hpsearch.show.table.FailureReason;
import org.hpsearch.show.table.RunTable;
import org.hpsearch.value.RegularName;
import org.hpsearch.view.View;
import org.hpsearch.workspace.Workspace;

/// The columns of the query: those that were named, or were saved with it, or that `hps query` would choose for the
/// runs that are shown.
final class QueryColumns {
    private final Context context;
    private final Workspace workspace;

    QueryColumns(Context context, Workspace workspace) {
        this.context = context;
        this.workspace = workspace;
    }

    /// The columns, without what the screen shows anyway where none was named: id, state, the table's metric.
    ///
    /// @param groups where experiments are among them, no column says which one
    /// @param metric of the table; empty for none
    /// @throws org.hpsearch.query.language.QueryException where a name means nothing
    List<FieldColumn> of(
            View.Runs asked, List<Row> rows, List<RunGroup> groups, Optional<Objective> objective, String metric) {
        Map<String, Row> all = new LinkedHashMap<>();
        rows.forEach(row -> all.putIfAbsent(new TableLine.Run(row, 0).key(), row));
        groups.forEach(group -> group.rows().forEach(row -> all.putIfAbsent(new TableLine.Run(row, 0).key(), row)));
        if (all.isEmpty()) {
            return List.of();
        }
        RowValues values = new RowValues(List.copyOf(all.values()), workspace.names());
        RunTable runs = new RunTable(
                values,
                objective,
                context.clock().instant(),
                row -> row.id().isEmpty() ? "" : FailureReason.of(workspace.run(row.id()), row));
        List<String> named = workspace.saved().columns(asked.query(), asked.columns());
        List<String> usual = new ArrayList<>(runs.automaticColumns(false));
        usual.removeAll(runs.columns(RunField.ID, RunField.STATE));
        if (groups.stream().anyMatch(group -> group.kind() == RunGroup.Kind.EXPERIMENT)) {
            usual.removeAll(runs.columns(RunField.EXPERIMENT));
        }
        usual.removeIf(runs::isResult);
        usual.removeIf(name -> values.names().target(name) instanceof Target.Metric of
                && of.isBest()
                && RegularName.isSame(of.name(), metric));
        return FieldColumn.of(
                values, runs, named.isEmpty() ? usual : new ColumnChoice(workspace.names(), runs).of(named, usual));
    }
}
