package org.hpsearch.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.query.Groups;
import org.hpsearch.query.match.Names;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.table.GroupOptions;
import org.hpsearch.show.table.GroupTables;
import org.hpsearch.show.table.TableOptions;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;
import org.hpsearch.view.View;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;

/// The table of groups: the rows and columns of `hps query --group-by`.
final class GroupReply {
    private static final String RUNS = "runs";

    private final Workspace workspace;
    private final Names names;
    private final View view;

    GroupReply(Workspace workspace, View view) {
        this.workspace = workspace;
        this.names = workspace.names();
        this.view = view;
    }

    Value.Obj document(Questions questions) throws java.io.IOException {
        View.Runs asked = view.runs();
        Groups groups = workspace.groups(new Groups.Request(
                new Selector(workspace).query(asked.query()),
                view.groupKeys(),
                List.of(),
                1,
                asked.sort(),
                asked.rows()));
        GroupTables tables = new GroupTables(questions.context(), workspace, new TableOptions(), new GroupOptions());
        Table table = tables.of(groups, view.groupKeys());
        RowValues values =
                new RowValues(groups.groups().stream().map(Groups.Group::best).toList(), names);
        List<String> notices = Stream.concat(groups.notices().stream(), tables.lastValueCounts(groups).stream())
                .toList();
        return new Fields.Writer()
                .put("about", tables.about(groups))
                .put("order", "")
                .put("total", Value.of(groups.total()))
                .put("groups", Value.of(true))
                .put("notices", TableReply.texts(notices))
                .put("columns", columns(table, groups))
                .put("rows", rows(table, groups))
                .put("metrics", TableReply.texts(groups.metrics()))
                .put("params", TableReply.texts(values.params()))
                .put("commands", TableReply.commands(view))
                .done();
    }

    private Value.Items columns(Table table, Groups groups) {
        List<String> keys = view.groupKeys().stream()
                .map(key -> Optional.ofNullable(names.target(key))
                        .map(names::spelling)
                        .orElse(key))
                .toList();
        boolean label = true;
        List<Value> columns = new ArrayList<>();
        for (Table.Column column : table.columns()) {
            label &= !column.name().equals(RUNS);
            boolean metric = !label && groups.metrics().contains(column.name());
            boolean sorts = label
                    ? keys.contains(column.name())
                    : metric || column.name().equals(RUNS);
            columns.add(new Fields.Writer()
                    .put("name", column.name())
                    .put("number", Value.of(column.number()))
                    .put("kind", label ? "param" : metric ? "metric" : "run")
                    .put("sorts", Value.of(sorts))
                    .done());
        }
        return new Value.Items(columns);
    }

    /// A row a group; its id is the key of the group's curve.
    private static Value.Items rows(Table table, Groups groups) {
        List<String> heads = table.columns().stream().map(Table.Column::name).toList();
        int labels = heads.indexOf(RUNS);
        List<Value> rows = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            List<Cell> cells = table.rows().get(i);
            String id = java.util.stream.IntStream.range(0, labels)
                    .mapToObj(j -> bare(heads.get(j)) + "=" + shared(cells.get(j)))
                    .collect(Collectors.joining(" "));
            rows.add(new Fields.Writer()
                    .put("id", id)
                    .put("best", groups.groups().get(i).best().id())
                    .put(
                            "cells",
                            new Value.Items(cells.stream()
                                    .map(cell -> (Value) TableReply.cell(cell, Optional.empty()))
                                    .toList()))
                    .done());
        }
        return new Value.Items(rows);
    }

    private static String bare(String name) {
        return name.startsWith("param.") ? name.substring("param.".length()) : name;
    }

    private static String shared(Cell cell) {
        return cell.text().isEmpty() ? GroupTables.NO_VALUE : cell.full();
    }
}
