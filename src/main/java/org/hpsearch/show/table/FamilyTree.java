package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hpsearch.console.SafeText;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunId;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;

/// The runs that come from one first run, as a tree.
public final class FamilyTree {
    private static final int MOST = 100;

    private final Workspace workspace;
    private final String shown;
    private final Map<String, List<Row>> children = new HashMap<>();
    private final List<Member> members = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    /// A run of the tree.
    ///
    /// @param text its line, which begins with what shows how deep it is
    public record Member(String id, String text) {}

    /// @param shown id of the run that is marked
    public FamilyTree(Workspace workspace, String shown) {
        this.workspace = workspace;
        this.shown = shown;
    }

    /// A line for each run; none where the run has no family.
    public List<String> lines(Row run) {
        return members(run).stream().map(Member::text).toList();
    }

    /// The runs, each before those that come from it; none where the run has no family.
    public List<Member> members(Row run) {
        List<Row> family = workspace
                .search(new Search.Request("run.root:" + run.root(), List.of("run.started"), Search.Order.NEWEST, MOST))
                .rows();
        if (family.size() < 2 && run.record().info().lineage().parent() == null) {
            return List.of();
        }
        Set<String> ids = family.stream().map(row -> row.record().id()).collect(Collectors.toSet());
        List<Row> roots = new ArrayList<>();
        for (Row row : family) {
            String parent = row.record().info().lineage().parent();
            if (parent != null && ids.contains(parent)) {
                children.computeIfAbsent(parent, id -> new ArrayList<>()).add(row);
            } else {
                roots.add(row);
            }
        }
        roots.forEach(row -> add(row, ""));
        family.stream().filter(row -> !told.contains(row.record().id())).forEach(row -> add(row, "? "));
        return members;
    }

    private void add(Row row, String indent) {
        if (!told.add(row.record().id())) {
            return;
        }
        String line = indent + row.shortId() + (row.record().id().equals(shown) ? " *" : "") + "  "
                + row.state().word() + about(row.record().info().lineage())
                + (row.record().observed().restarted().isEmpty() ? "" : ", restarted");
        members.add(new Member(row.record().id(), line));
        String deeper = indent.isEmpty() ? "\u2514 " : "  " + indent;
        children.getOrDefault(row.record().id(), List.of()).forEach(child -> add(child, deeper));
    }

    private String about(Lineage lineage) {
        String parent = lineage.parent();
        Lineage.Stage stage = lineage.stage();
        String name = stage == null ? "" : " " + stage.name();
        if (parent == null) {
            return stage == null ? "" : "  stage" + name;
        }
        boolean gone = !java.nio.file.Files.isDirectory(workspace.run(parent).path());
        String changed = lineage.changed().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + print(entry.getValue()))
                .collect(Collectors.joining(" "));
        return "  " + lineage.kind() + name + (gone ? " of " + RunId.shortForm(parent) + " (not here)" : "")
                + (lineage.step() == null ? "" : " at step " + Numbers.print(lineage.step()))
                + (changed.isEmpty() ? "" : ", " + changed);
    }

    private static String print(Value value) {
        return SafeText.line(value.print());
    }
}
