package org.hpsearch.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.SortedSetSortField;
import org.hpsearch.index.FieldNames;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.query.match.Scope;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.values.FilledSort;

/// In which order runs come.
///
/// @param sort  in Lucene's terms
/// @param words in words for the user: `by val_acc, greatest first`
record Ordering(Sort sort, String words) {
    /// The order of a request: its keys, else best first or newest first; of equal ones the newest first.
    ///
    /// @throws QueryException where a key means nothing
    static Ordering of(Search.Request request, Optional<Objective> objective, Scope scope) {
        List<SortField> fields = new ArrayList<>();
        String words = "newest first";
        if (!request.sort().isEmpty()) {
            for (String key : request.sort()) {
                boolean reverse = key.startsWith("-");
                String name = reverse || key.startsWith("+") ? key.substring(1) : key;
                fields.addAll(fields(scope.resolver().forSorting(name), reverse, scope));
            }
            words = "by " + String.join(", ", request.sort());
        } else if (request.order() == Search.Order.BEST && objective.isPresent()) {
            Objective by = objective.get();
            fields.addAll(fields(new Target.Metric(by.metric(), "", by.direction()), false, scope));
            words = "by " + by.metric() + (by.direction() == Direction.MIN ? ", least first" : ", greatest first");
        }
        fields.add(number(FieldNames.runNumber("started"), true));
        return new Ordering(new Sort(fields.toArray(SortField[]::new)), words);
    }

    private static List<SortField> fields(Target target, boolean reverse, Scope scope) {
        return switch (target) {
            case Target.Metric metric -> {
                boolean bare = metric.suffix().isEmpty() || metric.suffix().equals("best");
                boolean greatestFirst = bare && metric.direction() == Direction.MAX;
                yield List.of(number(FieldNames.metric(metric.name(), metric.aggregate()), greatestFirst != reverse));
            }
            case Target.Param param ->
                scope.defaults().concerns(param.name())
                        ? FilledSort.of(scope, param.name(), reverse)
                        : List.of(
                                number(FieldNames.paramNumber(param.name()), reverse),
                                text(FieldNames.paramKeyword(param.name()), reverse));
            case Target.RunField field ->
                switch (field.name()) {
                    case "started", "ended", "duration", "exit", "size" ->
                        List.of(number(FieldNames.runNumber(field.name()), reverse));
                    default -> List.of(text(FieldNames.runKeyword(field.name()), reverse));
                };
            case Target.Words words -> List.of();
            case Target.Recorded recorded -> List.of();
            case Target.Has has -> List.of();
        };
    }

    /// A missing value comes last both ways.
    private static SortField number(String field, boolean reverse) {
        return new SortedNumericSortField(
                field,
                SortField.Type.DOUBLE,
                reverse,
                reverse ? SortedNumericSelector.Type.MAX : SortedNumericSelector.Type.MIN,
                reverse ? Double.NEGATIVE_INFINITY : Double.NaN);
    }

    private static SortField text(String field, boolean reverse) {
        return new SortedSetSortField(
                field,
                reverse,
                reverse ? SortedSetSelector.Type.MAX : SortedSetSelector.Type.MIN,
                reverse ? SortField.STRING_FIRST : SortField.STRING_LAST);
    }
}
