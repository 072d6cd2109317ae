package org.hpsearch.show.picture;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;

/// The runs of a picture of curves: without those whose curve is a part of another drawn one. Pictures of values have
/// no such rule: they show each run that a query counts.
///
/// @param rows      in the order of the selected runs
/// @param continued how many of the selected runs go on in one of these
record DrawnRuns(List<Row> rows, int continued) {
    /// For a curve of each run.
    static DrawnRuns of(List<Row> selected) {
        return of(selected, (run, parent) -> true);
    }

    /// For the mean curve of each group: a run counts in its own group where the one that goes on from it is in
    /// another.
    static DrawnRuns inGroups(RowValues values, List<String> keys) {
        Map<String, int[]> groups = new HashMap<>();
        List<int[]> classes = keys.stream().map(values::classes).toList();
        for (int i = 0; i < values.rows().size(); i++) {
            int at = i;
            groups.put(
                    values.rows().get(i).id(),
                    classes.stream().mapToInt(of -> of[at]).toArray());
        }
        return of(values.rows(), (run, parent) -> Arrays.equals(groups.get(run), groups.get(parent)));
    }

    private static DrawnRuns of(List<Row> selected, BiPredicate<String, String> together) {
        Set<String> before = new HashSet<>();
        for (Row row : selected) {
            String parent = row.record().info().lineage().parent();
            boolean continues = row.record().info().lineage().kind().equals("resume")
                    && row.record().observed().restarted().isEmpty();
            if (parent != null && continues && together.test(row.id(), parent)) {
                before.add(parent);
            }
        }
        List<Row> tips =
                selected.stream().filter(row -> !before.contains(row.id())).toList();
        return tips.isEmpty() ? new DrawnRuns(selected, 0) : new DrawnRuns(tips, selected.size() - tips.size());
    }

    /// The subtitle of a picture, which counts the selected runs, completed by those that are not drawn by themselves.
    String about(String selected) {
        return continued == 0
                ? selected
                : selected + "; " + continued + (continued == 1 ? " continues in another" : " continue in others");
    }

    /// Says whose curve is a part of another one, where there are such runs.
    void tell(Consumer<String> told) {
        if (continued > 0) {
            told.accept(continued + (continued == 1 ? " run is " : " runs are ")
                    + "part of the curve of a drawn run that continues from " + (continued == 1 ? "it" : "them"));
        }
    }
}
