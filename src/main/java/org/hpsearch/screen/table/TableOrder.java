package org.hpsearch.screen.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hpsearch.project.Direction;
import org.hpsearch.run.RunState;
import org.jspecify.annotations.Nullable;

/// How the table of runs is ordered.
///
/// @param column   null for the usual order: running runs, newest first, then the best of those that have ended
/// @param reversed whether what comes first otherwise comes last; what has no value is last all the same
public record TableOrder(@Nullable TableColumn column, boolean reversed) {
    /// Running runs, newest first, then the best.
    public static final TableOrder USUAL = new TableOrder(null, false);

    /// States as they matter to somebody who watches.
    private static final List<RunState> STATES = List.of(
            RunState.RUNNING,
            RunState.QUEUED,
            RunState.FAILED,
            RunState.KILLED,
            RunState.LOST,
            RunState.SILENT,
            RunState.UNREAD,
            RunState.STOPPED,
            RunState.FINISHED);

    /// After a click on the head of a column: by it, then reversed, then as usual.
    public TableOrder clicked(TableColumn on) {
        TableColumn by = on.ordering();
        if (!by.equals(column)) {
            return new TableOrder(by, false);
        }
        return reversed ? USUAL : turned();
    }

    /// The other way round.
    public TableOrder turned() {
        return new TableOrder(column, !reversed);
    }

    /// By the next column, or the one before; behind the last one the usual order comes.
    ///
    /// @param shown the columns that there are
    public TableOrder moved(int step, List<TableColumn> shown) {
        List<TableColumn> all = new ArrayList<>(
                shown.stream().map(TableColumn::ordering).distinct().toList());
        int at = column == null ? all.size() : all.indexOf(column);
        int next = Math.floorMod(at + step, all.size() + 1);
        return next == all.size() ? USUAL : new TableOrder(all.get(next), false);
    }

    /// The lines in this order; those that are equal stay as they are.
    List<TableLine> of(List<TableLine> lines, LineValues values) {
        if (column == null) {
            return reversed ? lines.reversed() : lines;
        }
        return lines.stream().sorted(comparator(column, values)).toList();
    }

    private Comparator<TableLine> comparator(TableColumn by, LineValues values) {
        return switch (by) {
            case TableColumn.Live.STATE -> numbers(line -> STATES.indexOf(line.state()), Direction.MIN);
            case TableColumn.Live.ID -> texts(Comparator.comparing(TableLine::newest, Comparator.reverseOrder()));
            case TableColumn.Live.LAST -> numbers(values::last, values.direction());
            case TableColumn.Live.CURVE, TableColumn.Live.BEST -> numbers(values::best, values.direction());
            case TableColumn.Live.PROGRESS ->
                numbers(line -> values.progress(line).left(), Direction.MIN)
                        .thenComparing(numbers(line -> values.progress(line).seconds(), Direction.MIN));
            case TableColumn.Field field ->
                numbers(line -> values.rank(line, field.name()), values.direction(field.name()));
        };
    }

    private Comparator<TableLine> texts(Comparator<TableLine> order) {
        return reversed ? order.reversed() : order;
    }

    private Comparator<TableLine> numbers(ToDoubleFunction<TableLine> number, Direction direction) {
        Comparator<Double> order = reversed ? direction.worstFirst() : direction.bestFirst();
        return (one, other) -> order.compare(number.applyAsDouble(one), number.applyAsDouble(other));
    }
}
