package org.hpsearch.show.picture;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;

/// The runs of a picture: without those that another drawn one goes on from.
///
/// @param rows      in the order of the selected runs
/// @param continued how many of the selected runs go on in one of these
record DrawnRuns(List<Row> rows, int continued) {
    /// For curves, in which the rows of a run stand before those of the run that goes on from it.
    static DrawnRuns of(List<Row> selected) {
        return of(selected, row -> true);
    }

    /// For pictures of values: a run without one of them is not drawn, so it stands for no other one.
    static DrawnRuns having(List<String> names, RowValues values) {
        return of(values.rows(), row -> names.stream().allMatch(name -> Double.isFinite(values.number(row, name))));
    }

    private static DrawnRuns of(List<Row> selected, Predicate<Row> drawn) {
        Set<String> before = new HashSet<>();
        for (Row row : selected) {
            String parent = row.record().info().lineage().parent();
            boolean continues = row.record().info().lineage().kind().equals("resume")
                    && row.record().observed().restarted().isEmpty();
            if (parent != null && continues && drawn.test(row)) {
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
                : selected + "; " + continued + (continued == 1 ? " goes on in another" : " go on in others");
    }

    /// Says what is not drawn by itself, where that is so.
    ///
    /// @param curves whether the rows of these runs are seen as a part of a curve
    void tell(boolean curves, Consumer<String> told) {
        if (continued > 0) {
            String verb = continued == 1 ? " run is " : " runs are ";
            String what = curves
                    ? "part of the curve of a drawn run that goes on from "
                    : "left out, because a drawn run goes on from ";
            told.accept(continued + verb + what + (continued == 1 ? "it" : "them"));
        }
    }
}
