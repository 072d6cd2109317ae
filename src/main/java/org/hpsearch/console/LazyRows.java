package org.hpsearch.console;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import org.hpsearch.console.Table.Cell;

/// Rows of a table that are made each time they are read, so that a million of them take no memory.
public final class LazyRows extends AbstractList<List<Cell>> implements RandomAccess {
    private final int size;
    private final IntFunction<List<Cell>> row;

    /// @param row makes a row from its number, always the same; as many cells as there are columns
    public LazyRows(int size, IntFunction<List<Cell>> row) {
        this.size = size;
        this.row = row;
    }

    @Override
    public List<Cell> get(int index) {
        return row.apply(java.util.Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
