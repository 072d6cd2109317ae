package org.hpsearch.show.table;

import org.hpsearch.project.Direction;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.value.Numbers;

/// How a run's value compares with that of the baseline.
///
/// @param text    the change in per cent; empty where there is none
/// @param verdict `better`, `worse`, or empty where neither is known
public record BaselineChange(String text, String verdict) {
    public static final BaselineChange NONE = new BaselineChange("", "");

    /// Of two numbers.
    public static BaselineChange of(double base, double value, Direction direction) {
        String share = new Change(base, value).share();
        if (share.isEmpty() || value == base) {
            return NONE;
        }
        String worse = direction.isBetter(base, value) ? "worse" : "";
        return new BaselineChange(share, direction.isBetter(value, base) ? "better" : worse);
    }

    /// Of what two runs have as a parameter or a metric.
    ///
    /// @param name of the column
    public static BaselineChange of(RowValues values, Row base, Row row, String name) {
        Target target = values.names().target(name);
        boolean compared = target instanceof Target.Metric || target instanceof Target.Param;
        if (!compared || base.id().equals(row.id())) {
            return NONE;
        }
        Direction direction =
                target instanceof Target.Metric metric ? values.settings().direction(metric.name()) : Direction.NONE;
        return of(number(values, base, name), number(values, row, name), direction);
    }

    private static double number(RowValues values, Row row, String name) {
        return values.value(row, name)
                .map(value -> Numbers.parse(value.print()))
                .orElse(Double.NaN);
    }
}
