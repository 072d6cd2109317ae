package org.hpsearch.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.SortedSetSortField;
import org.hpsearch.index.FieldNames;
import org.hpsearch.project.Objective;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.match.Scope;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.values.FilledSort;
import org.hpsearch.run.RunField;

/// In which order runs come.
///
/// @param sort in Lucene's terms
/// @param said for the user
record Ordering(Sort sort, Result.Order said) {
    /// The order of a request: its keys, else best first or newest first; of equal ones the newest first.
    ///
    /// @throws QueryException where a key means nothing
    static Ordering of(Search.Request request, Optional<Objective> objective, Scope scope) {
        List<SortField> fields = new ArrayList<>();
        Result.Order said = new Result.Order("newest first", "");
        if (!request.sort().isEmpty()) {
            List<SortKey> keys = request.sort().stream().map(SortKey::parse).toList();
            keys.forEach(key -> fields.addAll(fields(key, scope)));
            said = said(keys, scope);
        } else if (request.order() == Search.Order.BEST && objective.isPresent()) {
            Objective by = objective.get();
            Target.Metric metric = new Target.Metric(by.metric(), "", by.direction());
            SortKey best = new SortKey(by.metric(), SortKey.Way.BEST);
            fields.addAll(fields(metric, best.greatestFirst(metric), scope));
            String guessed = by.guessed() ? " (guessed; set objective in hps.yaml)" : "";
            said = new Result.Order(best.words(metric) + guessed, best.isBestFirst(metric) ? by.metric() : "");
        }
        fields.add(number(FieldNames.runNumber(RunField.STARTED.word()), true));
        return new Ordering(new Sort(fields.toArray(SortField[]::new)), said);
    }

    private static Result.Order said(List<SortKey> keys, Scope scope) {
        String words = keys.stream()
                .map(key -> key.words(scope.names().require(key.name())))
                .collect(Collectors.joining(", then "));
        Target first = scope.names().require(keys.getFirst().name());
        boolean best = keys.getFirst().isBestFirst(first);
        return new Result.Order(words, best && first instanceof Target.Metric metric ? metric.name() : "");
    }

    private static List<SortField> fields(SortKey key, Scope scope) {
        Target target = scope.names().require(key.name());
        return fields(target, key.greatestFirst(target), scope);
    }

    private static List<SortField> fields(Target target, boolean greatestFirst, Scope scope) {
        return switch (target) {
            case Target.Metric metric ->
                List.of(number(scope.catalog().metricField(metric.name(), metric.aggregate()), greatestFirst));
            case Target.Param param ->
                scope.defaults().concerns(param.name())
                        ? FilledSort.of(scope, param.name(), greatestFirst)
                        : List.of(
                                number(FieldNames.paramNumber(param.name()), greatestFirst),
                                text(FieldNames.paramKeyword(param.name()), greatestFirst));
            case Target.Own own -> own(own.field(), greatestFirst);
            case Target.Words words -> List.of();
            case Target.Recorded recorded -> List.of();
            case Target.Has has -> List.of();
        };
    }

    private static List<SortField> own(RunField field, boolean greatestFirst) {
        if (field.kind().isWords()) {
            throw new QueryException("runs cannot be sorted by '" + field.word() + "'", field.word(), -1);
        }
        return List.of(
                field.kind().isNumeric()
                        ? number(FieldNames.runNumber(field.word()), greatestFirst)
                        : text(FieldNames.runKeyword(field.word()), greatestFirst));
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
