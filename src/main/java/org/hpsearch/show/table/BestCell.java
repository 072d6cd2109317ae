package org.hpsearch.show.table;

import org.hpsearch.console.Table.Cell;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.run.RunField;

/// The best run of several in a cell: its id, and how many tie where it is not the only one. CSV has the id alone.
final class BestCell {
    private BestCell() {}

    /// @param tied how many runs are as good, with it
    static Cell of(RunTable table, Row best, int tied) {
        Cell id = table.cell(best, new Target.Own(RunField.ID));
        return tied > 1 ? new Cell(id.text() + ", " + tied + " tie", id.full(), id.kind()) : id;
    }
}
